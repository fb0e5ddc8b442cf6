//! What each paragraph is for: headline, byline, caption, body, the author's biography, what else stands on a page.
//!
//! By rules, and carefully: a paragraph is body unless something speaks for another role, and one that reports what
//! somebody says stays body unless it is a caption that stands twice. What the text itself says of its author and its date
//! of publication is told, where nothing better is known.

mod boilerplate;
mod caption;
mod dateline;
mod end;
mod top;
mod words;

use super::found::{About, Paragraph, Role, Stretch};
pub use dateline::{Dateline, dateline};

/// What a file's format says of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Nothing.
    None,
    /// The first heading of the highest level.
    Title,
    /// A heading.
    Heading,
    /// Under a picture.
    Caption,
    /// It is called a byline.
    Byline,
    /// All of it is a link.
    Link,
}

/// A paragraph before its role is known.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// Where.
    pub at: Stretch,
    /// What its format says.
    pub hint: Hint,
}

/// The paragraphs at hand.
struct Layout<'t> {
    text: &'t str,
    blocks: &'t [Block],
    roles: Vec<Role>,
}

impl<'t> Layout<'t> {
    /// The words of a paragraph.
    fn words(&self, at: usize) -> &'t str {
        self.blocks.get(at).map(|b| b.at.of(self.text)).unwrap_or_default()
    }

    fn hint(&self, at: usize) -> Hint {
        self.blocks.get(at).map_or(Hint::None, |b| b.hint)
    }

    fn role(&self, at: usize) -> Role {
        self.roles.get(at).copied().unwrap_or(Role::Body)
    }

    fn set(&mut self, at: usize, role: Role) {
        if let Some(slot) = self.roles.get_mut(at) {
            *slot = role;
        }
    }

    fn is_body(&self, at: usize) -> bool {
        self.role(at) == Role::Body
    }

    fn len(&self) -> usize {
        self.blocks.len()
    }
}

/// The role of each paragraph; fills in what the text says of its title, author and date where that is not known.
pub fn layout(text: &str, blocks: &[Block], about: &mut About) -> Vec<Paragraph> {
    let blocks: Vec<Block> = blocks.iter().filter_map(|b| trimmed(text, b)).collect();
    let mut layout = Layout { text, blocks: &blocks, roles: vec![Role::Body; blocks.len()] };
    boilerplate::mark(&mut layout);
    caption::mark(&mut layout);
    top::mark(&mut layout, about);
    end::mark(&mut layout, about);
    top::mark_headings(&mut layout);
    let roles = layout.roles;
    blocks.iter().zip(roles).map(|(block, role)| Paragraph { at: block.at, role }).collect()
}

/// Without the blanks around it; nothing where there is nothing else.
fn trimmed(text: &str, block: &Block) -> Option<Block> {
    let words = block.at.of(text);
    let inner = words.trim();
    let start = block.at.start as usize + (words.len() - words.trim_start().len());
    (!inner.is_empty()).then(|| Block { at: Stretch::new(start, start + inner.len()), hint: block.hint })
}
