//! Tables as CSV: RFC 4180, UTF-8.
//!
//! A cell that a spreadsheet would take for a formula begins with an apostrophe, whoever reads it: words of strangers are
//! in these files.

use super::record::{COLUMNS, Record};

/// The table; for spreadsheets with the mark by which they know UTF-8.
pub fn csv(records: &[Record], spreadsheet: bool) -> String {
    let mut out = String::from(if spreadsheet { "\u{feff}" } else { "" });
    line(&mut out, COLUMNS.iter().copied());
    for record in records {
        let cells = record.cells();
        line(&mut out, cells.iter().map(String::as_str));
    }
    out
}

fn line<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (nth, cell) in cells.enumerate() {
        if nth > 0 {
            out.push(',');
        }
        put(out, cell);
    }
    out.push_str("\r\n");
}

fn put(out: &mut String, cell: &str) {
    let cell: String = cell.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    let formula = cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%']) || cell.starts_with(['\t', '\n']);
    let guard = if formula { "'" } else { "" };
    if cell.contains(['"', ',', '\n', ';', '\t']) || formula {
        out.push('"');
        out.push_str(guard);
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(&cell);
    }
}
