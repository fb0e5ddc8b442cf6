//! A selection as Parquet, for those who go on in DuckDB, pandas or Spark.
//!
//! The columns of the CSV as optional strings, the paragraph as a number, and for what was said, happened and published the
//! first and the last day that the date may mean, as dates. The stated dates stay as they are, in EDTF.

use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, Int32Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;

use crate::explore::Library;
use crate::model::{Dated, Day, Span};
use crate::share::{COLUMNS, Made, record};

/// The first of January of the year 1, in days since 1970-01-01.
const FIRST_DAY: i32 = -719_162;

/// So many rows a group.
const GROUP: usize = 50_000;

/// The days that follow the columns of the CSV.
const DAYS: [&str; 6] = ["said_first", "said_last", "happened_first", "happened_last", "published_first", "published_last"];

/// The file.
pub(super) fn parquet(library: &Library, made: &Made, rows: &[u32]) -> Result<Vec<u8>, String> {
    written(library, made, rows).map_err(|why| format!("cannot be written as Parquet: {why}"))
}

fn schema() -> Result<Arc<Type>, ParquetError> {
    let text = |name: &&str| {
        let number = *name == "paragraph";
        let of = Type::primitive_type_builder(name, if number { Physical::INT32 } else { Physical::BYTE_ARRAY });
        let of = of.with_repetition(Repetition::OPTIONAL);
        let of = if number { of } else { of.with_logical_type(Some(LogicalType::String)) };
        of.build().map(Arc::new)
    };
    let day = |name: &&str| {
        let of = Type::primitive_type_builder(name, Physical::INT32).with_repetition(Repetition::OPTIONAL);
        of.with_logical_type(Some(LogicalType::Date)).build().map(Arc::new)
    };
    let fields: Result<Vec<_>, _> = COLUMNS.iter().map(text).chain(DAYS.iter().map(day)).collect();
    Type::group_type_builder("statements").with_fields(fields?).build().map(Arc::new)
}

fn written(library: &Library, made: &Made, rows: &[u32]) -> Result<Vec<u8>, ParquetError> {
    let told = |key: &str, value: String| KeyValue::new(format!("dateline.{key}"), value);
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by("Dateline".into())
        .set_key_value_metadata(Some(vec![
            told("collection", made.collection.clone()),
            told("version", made.version.clone()),
            told("selection", made.selection.clone()),
            told("link", made.link.clone()),
            told("count", made.count.to_string()),
            told("of", made.of.to_string()),
        ]))
        .build();
    let mut out = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut out, schema()?, Arc::new(properties))?;
    for group in rows.chunks(GROUP) {
        let records: Vec<_> = group.iter().filter_map(|row| Some((record(library, made, *row)?.cells(), days(library, *row)))).collect();
        let mut columns = writer.next_row_group()?;
        let mut nth = 0;
        while let Some(mut column) = columns.next_column()? {
            let cell = |cells: &[String; COLUMNS.len()]| cells.get(nth).filter(|cell| !cell.is_empty()).cloned();
            if let Some(day) = nth.checked_sub(COLUMNS.len()) {
                let values: Vec<Option<i32>> = records.iter().map(|(_, days)| days.get(day).copied().flatten()).collect();
                column.typed::<Int32Type>().write_batch(
                    &values.iter().flatten().copied().collect::<Vec<_>>(),
                    Some(&levels(&values)),
                    None,
                )?;
            } else if COLUMNS.get(nth) == Some(&"paragraph") {
                let values: Vec<Option<i32>> = records.iter().map(|(cells, _)| cell(cells).and_then(|cell| cell.parse().ok())).collect();
                column.typed::<Int32Type>().write_batch(
                    &values.iter().flatten().copied().collect::<Vec<_>>(),
                    Some(&levels(&values)),
                    None,
                )?;
            } else {
                let values: Vec<Option<ByteArray>> =
                    records.iter().map(|(cells, _)| cell(cells).map(|cell| ByteArray::from(cell.into_bytes()))).collect();
                column.typed::<ByteArrayType>().write_batch(
                    &values.iter().flatten().cloned().collect::<Vec<_>>(),
                    Some(&levels(&values)),
                    None,
                )?;
            }
            column.close()?;
            nth += 1;
        }
        columns.close()?;
    }
    writer.close()?;
    Ok(out)
}

/// Is there a value?
fn levels<T>(values: &[Option<T>]) -> Vec<i16> {
    values.iter().map(|value| i16::from(value.is_some())).collect()
}

/// Days since 1970-01-01: the first and the last that each date may mean.
fn days(library: &Library, row: u32) -> [Option<i32>; 6] {
    let Some(told) = library.statement(row) else { return [None; 6] };
    let (article, statement, _) = told.parts();
    let span = |dated: &Option<Dated>| dated.as_ref().and_then(|dated| dated.date.span()).unwrap_or(Span { start: None, end: None });
    // Calendars of other programs begin with the year 1; the date itself stands in its column as it is stated.
    let known = |day: Option<Day>| day.map(|day| day.0).filter(|day| *day >= FIRST_DAY);
    let [said, happened, published] = [span(&statement.said), span(&statement.happened), span(&article.published)];
    [said.start, said.end, happened.start, happened.end, published.start, published.end].map(known)
}
