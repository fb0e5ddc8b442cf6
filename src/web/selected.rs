//! Which part of a text is selected, where the text stands in elements that say at which byte of it they begin.
//!
//! Such an element has `data-at` and holds nothing but that text.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::page::window;

/// First byte and one after the last, equal where there is only a caret; nothing where the selection is elsewhere.
pub fn range() -> Option<(u32, u32)> {
    let selection = window()?.get_selection().ok()??;
    let range = selection.get_range_at(0).ok()?;
    let start = place(&range.start_container().ok()?, range.start_offset().ok()?)?;
    let end = place(&range.end_container().ok()?, range.end_offset().ok()?)?;
    Some((start.min(end), start.max(end)))
}

/// Takes the selection away.
pub fn clear() {
    if let Some(selection) = window().and_then(|w| w.get_selection().ok().flatten()) {
        let _ = selection.remove_all_ranges();
    }
}

fn place(node: &Node, offset: u32) -> Option<u32> {
    if node.node_type() == Node::TEXT_NODE {
        let at: u32 = node.parent_element()?.get_attribute("data-at")?.parse().ok()?;
        let text = node.text_content()?;
        return Some(at + bytes_before(&text, offset));
    }
    // Between two elements: where the next one begins, or the one before ends.
    let children = node.child_nodes();
    let next = (offset..children.length()).filter_map(|i| children.get(i)).find_map(|n| edge(&n, false));
    next.or_else(|| (0..offset).rev().filter_map(|i| children.get(i)).find_map(|n| edge(&n, true)))
}

/// The first or last place of the text inside of an element.
fn edge(node: &Node, last: bool) -> Option<u32> {
    let element = node.dyn_ref::<Element>()?;
    let element = match element.has_attribute("data-at") {
        true => element.clone(),
        false => {
            let inner = element.query_selector_all("[data-at]").ok()?;
            inner.get(if last { inner.length().checked_sub(1)? } else { 0 })?.dyn_into().ok()?
        }
    };
    let at: u32 = element.get_attribute("data-at")?.parse().ok()?;
    let length = if last { element.text_content()?.len() as u32 } else { 0 };
    Some(at + length)
}

/// How many bytes of a text its first UTF-16 units are.
fn bytes_before(text: &str, units: u32) -> u32 {
    let mut left = units as usize;
    let mut bytes = 0;
    for c in text.chars() {
        if left == 0 {
            break;
        }
        left = left.saturating_sub(c.len_utf16());
        bytes += c.len_utf8();
    }
    bytes as u32
}

#[cfg(test)]
mod tests {
    use super::bytes_before;

    #[test]
    fn units_are_bytes() {
        assert_eq!(bytes_before("“a", 1), 3);
        assert_eq!(bytes_before("“a", 2), 4);
        assert_eq!(bytes_before("😀a", 2), 4);
        assert_eq!(bytes_before("ab", 99), 2);
    }
}
