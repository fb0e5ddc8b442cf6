//! The collection file: what the articles of a folder are together, and which borders to draw for them.

#[cfg(not(target_arch = "wasm32"))]
use serde::Deserialize;
use serde::Serialize;

/// Title, topics, regions and map of a folder of articles.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(deny_unknown_fields))]
pub struct Collection {
    /// Lower-case letters, digits and hyphens; names the collection in a link.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(regex(pattern = "^[a-z0-9][a-z0-9-]*$")))]
    pub id: String,
    /// Title on every screen.
    pub title: String,
    /// One or two sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// True where people, places and papers are invented: then every screen says so.
    #[serde(skip_serializing_if = "is_false")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub invented: bool,
    /// What a reader has to know of the wording, in a line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The topics that statements can have.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub topics: Vec<Topic>,
    /// The regions that statements can name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub regions: Vec<Region>,
    /// Which borders to draw. Left out: the world's countries.
    #[cfg(not(target_arch = "wasm32"))] // the page gets the drawing itself
    #[serde(skip_serializing_if = "Option::is_none")]
    pub map: Option<MapSpec>,
    /// What is never shown, so that nobody is found by it.
    #[cfg(not(target_arch = "wasm32"))] // what the page gets is protected already
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protect: Option<Protect>,
    /// Selections to offer as ways in, as the part of a link after `?`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub ways: Vec<String>,
}

/// A subject that statements can have.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(deny_unknown_fields))]
pub struct Topic {
    /// What statements and links call it by.
    pub id: String,
    /// What the screen calls it.
    pub name: String,
    /// Phrases by which the extractor gives it, in any case; a trailing `*` stands for any ending.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub phrases: Vec<String>,
}

/// A place with a code.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(deny_unknown_fields))]
pub struct Region {
    /// ISO 3166 where it has one.
    pub code: String,
    /// Its name on the screen.
    pub name: String,
    /// Its name in the list of regions, where that has to say more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listed: Option<String>,
    /// Other names and spellings, for the search.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub aliases: Vec<String>,
    /// The code of the region that it is part of, whose counts then include it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
}

/// What is never shown, so that nobody is found by it: it is gone from everything that is published.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Protect {
    /// The finest level of place. Left out: as stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceLevel>,
    /// The finest level of time. Left out: as stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<TimeLevel>,
    /// A selection that points at fewer anonymous statements of one region and day is warned about. Left out: 3.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1))]
    pub few: Option<u32>,
}

#[cfg(not(target_arch = "wasm32"))]
words! {
    /// A level of place.
    PlaceLevel {
        /// ISO 3166-1: a code without a hyphen.
        Country = "country", "country";
        /// ISO 3166-2: a code with one hyphen.
        Province = "province", "province";
    }
}

#[cfg(not(target_arch = "wasm32"))]
words! {
    /// A level of time.
    TimeLevel {
        /// A year.
        Year = "year", "year";
        /// A month.
        Month = "month", "month";
    }
}

/// Which borders to draw, and how.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(deny_unknown_fields))]
pub struct MapSpec {
    /// A TopoJSON file, looked for beside the collection and then in the project's `borders/`.
    pub borders: String,
    /// The object of that file whose geometries are the regions.
    pub object: String,
    /// The regions' codes by the geometries' ids, where these differ.
    #[serde(skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub codes: std::collections::BTreeMap<String, String>,
    /// A TopoJSON file of the countries around, by ISO 3166-1 numeric id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
    /// Ids of that file that are not drawn, because the regions are drawn instead.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub without: Vec<String>,
    /// How the globe becomes a plane.
    pub projection: Projection,
    /// Width of the drawing; its units are those of the labels.
    pub width: f64,
    /// Height of the drawing.
    pub height: f64,
    /// Room around the regions: left, top, right, bottom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin: Option<[f64; 4]>,
    /// Labels set by hand; other regions are named in their middle.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub labels: Vec<Label>,
    /// Names of what lies around.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(default))]
    pub neighbours: Vec<Neighbour>,
}

/// How the globe becomes a plane.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Projection {
    /// Albers' equal-area conic; two standard parallels in degrees north.
    Albers(f64, f64),
    /// Equal Earth, for the whole world.
    EqualEarth,
    /// Longitude and latitude, narrowed at the middle latitude.
    Plate,
}

/// A region's name on the map, in units of the drawing.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(deny_unknown_fields))]
pub struct Label {
    /// The region.
    pub code: String,
    /// The words, shortened if they must be.
    pub text: String,
    /// Where the words stand: x, y of the baseline.
    pub at: [f64; 2],
    /// Which point of the words that is: `start`, `middle` or `end`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
    /// Where a line leads from the words into the region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead: Option<[f64; 2]>,
    /// Where the count stands, if not beside the words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<[f64; 2]>,
}

/// The name of a sea or country around.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(deny_unknown_fields))]
pub struct Neighbour {
    /// The name.
    pub name: String,
    /// Middle of the words.
    pub at: [f64; 2],
}

fn is_false(b: &bool) -> bool {
    !*b
}
