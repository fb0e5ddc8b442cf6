//! Finds the article in a saved page: its words, in paragraphs, and what the page says of itself.
//!
//! 1. What says that it is an article, or the main part, where it holds enough of the page's prose.
//! 2. Otherwise the innermost element with three quarters of it.
//! 3. Without what stands beside it, and with the headline where that stands before it.
//!
//! Nothing in a page is run or fetched.

mod facts;
mod page;
mod reader;
mod sink;
mod tags;

use super::super::layout::{Block, Hint};
use crate::extract::found::tidy;
use crate::extract::{About, Stretch};
use page::{Page, Piece};
use tags::Tag;

/// The words of a page's article, its paragraphs, and what is known of it.
pub fn read_page(text: &str, about: &mut About) -> (String, Vec<Block>) {
    let page = Page::read(text);
    let chosen = choose(&page);
    let (mut words, mut blocks) = gather(&page, chosen, true);
    if words.trim().is_empty() {
        (words, blocks) = gather(&page, 0, false);
    }
    // The headline on the screen: a heading, or otherwise what begins the page's title.
    let heading = blocks.iter().find(|b| b.hint == Hint::Title);
    let named = || blocks.iter().take(6).find(|b| page.facts.begins_title(b.at.of(&words)));
    let headline = heading.or_else(named).map(|b| b.at.of(&words)).unwrap_or_default();
    let headline = tidy(headline);
    page.facts.tell(about, &headline);
    (words, blocks)
}

/// How much prose a piece is: its bytes without links, if it reads like a sentence.
fn prose(page: &Page, piece: &Piece) -> u32 {
    let length = piece.end - piece.start;
    let words = page.words.get(piece.start as usize..piece.end as usize).unwrap_or_default();
    let sentence = length >= 80 || (length >= 30 && words.ends_with(['.', '!', '?', '”', '"', '’', '。']));
    if sentence && !matches!(piece.tag, Tag::H1 | Tag::Heading | Tag::Caption) { length.saturating_sub(piece.linked) } else { 0 }
}

/// The element that holds the article.
fn choose(page: &Page) -> usize {
    let nodes = &page.nodes;
    let mut prose_in = vec![0_u32; nodes.len()];
    for piece in &page.pieces {
        if let Some(sum) = prose_in.get_mut(piece.node as usize) {
            *sum = sum.saturating_add(prose(page, piece));
        }
    }
    // Each element comes after the one around it: from the last to the first, every sum is complete before it is added.
    // What stands beside the article counts for itself, not for what is around it.
    let mut largest = vec![(0_u32, 0_usize); nodes.len()];
    for at in (1..nodes.len()).rev() {
        let (Some(node), Some(own)) = (nodes.get(at), prose_in.get(at).copied()) else { continue };
        let parent = node.parent as usize;
        if node.beside || parent >= at {
            continue;
        }
        if let Some(sum) = prose_in.get_mut(parent) {
            *sum = sum.saturating_add(own);
        }
        if let Some(child) = largest.get_mut(parent)
            && own >= child.0
        {
            *child = (own, at);
        }
    }
    let sum = |at: usize| prose_in.get(at).copied().unwrap_or(0);
    let best = |fits: &dyn Fn(&page::Node) -> bool| {
        let mut best: Option<usize> = None;
        for (at, node) in nodes.iter().enumerate() {
            if fits(node) && sum(at) > best.map_or(0, sum) {
                best = Some(at);
            }
        }
        best
    };
    let Some(whole) = best(&|_| true) else { return 0 };
    let part_of = |at: Option<usize>, parts: u32| at.filter(|at| sum(*at) >= 200 && sum(*at) >= sum(whole) / 10 * parts);
    let article = part_of(best(&|n| n.tag == Tag::Article), 4).or(part_of(best(&|n| n.tag == Tag::Main), 5));
    let text = best(&|n| n.text);
    let text = part_of(text, 4).filter(|at| article.is_none_or(|a| sum(*at) >= sum(a) / 10 * 6));
    if let Some(found) = text.or(article) {
        return found;
    }
    let mut at = whole;
    while let Some((prose, child)) = largest.get(at).copied()
        && child > at
        && prose >= sum(at) / 4 * 3
        && prose > 0
    {
        // A single paragraph is no article.
        if nodes.get(child).is_some_and(|n| matches!(n.tag, Tag::P | Tag::Item)) {
            break;
        }
        at = child;
    }
    at
}

/// The pieces in an element, without what stands beside it if `strict`.
fn gather(page: &Page, chosen: usize, strict: bool) -> (String, Vec<Block>) {
    #[derive(Clone, Copy, PartialEq)]
    enum Side {
        Out,
        In,
        Beside,
    }
    let mut sides = vec![Side::Out; page.nodes.len()];
    for (at, node) in page.nodes.iter().enumerate() {
        let around = sides.get(node.parent as usize).copied().unwrap_or(Side::Out);
        let side = match around {
            _ if at == chosen => Side::In,
            Side::In if node.beside && strict => Side::Beside,
            around => around,
        };
        if let Some(slot) = sides.get_mut(at) {
            *slot = side;
        }
    }
    let side = |piece: &Piece| sides.get(piece.node as usize).copied().unwrap_or(Side::Out);
    let first = page.pieces.iter().position(|p| side(p) == Side::In).unwrap_or(0);
    let own_headline = page.pieces.iter().any(|p| p.tag == Tag::H1 && side(p) == Side::In);
    let headline = page.pieces.iter().take(first).rposition(|p| p.tag == Tag::H1).filter(|_| !own_headline);
    let mut words = String::new();
    let mut blocks: Vec<Block> = Vec::new();
    for (at, piece) in page.pieces.iter().enumerate() {
        if side(piece) != Side::In && Some(at) != headline {
            continue;
        }
        if !words.is_empty() {
            words.push_str("\n\n");
        }
        let start = words.len();
        words.push_str(page.words.get(piece.start as usize..piece.end as usize).unwrap_or_default());
        let length = piece.end - piece.start;
        let hint = match piece.tag {
            Tag::H1 if !blocks.iter().any(|b| b.hint == Hint::Title) => Hint::Title,
            Tag::H1 | Tag::Heading => Hint::Heading,
            Tag::Caption => Hint::Caption,
            _ if piece.byline && length < 200 => Hint::Byline,
            _ if length < 150 && piece.linked + 3 >= length => Hint::Link,
            _ => Hint::None,
        };
        blocks.push(Block { at: Stretch::new(start, words.len()), hint });
    }
    (words, blocks)
}

/// The words of a piece of HTML, such as stands in a paragraph of Markdown.
pub fn words_of(text: &str) -> String {
    let page = Page::read(text);
    gather(&page, 0, false).0.replace("\n\n", " ")
}
