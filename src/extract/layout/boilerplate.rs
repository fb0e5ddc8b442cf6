//! What else stands on a page: “Read more”, sharing, sign-up, copyright, addresses.

use super::super::listed::{List, begins, find, find_any, from_first, has, holds, item, mentions, parted, without_after};
use super::words::{quoted, reports, tells};
use super::{Hint, Layout};
use crate::extract::Role;

/// A paragraph that begins with one of these is no body, if it is short.
static SURE: List = List::beginnings(
    "advertisement|all rights reserved|also read:|article continues below|click here|click to |comments are closed|\
     continue reading|copyright (c)|copyright 1|copyright 2|copyright ©|download our app|follow us on|get our newsletter|\
     leave a comment|like us on|listen to this article|originally published|read also:|read more|read next|read the full|\
     read the original|read the rest|share on |share this|sign up for|sign up to|skip to content|skip to main|\
     story continues below|subscribe now|subscribe to our|support our journalism|the opinions expressed|the post appeared first|\
     the views expressed|this article appeared|this article first appeared|this article is from|this article originally|\
     this article was |this post first appeared|this post originally|this post was |this story first appeared|\
     this story originally|this story was |to read more|views expressed in|we use cookies|you may also like",
    6,
);

/// The same, where it also has no full stop at its end.
static LIKELY: List = List::beginnings(
    "categories:|contact us|cookie|donate|editors' picks|editor’s picks|filed under|got a tip|listen:|more from |\
     more on this|more stories|most popular|most read|newsletter|privacy policy|recommended|related article|related stories|\
     related:|see also|sponsored|subscribe|support us|tags:|terms of|topics:|view comments|view gallery|watch now|watch:",
    4,
);

/// A paragraph that is one of these.
static WHOLE: List = List::new(
    "ad|advertisement|back to top|close|comments|copy link|email|facebook|home|linkedin|listen|loading|log in|\
     menu|more|next|previous|print|related|save|search|share|sign in|sign up|subscribe|telegram|tweet|twitter|whatsapp|xxx|###|\
     -30-|end|(end)",
);

/// Where articles are shared.
static PLACES: List = List::beginnings(
    "copy link|copy|email|e-mail|facebook|kakaotalk|kakao|linkedin|more|pinterest|print|reddit|save|share|\
     telegram|tweet|twitter|whatsapp|weibo",
    3,
);

/// Marks what is no part of the article.
pub(super) fn mark(layout: &mut Layout) {
    for at in 0..layout.len() {
        let words = layout.words(at);
        let link = || layout.hint(at) == Hint::Link && !(quoted(words) || reports(words) || (words.len() > 80 && words.ends_with('.')));
        if words.len() <= 300 && (link() || boilerplate(words)) {
            layout.set(at, Role::Boilerplate);
        }
    }
}

fn boilerplate(words: &str) -> bool {
    let inner = from_first(words, &|c| c.is_alphanumeric() || c == '©');
    let inner = without_after(inner, ".:!…»> )");
    let listed = inner.starts_with('©')
        || SURE.begins(inner).is_some()
        || (words.len() < 100 && !words.ends_with('.') && LIKELY.begins(inner).is_some())
        || (words.len() < 40 && (WHOLE.names(inner) || WHOLE.names(words)));
    !has(words, char::is_alphanumeric)
        || (listed && !tells(words))
        || (words.len() < 200 && reserves(words) && !quoted(words))
        || crumbs(words)
        || shares(words)
        || address(words)
}

/// “All rights reserved”. Most have no such V.
fn reserves(words: &str) -> bool {
    find_any(words.as_bytes(), b"ved").is_some() && mentions(words, "ights reserved|IGHTS RESERVED")
}

/// “Home > News > Border”.
fn crumbs(words: &str) -> bool {
    let twice = |words: &str, mark: &str| parted(words, mark).is_some_and(|(_, rest)| find(rest, mark).is_some());
    words.len() < 120 && !words.ends_with('.') && item(" > | › | » ", words, twice).is_some()
}

/// “FacebookTwitterPrint”: names of places to share it, and nothing else.
fn shares(words: &str) -> bool {
    let mut rest = words;
    let mut names = 0;
    while words.len() < 120 {
        rest = from_first(rest, &char::is_alphanumeric);
        let Some(name) = PLACES.begins(rest) else { break };
        rest = rest.get(name..).unwrap_or_default();
        names += 1;
    }
    names >= 2 && rest.is_empty()
}

/// A line that is a mail address or a link and nothing else.
fn address(words: &str) -> bool {
    let words = words.strip_prefix("Email:").or(words.strip_prefix("E-mail:")).unwrap_or(words).trim();
    let mail = words.split_once('@').is_some_and(|(name, host)| !name.is_empty() && holds(host, '.'));
    !has(words, char::is_whitespace) && (mail || mentions(words, "://") || begins(words, "www."))
}
