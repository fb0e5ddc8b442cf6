//! A selection as GeoJSON (RFC 7946): the regions, with how many of the selected statements come from each and are about it.
//!
//! A region has its outline where that is known, and none where it is not: no point is invented for it.

use serde_json::{Map, Value, json};

use super::Made;
use crate::explore::Library;
use crate::model::{Tally, sort_by};

/// The outlines of regions by code, as geometries of GeoJSON.
#[derive(Clone, Debug, Default)]
pub struct Shapes(Map<String, Value>);

impl Shapes {
    /// From JSON; empty where that is no object.
    pub fn read(json: &str) -> Shapes {
        Shapes(match serde_json::from_str(json) {
            Ok(Value::Object(shapes)) => shapes,
            _ => Map::new(),
        })
    }

    /// As JSON.
    pub fn write(shapes: impl Iterator<Item = (String, Value)>) -> String {
        Value::Object(shapes.collect()).to_string()
    }
}

/// The regions of the selected rows.
pub fn geojson(library: &Library, made: &Made, rows: &[u32], shapes: &Shapes) -> String {
    let (mut from, mut about) = (Tally::default(), Tally::default());
    // A region that is part of another counts for that too.
    let with_outer = |code: &str, tally: &mut Tally| {
        tally.add(code);
        library.region(code).and_then(|region| region.parent.as_deref()).into_iter().for_each(|outer| _ = tally.add(outer));
    };
    for told in rows.iter().filter_map(|row| library.statement(*row)) {
        let statement = told.parts().1;
        statement.region.iter().for_each(|region| with_outer(&region.code, &mut from));
        let mut outers: Vec<&str> = Vec::new();
        for code in &statement.about {
            for code in [Some(code.as_str()), library.region(code).and_then(|region| region.parent.as_deref())].into_iter().flatten() {
                if !outers.contains(&code) {
                    outers.push(code);
                    about.add(code);
                }
            }
        }
    }
    let count = |tally: &Tally, code: &str| tally.counts().find(|(own, _)| *own == code).map_or(0, |(_, count)| count);
    let mut codes: Vec<String> = from.counts().chain(about.counts()).map(|(code, _)| code.to_owned()).collect();
    sort_by(&mut codes, Ord::cmp);
    codes.dedup();
    let feature = |code: &String| {
        json!({
            "type": "Feature",
            "id": code,
            "geometry": shapes.0.get(code).cloned().unwrap_or(Value::Null),
            "properties": {
                "code": code,
                "name": library.region_name(code),
                "part_of": library.region(code).and_then(|region| region.parent.clone()),
                "statements_from": count(&from, code),
                "statements_about": count(&about, code),
            },
        })
    };
    let features: Vec<Value> = codes.iter().map(feature).collect();
    let stated = rows.iter().filter_map(|row| library.statement(*row)).filter(|told| told.parts().1.region.is_some()).count();
    let all = json!({
        "type": "FeatureCollection",
        "features": features,
        "dateline": {
            "collection": made.collection,
            "version": made.version,
            "selection": made.selection,
            "link": made.link,
            "count": made.count,
            "of": made.of,
            "no_place_given": rows.len() - stated,
            "made": made.on,
        },
    });
    all.to_string() + "\n"
}
