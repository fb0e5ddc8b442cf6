//! Where on the bench one is, said in the fragment of the address.
//!
//! ```text
//! fragment = "#/bench"            texts to bring, and what is on the bench
//!          | "#/bench/" id        one article under review
//!          | "#/d/" payload       articles that the link itself carries
//! ```

/// Where one is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The list of what is on the bench.
    Shelf,
    /// One article, by id.
    Draft(String),
    /// A link that carries articles, by its payload.
    Carried(String),
    /// Not on the bench.
    Away,
}

impl Place {
    /// Reads a fragment, with its `#`.
    pub fn parse(fragment: &str) -> Place {
        let path = fragment.trim_start_matches('#').trim_start_matches('/');
        match path.split_once('/').unwrap_or((path, "")) {
            ("d", payload) => Place::Carried(payload.into()),
            ("bench", "") => Place::Shelf,
            ("bench", id) => Place::Draft(id.into()),
            _ => Place::Away,
        }
    }

    /// The fragment of an article under review.
    pub fn of(id: &str) -> String {
        format!("#/bench/{id}")
    }
}

/// A name as an id: lower-case letters, digits and hyphens; `article` where there are none.
pub fn slug(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            '\'' | '’' => {}
            _ if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            _ => {}
        }
        if out.len() >= 60 {
            break;
        }
    }
    let out = out.trim_matches('-');
    if out.is_empty() { "article".into() } else { out.into() }
}

/// An id that is not taken: the name as one, with a number at the end where that is needed.
pub fn free_id(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let base = slug(name);
    let mut id = base.clone();
    let mut nth = 1;
    while taken(&id) {
        nth += 1;
        id = format!("{base}-{nth}");
    }
    id
}

#[cfg(test)]
mod tests {
    use super::{Place, free_id, slug};

    #[test]
    fn a_fragment_is_a_place() {
        assert_eq!(Place::parse("#/bench"), Place::Shelf);
        assert_eq!(Place::parse("#/bench/"), Place::Shelf);
        assert_eq!(Place::parse(&Place::of("a-pier")), Place::Draft("a-pier".into()));
        assert_eq!(Place::parse("#/d/1abc"), Place::Carried("1abc".into()));
        assert_eq!(Place::parse("#/quotes?q=bench"), Place::Away);
        assert_eq!(Place::parse(""), Place::Away);
    }

    #[test]
    fn a_name_is_an_id() {
        assert_eq!(slug("Waiting at the Pier: “No ferry”"), "waiting-at-the-pier-no-ferry");
        assert_eq!(slug("나루터에서"), "article");
        assert_eq!(slug(&"a".repeat(500)).len(), 60);
        assert_eq!(free_id("Pier", |id| id == "pier" || id == "pier-2"), "pier-3");
    }
}
