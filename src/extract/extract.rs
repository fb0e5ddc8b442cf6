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
    let body = |(i, p): (usize, &super::Paragraph)| (p.role == Role::Body).then_some((i as u32, p.at));
    let paragraphs: Vec<(u32, Stretch)> = input.paragraphs.iter().enumerate().filter_map(body).collect();
    let told = spoken(text, &tokens, &paragraphs);
    let published = input.about.published.as_deref().and_then(|p| Edtf::parse(p).ok());
    let when = dates(text, &tokens, published.as_ref());
    let reading = Reading::new(&input, &tokens, guide, &when);
    let found = reading.read(told);
    let dates = when.iter().map(FoundDate::from).collect();
    Extraction { input, dates, ..found }
}
