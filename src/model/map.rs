//! The map as the page draws it: paths in the units of the drawing, made by the bundle from borders.

use serde::Serialize;

use super::{Label, Neighbour};

/// A drawing of regions and what is around them.
#[derive(Clone, Debug, PartialEq, Serialize, Default)]
pub struct MapData {
    /// Width of the drawing.
    pub width: f64,
    /// Height of the drawing.
    pub height: f64,
    /// The regions that can be chosen.
    pub regions: Vec<MapRegion>,
    /// Land around, as an SVG path.
    pub context: String,
    /// Borders between the regions.
    pub inner: String,
    /// Where land meets water.
    pub coast: String,
    /// Where the regions meet other land.
    pub border: String,
    /// Names of what lies around.
    pub neighbours: Vec<Neighbour>,
}

/// A region of the map.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MapRegion {
    /// Its code.
    pub code: String,
    /// Its outline, as an SVG path.
    pub path: String,
    /// Its name and where that stands.
    pub label: Label,
}
