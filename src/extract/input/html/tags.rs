//! What the elements of a page are, as far as finding an article in it needs to know.

/// An element that matters. Everything else is as if it were not there: its words belong to what is around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// A part of the page that says no more of itself: `div`, `section`, `blockquote`, …
    Block,
    /// A paragraph.
    P,
    /// An item of a list, or a cell of a table.
    Item,
    /// A list or a table.
    List,
    /// The page's headline.
    H1,
    /// A lower heading.
    Heading,
    /// The words under a picture.
    Caption,
    /// Words whose lines are kept.
    Pre,
    /// What says of itself that it is an article.
    Article,
    /// What says of itself that it is the page's main part.
    Main,
    /// What says of itself that it stands beside the article: `nav`, `aside`, `footer`, …
    Beside,
    /// What shows no words of the article: scripts, styles, controls, pictures.
    Silent,
}

/// The elements by name, sorted.
const NAMES: &[(&str, Tag)] = &[
    ("address", Tag::Block),
    ("article", Tag::Article),
    ("aside", Tag::Beside),
    ("audio", Tag::Silent),
    ("blockquote", Tag::Block),
    ("body", Tag::Block),
    ("button", Tag::Silent),
    ("canvas", Tag::Silent),
    ("caption", Tag::Caption),
    ("center", Tag::Block),
    ("datalist", Tag::Silent),
    ("dd", Tag::Item),
    ("details", Tag::Block),
    ("dialog", Tag::Beside),
    ("div", Tag::Block),
    ("dl", Tag::List),
    ("dt", Tag::Item),
    ("fieldset", Tag::Block),
    ("figcaption", Tag::Caption),
    ("figure", Tag::Caption),
    ("footer", Tag::Beside),
    ("form", Tag::Beside),
    ("h1", Tag::H1),
    ("h2", Tag::Heading),
    ("h3", Tag::Heading),
    ("h4", Tag::Heading),
    ("h5", Tag::Heading),
    ("h6", Tag::Heading),
    ("header", Tag::Block),
    ("hgroup", Tag::Block),
    ("iframe", Tag::Silent),
    ("li", Tag::Item),
    ("main", Tag::Main),
    ("math", Tag::Silent),
    ("menu", Tag::Beside),
    ("nav", Tag::Beside),
    ("noembed", Tag::Silent),
    ("noscript", Tag::Silent),
    ("object", Tag::Silent),
    ("ol", Tag::List),
    ("p", Tag::P),
    ("pre", Tag::Pre),
    ("script", Tag::Silent),
    ("search", Tag::Beside),
    ("section", Tag::Block),
    ("select", Tag::Silent),
    ("style", Tag::Silent),
    ("summary", Tag::Block),
    ("svg", Tag::Silent),
    ("table", Tag::List),
    ("td", Tag::Item),
    ("template", Tag::Silent),
    ("textarea", Tag::Silent),
    ("th", Tag::Item),
    ("title", Tag::Silent),
    ("tr", Tag::List),
    ("ul", Tag::List),
    ("video", Tag::Silent),
];

/// How many names there are.
pub const TAGS: usize = NAMES.len();

/// The place of a name among the names, and the kind of element.
pub fn tag(name: &[u8]) -> Option<(u8, Tag)> {
    let at = NAMES.binary_search_by(|(known, _)| known.as_bytes().cmp(name)).ok()?;
    NAMES.get(at).map(|(_, tag)| (at as u8, *tag))
}

/// Words in the class or the id of an element that say it stands beside the article.
const BESIDE: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "banner",
    "breadcrumb",
    "breadcrumbs",
    "comment",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "disqus",
    "footer",
    "hidden",
    "masthead",
    "menu",
    "modal",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "outbrain",
    "pagination",
    "popup",
    "promo",
    "recirc",
    "recommended",
    "related",
    "share",
    "sharing",
    "sidebar",
    "signup",
    "skip",
    "social",
    "sponsored",
    "sr-only",
    "subscribe",
    "taboola",
    "tags",
    "toolbar",
    "trending",
    "visually-hidden",
    "widget",
];

/// Words in the class or the id of an element that holds an article's text.
const TEXT: &[&str] = &[
    "article-body",
    "article-content",
    "article-text",
    "article__body",
    "article__content",
    "articlebody",
    "entry-content",
    "post-body",
    "post-content",
    "story-body",
    "story-content",
    "storybody",
];

/// What a class or an id says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Beside the article.
    pub beside: bool,
    /// The article's text.
    pub text: bool,
    /// Who wrote it.
    pub byline: bool,
    /// Under a picture.
    pub caption: bool,
}

/// Reads the names in a class or an id.
pub fn named(names: &str, out: &mut Named) {
    for name in names.split_ascii_whitespace().take(40).filter(|n| n.len() < 60) {
        let name = name.to_ascii_lowercase();
        out.text |= TEXT.contains(&name.as_str());
        out.beside |= BESIDE.contains(&name.as_str());
        let mut parts = name.split(['-', '_']);
        let first = parts.next().unwrap_or_default();
        // `sidebar-left` and `article-footer` stand beside; `has-sidebar` and `no-comments` say something else.
        let other = matches!(first, "has" | "no" | "with" | "without" | "is");
        let last = parts.next_back().unwrap_or(first);
        out.beside |= !other && (BESIDE.contains(&first) || BESIDE.contains(&last));
        out.byline |= first == "byline" || last == "byline" || name == "author";
        out.caption |= first == "caption" || last == "caption" || name == "wp-caption-text";
    }
}
