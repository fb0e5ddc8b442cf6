//! What a collection knows that texts do not say: its own regions, and the phrases that give a topic.

use super::gazetteer::Gazetteer;

/// A topic, and the phrases of which one gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicRule {
    /// The collection's id.
    pub id: String,
    /// Phrases in any case; a trailing `*` stands for any ending.
    pub phrases: Vec<String>,
}

/// What extraction goes by.
#[derive(Clone, Debug)]
pub struct Guide {
    /// Places.
    pub gazetteer: Gazetteer,
    /// Topics.
    pub topics: Vec<TopicRule>,
}
