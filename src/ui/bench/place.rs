//! Where on the bench one is, said in the fragment of the address.
//!
//! ```text
//! fragment = "#/bench"            texts to bring, and what is on the bench
//!          | "#/bench/" id        one article under review
//!          | "#/d/" payload       articles that the link itself carries
//! ```

use crate::model::plain_id;

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

/// A name as an id: the first sixty characters, without apostrophes; `article` where nothing is left.
pub fn slug(name: &str) -> String {
    let short: String = name.chars().filter(|c| !matches!(c, '\'' | '’')).take(60).collect();
    plain_id(&short, "article")
}

#[cfg(test)]
mod tests {
    use super::{Place, slug};
    use crate::model::free_id;

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
        assert_eq!(free_id(slug("Pier"), |id| id == "pier" || id == "pier-2"), "pier-3");
    }
}
