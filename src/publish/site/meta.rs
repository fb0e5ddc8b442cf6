//! What machines read of a page: title, description, addresses, previews, JSON-LD, and what reference managers take.

use serde_json::{Value, json};

use super::html::esc;
use crate::model::{Article, DatePart, Dated, Edtf, Moment, Qualifier, SourceKind, Statement};
use crate::share::cite::family_first;
use crate::share::said_words;

/// The head of a page.
pub(super) struct Head<'a> {
    pub title: String,
    pub description: String,
    /// Where the page is within the site.
    pub path: String,
    /// From the page to the top of the site: `../`, or nothing.
    pub root: &'a str,
    /// The address of the site, where it is known; ends in a slash.
    pub base: Option<&'a str>,
    /// The stylesheet.
    pub style: &'a str,
    /// The kind of thing, as Open Graph has it.
    pub kind: &'static str,
    /// The picture, within the site, and what it shows.
    pub card: Option<(String, String)>,
    /// JSON-LD.
    pub data: Option<Value>,
    /// `citation_…` and the like: name and content.
    pub citation: Vec<(&'static str, String)>,
    /// A feed of what the page lists: its file and title.
    pub feed: Option<(String, String)>,
    /// Is it one that nobody should come to by a search?
    pub hidden: bool,
    pub site: &'a str,
}

/// Nothing but the site's own stylesheet and pictures, and no script at all.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; manifest-src 'self'; base-uri 'none'; form-action 'none'";

impl Head<'_> {
    /// The address of a file of the site: absolute where that is known.
    fn address(&self, path: &str) -> Option<String> {
        self.base.map(|base| [base, path].concat())
    }

    /// From `<!doctype html>` to `</head>`.
    pub fn html(&self) -> String {
        let mut out = String::with_capacity(3000);
        out.push_str(&format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\n\
             <title>{}</title>\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
             <meta name=\"generator\" content=\"Dateline\">\n",
            esc(&self.title)
        ));
        let meta = |out: &mut String, name: &str, content: &str| {
            out.push_str(&format!("<meta name=\"{name}\" content=\"{}\">\n", esc(content)));
        };
        let property = |out: &mut String, name: &str, content: &str| {
            out.push_str(&format!("<meta property=\"{name}\" content=\"{}\">\n", esc(content)));
        };
        meta(&mut out, "description", &self.description);
        if self.hidden {
            meta(&mut out, "robots", "noindex");
        }
        if let Some(address) = self.address(&self.path) {
            out.push_str(&format!("<link rel=\"canonical\" href=\"{}\">\n", esc(&address)));
            property(&mut out, "og:url", &address);
        }
        property(&mut out, "og:type", self.kind);
        property(&mut out, "og:site_name", self.site);
        property(&mut out, "og:title", &self.title);
        property(&mut out, "og:description", &self.description);
        match self.card.as_ref().and_then(|(path, alt)| Some((self.address(path)?, alt))) {
            Some((address, alt)) => {
                property(&mut out, "og:image", &address);
                property(&mut out, "og:image:type", "image/png");
                property(&mut out, "og:image:width", "1200");
                property(&mut out, "og:image:height", "630");
                property(&mut out, "og:image:alt", alt);
                meta(&mut out, "twitter:card", "summary_large_image");
                meta(&mut out, "twitter:image", &address);
                meta(&mut out, "twitter:image:alt", alt);
            }
            // Title and description are taken from Open Graph.
            None => meta(&mut out, "twitter:card", "summary"),
        }
        for (name, content) in &self.citation {
            meta(&mut out, name, content);
        }
        if let Some((path, title)) = &self.feed {
            out.push_str(&format!(
                "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"{}{}\" title=\"{}\">\n",
                self.root,
                esc(path),
                esc(title)
            ));
        }
        out.push_str(&format!(
            "<link rel=\"icon\" href=\"{0}icon.svg\" type=\"image/svg+xml\">\n<link rel=\"stylesheet\" href=\"{0}{1}\">\n",
            self.root, self.style
        ));
        if let Some(data) = &self.data {
            // `<` in a script element is written as JSON lets it be.
            out.push_str(&format!("<script type=\"application/ld+json\">{}</script>\n", super::super::page::plain_json(&data.to_string())));
        }
        out.push_str("</head>\n");
        out
    }
}

/// A date as ISO 8601 has it, where it is one: a year, a month or a day that is stated. Never padded.
pub(super) fn iso(dated: Option<&Dated>) -> Option<String> {
    let Edtf::At(moment) = dated?.date else { return None };
    // About then is not then.
    if moment.qualifier == Qualifier::Exact { iso_of(&moment) } else { None }
}

fn iso_of(moment: &Moment) -> Option<String> {
    let mut out = format!("{:04}", moment.full_year()?);
    match (moment.month, moment.day) {
        (Some(DatePart::Stated(month @ 1..=12)), day) => {
            out.push_str(&format!("-{month:02}"));
            if let Some(DatePart::Stated(day)) = day {
                out.push_str(&format!("-{day:02}"));
            }
        }
        (None, _) => {}
        // A season or an unstated month is no part of an ISO date.
        _ => return Some(out),
    }
    Some(out)
}

/// Who speaks, for JSON-LD.
pub(super) fn speaker(article: &Article, statement: &Statement) -> Option<(&'static str, Value)> {
    let source = article.source_of(statement)?;
    let kind = kind_of(source.kind);
    let mut value = json!({ "@type": kind, "name": source.name });
    if let (Some(role), "Person") = (&source.role, kind) {
        value["jobTitle"] = json!(role);
    }
    // A document is what is quoted from, not who speaks.
    Some((if kind == "CreativeWork" { "isBasedOn" } else { "creator" }, value))
}

/// The kind of a source in the words of schema.org.
pub(super) fn kind_of(source: SourceKind) -> &'static str {
    match source {
        SourceKind::Office | SourceKind::Organisation | SourceKind::Publication => "Organization",
        SourceKind::Document => "CreativeWork",
        _ => "Person",
    }
}

/// An article, for JSON-LD.
pub(super) fn news_article(article: &Article) -> Value {
    let mut value = json!({
        "@type": "NewsArticle",
        "headline": article.title,
        "inLanguage": article.language,
        "publisher": { "@type": "Organization", "name": article.publisher },
    });
    put(&mut value, "url", article.url.clone());
    put(&mut value, "archivedAt", article.archived.clone());
    put(&mut value, "datePublished", iso(article.published.as_ref()));
    if !article.authors.is_empty() {
        let author = |name: &String| json!({ "@type": "Person", "name": name });
        value["author"] = Value::Array(article.authors.iter().map(author).collect());
    }
    value
}

/// A member, where there is something to say.
pub(super) fn put(value: &mut Value, key: &str, content: Option<String>) {
    if let Some(content) = content {
        value[key] = Value::String(content);
    }
}

/// A place, for JSON-LD.
pub(super) fn place(code: &str, name: &str) -> Value {
    json!({ "@type": "Place", "name": name, "identifier": code })
}

/// What reference managers read of an article: highwire tags and Dublin Core.
pub(super) fn citation(article: &Article, title: &str, address: Option<String>) -> Vec<(&'static str, String)> {
    let mut out = vec![
        ("citation_title", title.to_owned()),
        ("prism.publicationName", article.publisher.clone()),
        ("citation_publisher", article.publisher.clone()),
        ("citation_language", article.language.clone()),
    ];
    out.extend(article.authors.iter().map(|author| ("citation_author", family_first(author))));
    if let Some(date) = iso(article.published.as_ref()) {
        out.push(("citation_publication_date", date.replace('-', "/")));
    }
    out.extend(article.url.iter().map(|url| ("citation_fulltext_html_url", url.clone())));
    out.extend(address.map(|address| ("DC.identifier", address)));
    out.push(("DC.type", "newspaperArticle".into()));
    out
}

/// The same as a COinS span, which reference managers take from the body of a page (OpenURL 1.0, KEV, Dublin Core).
pub(super) fn coins(article: &Article, statement: Option<&Statement>, address: Option<String>) -> String {
    let mut pairs = vec![
        ("ctx_ver", "Z39.88-2004".to_owned()),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc".to_owned()),
        ("rft.type", "newspaperArticle".to_owned()),
        ("rft.title", article.title.clone()),
        ("rft.source", article.publisher.clone()),
        ("rft.publisher", article.publisher.clone()),
        ("rft.language", article.language.clone()),
    ];
    pairs.extend(article.authors.iter().map(|author| ("rft.creator", family_first(author))));
    pairs.extend(iso(article.published.as_ref()).map(|date| ("rft.date", date)));
    pairs.extend(address.or_else(|| article.url.clone()).map(|address| ("rft_id", address)));
    pairs.extend(article.url.iter().map(|url| ("rft.identifier", url.clone())));
    pairs.extend(article.summary.iter().filter(|_| statement.is_none()).map(|summary| ("rft.description", summary.clone())));
    pairs.extend(statement.map(|statement| ("rft.description", super::html::short(&said_words(&statement.content), 500))));
    let query: Vec<String> = pairs.iter().map(|(key, value)| [key, "=", &super::html::part(value)].concat()).collect();
    format!("<span class=\"Z3988\" title=\"{}\"></span>", esc(&query.join("&")))
}
