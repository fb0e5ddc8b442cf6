//! Writing HTML: everything that comes from an article goes through `esc`.

use crate::explore::date_words;
use crate::model::{Dated, Edtf, Form, Statement, Wording};

/// Text as it may stand between tags and in an attribute's quotation marks. Control characters are left out, and those that
/// turn the direction of what comes after them.
pub(in crate::publish) fn esc(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            // What HTML does not allow: controls, and code points that are no characters.
            c if c.is_control() || (c as u32) & 0xfffe == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&c) => {}
            c => out.push(c),
        }
    }
    out
}

/// A link within the site.
pub(super) fn link(href: &str, words: &str) -> String {
    format!("<a href=\"{}\"><bdi>{}</bdi></a>", esc(href), esc(words))
}

/// A link out of the site.
pub(super) fn abroad(href: &str, words: &str) -> String {
    format!("<a href=\"{}\" rel=\"noopener noreferrer\">{}</a>", esc(href), esc(words))
}

/// A name and what it is called; `value` is HTML.
pub(super) fn fact(name: &str, value: &str) -> String {
    format!("<dt>{name}</dt><dd>{value}</dd>")
}

/// A date in words, dotted what is inferred of it.
pub(super) fn date(dated: &Dated) -> String {
    let words = date_words(dated).into_iter().map(|words| match words.inferred {
        true => inferred(&esc(&words.text), Some(dated.why.as_deref().unwrap_or("The article does not state this"))),
        false => esc(&words.text),
    });
    words.collect()
}

/// A date in words, plain.
pub(super) fn date_text(dated: &Dated) -> String {
    date_words(dated).into_iter().map(|words| words.text).collect()
}

/// A day of the register in words; as it stands there where it is none.
pub(super) fn day(text: &str) -> String {
    Edtf::parse(text).map_or_else(|_| text.to_owned(), |date| date_text(&Dated { date, inferred: None, why: None }))
}

/// HTML that says that it is inferred, where it is.
pub(super) fn inferred(html: &str, why: Option<&str>) -> String {
    match why {
        Some(why) => format!("<span class=\"inf\" title=\"{}\">{html}</span>", esc(why)),
        None => html.to_owned(),
    }
}

/// The words of a statement, quotation marks only around what was quoted.
pub(super) fn words(statement: &Statement) -> String {
    let wash = statement.form == Form::Mixed || statement.wording == Wording::Digest;
    let mut out = String::new();
    for (nth, part) in statement.content.iter().enumerate() {
        if part.is_quote() {
            if nth > 0 && statement.content.get(nth - 1).is_some_and(|before| before.is_quote()) {
                out.push(' ');
            }
            let class = if wash { "q" } else { "qd" };
            out.push_str(&format!(
                "<span class=\"{class}\"><span class=\"dq\">“</span>{}<span class=\"dq\">”</span></span>",
                esc(part.text())
            ));
        } else {
            out.push_str(&esc(part.text()));
        }
    }
    out
}

/// The label of a form; a quotation in our words says so.
pub(super) fn form_words(statement: &Statement) -> String {
    match (statement.wording, statement.form) {
        (Wording::Digest, Form::Direct | Form::Mixed) => format!("{}; our wording", statement.form.label()),
        _ => statement.form.label().into(),
    }
}

/// Words in at most so many characters, cut at a space.
pub(super) fn short(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let cut = text.get(..end).unwrap_or_default();
    let cut = cut.rsplit_once(' ').map_or(cut, |(before, _)| before);
    [cut.trim_end_matches([',', ';', ' ']), " …"].concat()
}

/// A part of an address, percent-encoded.
pub(super) fn part(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
