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
    blocks: Vec<(Block, Role)>,
}

impl<'t> Layout<'t> {
    /// Where a paragraph stands, what its format says, and what it is for; nowhere where there is no such paragraph.
    fn block(&self, at: usize) -> (Block, Role) {
        let none = Block { at: Stretch { start: 0, end: 0 }, hint: Hint::None };
        self.blocks.get(at).copied().unwrap_or((none, Role::Body))
    }

    fn at(&self, at: usize) -> Stretch {
        self.block(at).0.at
    }

    /// The words of a paragraph.
    fn words(&self, at: usize) -> &'t str {
        self.at(at).of(self.text)
    }

    fn hint(&self, at: usize) -> Hint {
        self.block(at).0.hint
    }

    fn role(&self, at: usize) -> Role {
        self.block(at).1
    }

    fn set(&mut self, at: usize, role: Role) {
        if let Some((_, slot)) = self.blocks.get_mut(at) {
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
    let mut layout = Layout { text, blocks: Vec::new() };
    for block in blocks {
        let at = block.at.trimmed(text);
        if at.start < at.end {
            layout.blocks.push((Block { at, ..*block }, Role::Body));
        }
    }
    boilerplate::mark(&mut layout);
    caption::mark(&mut layout);
    top::mark(&mut layout, about);
    end::mark(&mut layout, about);
    top::mark_headings(&mut layout);
    layout.blocks.iter().map(|(block, role)| Paragraph { at: block.at, role: *role }).collect()
}
