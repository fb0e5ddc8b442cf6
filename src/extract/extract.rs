//! The whole of it: from an input to everything that was found in it.

use super::dates::dates;
use super::found::{Extraction, FoundDate, Input, Role, Stretch};
use super::guide::Guide;
use super::paragraph::spoken;
use super::reading::Reading;
use super::token::tokens;
use crate::model::Edtf;

/// Everything that is said in a text, by whom, where and when.
pub fn extract(input: Input, guide: &Guide) -> Extraction {
    let text = input.text.as_str();
    let tokens = tokens(text);
    let mut paragraphs: Vec<(u32, Stretch)> = Vec::new();
    for (i, paragraph) in input.paragraphs.iter().enumerate() {
        if paragraph.role == Role::Body {
            paragraphs.push((i as u32, paragraph.at));
        }
    }
    let told = spoken(text, &tokens, &paragraphs);
    let published = input.about.published.as_deref().and_then(|p| Edtf::parse(p).ok());
    let when = dates(text, &tokens, published.as_ref());
    let reading = Reading::new(&input, &tokens, guide, &when);
    let found = reading.read(told);
    let dates = when.iter().map(FoundDate::from).collect();
    Extraction { input, dates, ..found }
}
