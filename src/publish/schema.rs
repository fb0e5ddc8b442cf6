//! The JSON Schemas of the files that people write, generated from the types.

use serde_json::Value;

use crate::model::{Article, Collection};

/// The names of the schemas, which are those of their files in `schema/`.
pub const SCHEMAS: [&str; 2] = ["article", "collection"];

/// One schema, as it stands in `schema/`.
pub fn schema(name: &str) -> Option<String> {
    let schema = match name {
        "article" => schemars::schema_for!(Article),
        "collection" => schemars::schema_for!(Collection),
        _ => return None,
    };
    let mut value = schema.to_value();
    // A file may name its schema, so that an editor can help.
    if let Some(properties) = value.pointer_mut("/properties").and_then(Value::as_object_mut) {
        properties.insert("$schema".into(), serde_json::json!({ "type": "string" }));
    }
    serde_json::to_string_pretty(&value).ok().map(|text| text + "\n")
}
