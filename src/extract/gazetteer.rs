//! Places by name: the bundled gazetteer, and what a collection adds to it.

/// Places by name.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {}
