//! Atom feeds (RFC 4287), the sitemap (sitemaps.org) and robots.txt.

use super::html::esc;
use crate::model::{hash_of, urn_of};

/// An entry of a feed.
pub(super) struct Entry {
    /// Where its page is within the site.
    pub path: String,
    pub title: String,
    /// The words, as HTML.
    pub html: String,
    /// Since when it is published, and when something happened to it last: days.
    pub since: String,
    pub updated: String,
    pub author: String,
    pub topics: Vec<String>,
}

/// A feed of the site.
pub(super) struct Feed<'a> {
    /// Where it is within the site, and from there to the top.
    pub path: String,
    pub root: &'a str,
    pub base: Option<&'a str>,
    pub title: String,
    pub subtitle: String,
    /// The page that lists the same.
    pub page: String,
    pub entries: Vec<Entry>,
}

/// So many entries: the latest.
pub(super) const ENTRIES: usize = 60;

impl Feed<'_> {
    pub fn xml(&self) -> String {
        let of = |path: &str| self.base.map_or_else(|| [self.root, path].concat(), |base| [base, path].concat());
        let id = |path: &str| self.base.map_or_else(|| urn_of(path), |base| [base, path].concat());
        let moment = |day: &str| format!("{day}T00:00:00Z");
        let updated = self.entries.iter().map(|entry| entry.updated.as_str()).max().unwrap_or("1970-01-01");
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n\
             <id>{}</id>\n<title>{}</title>\n<subtitle>{}</subtitle>\n<updated>{}</updated>\n<author><name>{}</name></author>\n\
             <generator>Dateline</generator>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
            esc(&id(&self.path)),
            esc(&self.title),
            esc(&self.subtitle),
            moment(updated),
            esc(&self.title),
            esc(&of(&self.path)),
            esc(&of(&self.page)),
        );
        for entry in self.entries.iter().take(ENTRIES) {
            let topics: String = entry.topics.iter().map(|topic| format!("<category term=\"{}\"/>", esc(topic))).collect();
            out.push_str(&format!(
                "<entry>\n<id>{}</id>\n<title>{}</title>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n\
                 <published>{}</published>\n<updated>{}</updated>\n<author><name>{}</name></author>\n{topics}\
                 <content type=\"html\">{}</content>\n</entry>\n",
                esc(&id(&entry.path)),
                esc(&entry.title),
                esc(&of(&entry.path)),
                moment(&entry.since),
                moment(&entry.updated),
                esc(&entry.author),
                esc(&entry.html),
            ));
        }
        out.push_str("</feed>\n");
        out
    }
}

/// A sitemap may hold so many addresses.
const ADDRESSES: usize = 50_000;

/// The sitemap, in several files where it has to be: name and text of each. `pages` are paths and the days of their last change.
pub(super) fn sitemaps(base: &str, pages: &[(String, Option<String>)]) -> Vec<(String, String)> {
    const NAMESPACE: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";
    const HEAD: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
    let one = |pages: &[(String, Option<String>)]| {
        let mut out = format!("{HEAD}<urlset {NAMESPACE}>\n");
        for (path, day) in pages {
            let day = day.as_ref().map(|day| format!("<lastmod>{day}</lastmod>")).unwrap_or_default();
            out.push_str(&format!("<url><loc>{}</loc>{day}</url>\n", esc(&[base, path].concat())));
        }
        out + "</urlset>\n"
    };
    if pages.len() <= ADDRESSES {
        return vec![("sitemap.xml".into(), one(pages))];
    }
    let mut files: Vec<(String, String)> =
        pages.chunks(ADDRESSES).enumerate().map(|(nth, pages)| (format!("sitemap-{}.xml", nth + 1), one(pages))).collect();
    let each: String = files.iter().map(|(name, _)| format!("<sitemap><loc>{}</loc></sitemap>\n", esc(&[base, name].concat()))).collect();
    files.insert(0, ("sitemap.xml".into(), format!("{HEAD}<sitemapindex {NAMESPACE}>\n{each}</sitemapindex>\n")));
    files
}

/// What a robot may read: everything.
pub(super) fn robots(base: Option<&str>) -> String {
    let sitemap = base.map(|base| format!("Sitemap: {base}sitemap.xml\n")).unwrap_or_default();
    format!("User-agent: *\nAllow: /\n{sitemap}")
}

/// A short hash of a text, for names of files.
pub(super) fn short_hash(text: &str) -> String {
    hash_of(text).chars().take(6).collect()
}
