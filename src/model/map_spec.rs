//! Reads which borders a collection draws. Native only: the page gets the drawing itself.

use std::collections::BTreeMap;

use super::json::{Json, Node};
use super::read::{Reader, label, neighbour};
use super::{MapSpec, Projection};

pub(super) fn map_spec(r: &mut Reader, value: &Node) -> Option<MapSpec> {
    let mut f = r.object(
        value,
        &["borders", "object", "codes", "context", "without", "projection", "width", "height", "margin", "labels", "neighbours"],
    )?;
    let (borders, object) = (f.take(r, "borders", Reader::text), f.take(r, "object", Reader::text));
    let codes = f.maybe(r, "codes", |r, v| {
        let Json::Object(members) = &v.value else {
            r.wants("an object", v);
            return None;
        };
        let pair = |(k, _, v): &(String, usize, Node)| Some((k.clone(), r.at(k, v.at, |r| r.text(v))?));
        Some(members.iter().filter_map(pair).collect::<BTreeMap<_, _>>())
    });
    let context = f.maybe(r, "context", Reader::text);
    let without = f.list(r, "without", Reader::text);
    let projection = f.take(r, "projection", |r, v| match (v.text(), v.get("albers")) {
        (Some("equal-earth"), _) => Some(Projection::EqualEarth),
        (Some("plate"), _) => Some(Projection::Plate),
        (_, Some(parallels)) => r.at("albers", parallels.at, |r| r.numbers::<2>(parallels)).map(|[a, b]| Projection::Albers(a, b)),
        _ => {
            r.fault("expected \"equal-earth\", \"plate\" or {\"albers\": [parallel, parallel]}".into());
            None
        }
    });
    let width = f.take(r, "width", size);
    let height = f.take(r, "height", size);
    let margin = f.maybe(r, "margin", Reader::numbers::<4>);
    let labels = f.list(r, "labels", label);
    let neighbours = f.list(r, "neighbours", neighbour);
    Some(MapSpec {
        borders: borders?,
        object: object?,
        codes: codes.unwrap_or_default(),
        context,
        without,
        projection: projection?,
        width: width?,
        height: height?,
        margin,
        labels,
        neighbours,
    })
}

fn size(r: &mut Reader, value: &Node) -> Option<f64> {
    let size = r.number(value)?;
    if !(50.0..=4000.0).contains(&size) {
        r.fault("a drawing is 50 to 4000 units wide and high".into());
    }
    Some(size)
}
