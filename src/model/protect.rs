//! Reads what a collection never shows. Native only: what the page gets is protected already.

use super::json::Node;
use super::read::Reader;
use super::{PlaceLevel, Protect, TimeLevel};

pub(super) fn protect(r: &mut Reader, value: &Node) -> Option<Protect> {
    let mut f = r.object(value, &["place", "time", "few"])?;
    let place = f.maybe(r, "place", |r, v| r.word(v, PlaceLevel::from_word, PlaceLevel::ALL.iter().map(|x| x.word()).collect()));
    let time = f.maybe(r, "time", |r, v| r.word(v, TimeLevel::from_word, TimeLevel::ALL.iter().map(|x| x.word()).collect()));
    let few = f.maybe(r, "few", |r, v| {
        let few = r.whole(v)?;
        if few == 0 {
            r.fault("expected a number from 1".into());
        }
        Some(few)
    });
    Some(Protect { place, time, few })
}
