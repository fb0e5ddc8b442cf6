//! The pages: one for each statement, article, source, region and topic, complete without a script.

use serde_json::{Value, json};

use super::Look;
use super::html::{abroad, date, date_text, day, esc, fact, form_words, inferred, link, short, words};
use super::meta::{Head, citation, coins, iso, kind_of, news_article, place, put, speaker};
use super::shown::{Group, Row, Shown};
use crate::explore::language_name;
use crate::index::Dimension;
use crate::model::{Article, SourceKind, Statement, Wording};
use crate::share::{at_the_sentence, said_words, state_of};

/// So many statements stand on a page of a list.
pub(super) const LISTED: usize = 100;
/// What is longer than so many bytes is cut in lists.
const LONG: usize = 8000;
/// So many articles on a page of all.
const ARTICLES: usize = 400;

/// Who said it, in words.
pub(super) fn source_text<'s>(article: &'s Article, statement: &Statement) -> &'s str {
    article.source_of(statement).map_or("Source not stated", |source| source.name.as_str())
}

pub(super) fn place_text<'n>(shown: &'n Shown, statement: &'n Statement) -> &'n str {
    statement.region.as_ref().map_or("No place given", |region| shown.region_name(&region.code))
}

pub(super) fn when_text(statement: &Statement) -> String {
    statement.said.as_ref().map_or_else(|| "undated".into(), date_text)
}

/// The direction in which a language is written.
pub(super) fn direction(language: &str) -> &'static str {
    let main = language.split('-').next().unwrap_or_default().to_lowercase();
    if ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"].contains(&main.as_str()) { "rtl" } else { "ltr" }
}

/// The words of a statement as a line of text.
pub(super) fn line(statement: &Statement) -> String {
    said_words(&statement.content).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// From `<body>` to the beginning of what the page is about.
fn top(shown: &Shown, crumbs: &[(String, &str)]) -> String {
    let root = &shown.root;
    let mut nav = String::new();
    for (href, words) in crumbs {
        match href.is_empty() {
            true => nav.push_str(&format!("<span aria-current=\"page\">{}</span>", esc(words))),
            false => nav.push_str(&link(href, words)),
        }
    }
    format!(
        "<body>\n<header class=\"top top--page\"><a class=\"name\" href=\"{root}index.html\">Dateline<i aria-hidden=\"true\">—</i></a>\
         <nav class=\"crumb\" aria-label=\"Where you are\">{nav}</nav></header>\n"
    )
}

fn foot(shown: &Shown) -> String {
    let note =
        shown.collection.note.as_ref().map(|note| format!("<p dir=\"auto\">{}.</p>", esc(note.trim_end_matches('.')))).unwrap_or_default();
    let other = format!("<a href=\"{}{}feed.xml\">Feed</a>", shown.root, shown.prefix);
    format!(
        "<footer class=\"foot\">{note}<p>Version {} of the collection <a href=\"{}{}pages.html\">All pages</a> {other}</p></footer>\n</body>\n</html>\n",
        esc(&shown.version),
        shown.root,
        shown.prefix
    )
}

fn invented(shown: &Shown) -> &'static str {
    if shown.collection.invented { " · <b class=\"inv\">Invented collection</b>" } else { "" }
}

/// Place and date before the words.
fn dateline(shown: &Shown, statement: &Statement) -> String {
    let place = match &statement.region {
        Some(region) => {
            format!(
                "<span class=\"pl\">{}</span>",
                inferred(&format!("<bdi>{}</bdi>", esc(shown.region_name(&region.code))), region.inferred.as_deref())
            )
        }
        None => "<span class=\"np\">No place given</span>".into(),
    };
    let when = statement.said.as_ref().map_or_else(|| "undated".into(), date);
    format!("<bdi class=\"dl\" lang=\"en\" dir=\"ltr\">{place}, <span class=\"dt\">{when}</span> —</bdi> ")
}

/// Form, source and kind under the words.
fn by(shown: &Shown, article: &Article, statement: &Statement, linked: bool) -> String {
    let who = match article.source_of(statement) {
        Some(source) => {
            let group = shown.sources.get(&(source.name.clone(), source.kind)).filter(|_| linked);
            let name = match group {
                Some(group) => link(&[&shown.root, shown.path("source", &group.slug).as_str()].concat(), &source.name),
                None => format!("<bdi>{}</bdi>", esc(&source.name)),
            };
            let name = inferred(&name, statement.source.as_ref().and_then(|source| source.inferred.as_deref()));
            let role = source.role.as_ref().map(|role| format!(", <bdi>{}</bdi>", esc(role))).unwrap_or_default();
            format!("<span class=\"who\">{name}</span><span class=\"kind\">{}{role}</span>", source.kind.label())
        }
        None => "<span class=\"who none-who\">source not stated</span>".into(),
    };
    let corrected = statement.correction.as_ref().map_or("", |_| "<span class=\"form fixed\">corrected</span>");
    format!("<p class=\"by\"><span class=\"form\">{}</span>{who}{corrected}</p>", form_words(statement))
}

fn classes(statement: &Statement) -> String {
    let digest = if statement.wording == Wording::Digest { " st--digest" } else { "" };
    format!("st st--{}{digest}", statement.form.word())
}

/// A statement of a list.
fn item(shown: &Shown, row: Row, titled: bool) -> String {
    let (article, statement, id) = shown.at(row);
    let page = [&shown.root, shown.statement_path(row).as_str()].concat();
    let said = line(statement);
    let title = match titled {
        true => format!(
            "<span class=\"src\"><cite dir=\"auto\"><a href=\"{}{}\">{}</a></cite>, <bdi>{}</bdi></span>",
            shown.root,
            shown.path("article", &article.id),
            esc(&article.title),
            esc(&article.publisher)
        ),
        false => format!("<span class=\"src\">{}</span>", statement.paragraph.map(|n| format!("¶ {n}")).unwrap_or_default()),
    };
    format!(
        "<li id=\"{id}\"><div class=\"{}\"><p class=\"words\" lang=\"{}\" dir=\"{}\">{}{}</p>{}<div class=\"ft\">{title}\
         <a class=\"one\" href=\"{page}\">This quotation<span class=\"vh\">: {}</span></a></div></div></li>\n",
        classes(statement),
        esc(&article.language),
        direction(&article.language),
        dateline(shown, statement),
        // A page of a list stays light whatever is in it; the statement's own page has all.
        if said.len() > LONG { esc(&short(&said, LONG / 4)) } else { words(statement) },
        by(shown, article, statement, true),
        esc(&short(&said, 60)),
    )
}

/// The page of a statement.
pub(super) fn statement_page(shown: &Shown, row: Row, look: &Look) -> (String, String) {
    let (article, statement, id) = shown.at(row);
    let (root, path) = (&shown.root, shown.statement_path(row));
    let said = line(statement);
    let (who, place_name, when) = (source_text(article, statement), place_text(shown, statement), when_text(statement));
    let title = format!("{} — {who}", short(&said, 80));
    let description = short(&format!("{said} — {who}, {place_name}, {when}. {}, {}", article.title, article.publisher), 300);
    let address = look.base.map(|base| [base, &path].concat());
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "Quotation",
        "text": said,
        "inLanguage": article.language,
        "isPartOf": news_article(article),
    });
    put(&mut data, "@id", address.clone());
    put(&mut data, "url", address.clone());
    put(&mut data, "dateCreated", iso(statement.said.as_ref()));
    if let Some((role, speaker)) = speaker(article, statement) {
        data[role] = speaker;
    }
    if let Some(region) = &statement.region {
        data["locationCreated"] = place(&region.code, shown.region_name(&region.code));
    }
    if !statement.about.is_empty() {
        data["about"] = Value::Array(statement.about.iter().map(|code| place(code, shown.region_name(code))).collect());
    }
    if !statement.topics.is_empty() {
        data["keywords"] = Value::Array(statement.topics.iter().map(|id| json!(shown.topic_name(id))).collect());
    }
    if let Some(correction) = &statement.correction {
        let mut correct = json!({ "@type": "CorrectionComment", "text": correction.note });
        put(&mut correct, "datePublished", iso(Some(&crate::model::Dated { date: correction.date, inferred: None, why: None })));
        data["correction"] = correct;
    }
    let head = Head {
        title,
        description,
        path: path.clone(),
        root,
        base: look.base,
        style: &look.style,
        kind: "article",
        card: look.cards.get(&path).map(|card| (card.clone(), short(&format!("{said} — {who}, {place_name}, {when}"), 400))),
        data: Some(data),
        citation: citation(article, &article.title, address.clone()),
        feed: None,
        hidden: false,
        site: &shown.collection.title,
    };
    let article_page = [root, shown.path("article", &article.id).as_str()].concat();
    let crumbs = [
        ([root, shown.prefix.as_str(), "pages.html"].concat(), shown.collection.title.as_str()),
        (article_page.clone(), "Article"),
        (String::new(), "Quotation"),
    ];
    let mut out = head.html() + &top(shown, &crumbs);
    out.push_str(&format!(
        "<main class=\"page\" id=\"main\">\n<p class=\"label\">Quotation{}</p>\n<h1 class=\"who-said\"><bdi>{}</bdi>, <bdi>{}</bdi>, {}</h1>\n\
         <figure class=\"{} one-st\"><blockquote class=\"words\" lang=\"{}\" dir=\"{}\"{}>{}{}</blockquote><figcaption>{}</figcaption></figure>\n{}",
        invented(shown),
        esc(who),
        esc(place_name),
        esc(&when),
        classes(statement),
        esc(&article.language),
        direction(&article.language),
        article.url.as_ref().map(|url| format!(" cite=\"{}\"", esc(url))).unwrap_or_default(),
        dateline(shown, statement),
        words(statement),
        by(shown, article, statement, true),
        coins(article, Some(statement), address),
    ));
    if let Some(correction) = &statement.correction {
        let was = correction.was.as_ref().map(|was| format!(" It read: <del>{}</del>", esc(was))).unwrap_or_default();
        out.push_str(&format!(
            "<p class=\"fix\" dir=\"auto\"><b>Corrected {}:</b> {}{was}</p>\n",
            esc(&day(&correction.date.to_string())),
            esc(&correction.note)
        ));
    } else if let Some(changed) = shown.entry(id).and_then(|entry| entry.changed.as_ref()) {
        out.push_str(&format!(
            "<p class=\"fix\"><b>Corrected {}:</b> the words of this statement were changed after it was published.</p>\n",
            esc(&day(changed))
        ));
    }
    out.push_str("<p class=\"does\">");
    out.push_str(&format!("<a class=\"btn\" href=\"{root}{}\">Explore it</a>", esc(&shown.opened(id))));
    if let Some(url) = &article.url {
        out.push_str(&abroad(&at_the_sentence(url, statement), "Check at the source").replacen("<a ", "<a class=\"btn\" ", 1));
    }
    if let Some(archived) = &article.archived {
        out.push_str(&abroad(archived, "Archived copy").replacen("<a ", "<a class=\"btn\" ", 1));
    }
    let share = shown.opened(id).replacen("#/", "#/share/", 1);
    out.push_str(&format!("<a class=\"btn\" href=\"{root}{}\">Cite, export, embed</a></p>\n", esc(&share)));
    out.push_str(&facts(shown, row));
    out.push_str("</main>\n");
    out.push_str(&foot(shown));
    (path, out)
}

/// Everything that is known of a statement.
fn facts(shown: &Shown, row: Row) -> String {
    let (article, statement, id) = shown.at(row);
    let root = &shown.root;
    let regions = |codes: &mut dyn Iterator<Item = &String>| -> String {
        let one = |code: &String| match shown.regions.get(code) {
            Some(group) => link(&[root, shown.path("region", &group.slug).as_str()].concat(), &group.name),
            None => esc(shown.region_name(code)),
        };
        codes.map(one).collect::<Vec<_>>().join(", ")
    };
    let mut all = String::new();
    if let Some(source) = article.source_of(statement) {
        let group = shown.sources.get(&(source.name.clone(), source.kind));
        let name = group
            .map_or_else(|| esc(&source.name), |group| link(&[root, shown.path("source", &group.slug).as_str()].concat(), &source.name));
        all.push_str(&fact("Source", &format!("{name}, {}", source.kind.label())));
    }
    if let Some(region) = &statement.region {
        all.push_str(&fact("Source in", &regions(&mut std::iter::once(&region.code))));
    }
    if !statement.about.is_empty() {
        all.push_str(&fact("About", &regions(&mut statement.about.iter())));
    }
    all.push_str(&fact("Said", &statement.said.as_ref().map_or_else(|| "undated".into(), date)));
    if let Some(happened) = &statement.happened {
        all.push_str(&fact("Happened", &date(happened)));
    }
    if !statement.topics.is_empty() {
        let topic = |id: &String| match shown.topics.get(id) {
            Some(group) => link(&[root, shown.path("topic", &group.slug).as_str()].concat(), &group.name),
            None => esc(id),
        };
        all.push_str(&fact("Topic", &statement.topics.iter().map(topic).collect::<Vec<_>>().join(", ")));
    }
    if let Some(cue) = &statement.cue {
        all.push_str(&fact("Cue", &format!("<bdi>{}</bdi>", esc(cue))));
    }
    all.push_str(&fact("Wording", statement.wording.label()));
    let article_page = [root, shown.path("article", &article.id).as_str()].concat();
    let paragraph = statement.paragraph.map(|n| format!(", ¶ {n}")).unwrap_or_default();
    all.push_str(&fact("Article", &format!("<cite>{}</cite>{paragraph}", link(&article_page, &article.title))));
    all.push_str(&article_facts(article));
    let whys = [
        ("Source inferred", statement.source.as_ref().and_then(|source| source.inferred.as_deref())),
        ("Place inferred", statement.region.as_ref().and_then(|region| region.inferred.as_deref())),
        ("Date inferred", statement.said.as_ref().and_then(|said| said.why.as_deref())),
    ];
    for (name, why) in whys {
        all.push_str(&why.map(|why| fact(name, &esc(why))).unwrap_or_default());
    }
    if let Some(state) = state_of(article, statement) {
        all.push_str(&fact("Anchor", state.label()));
    }
    if let Some(entry) = shown.entry(id) {
        all.push_str(&fact("Published here", &format!("since {}", esc(&day(&entry.since)))));
    }
    all.push_str(&fact("Id", &format!("<code>{}</code>", esc(id))));
    format!("<dl class=\"facts-of\">{all}</dl>\n")
}

fn article_facts(article: &Article) -> String {
    let mut all = fact("Publisher", &format!("<bdi>{}</bdi>", esc(&article.publisher)));
    if !article.authors.is_empty() {
        all.push_str(&fact("By", &format!("<bdi>{}</bdi>", esc(&article.authors.join(", ")))));
    }
    all.push_str(&fact("Published", &article.published.as_ref().map_or_else(|| "not stated".into(), date)));
    all.push_str(&fact("Language", &esc(&language_name(&article.language))));
    all
}

/// What a list is of.
pub(super) struct Listing<'a> {
    /// The folder of its page, and the word over its title.
    pub kind: &'static str,
    pub label: String,
    pub title: String,
    pub slug: &'a str,
    /// Under the title; HTML.
    pub lead: String,
    pub description: String,
    pub rows: &'a [Row],
    /// The explorer at the same selection, from the top of the site, and the words of the link to it.
    pub explorer: Vec<(String, String)>,
    /// More, after the head; HTML.
    pub more: String,
    /// JSON-LD of what the page is about.
    pub data: Value,
    pub citation: Vec<(&'static str, String)>,
    pub feed: Option<String>,
    /// Do its statements name their article?
    pub titled: bool,
}

/// The pages of a list: as many as it takes.
pub(super) fn listing_pages(shown: &Shown, listing: &Listing, look: &Look) -> Vec<(String, String)> {
    let chunks: Vec<&[Row]> = if listing.rows.is_empty() { vec![&[]] } else { listing.rows.chunks(LISTED).collect() };
    let count = chunks.len();
    let page = |(nth, rows): (usize, &&[Row])| {
        let root = &shown.root;
        let path = shown.path_of(listing.kind, listing.slug, nth);
        let of = if count > 1 { format!(" ({} of {count})", nth + 1) } else { String::new() };
        let mut data = listing.data.clone();
        if let (Some(base), Value::Object(_)) = (look.base, &data) {
            data["@id"] = json!(format!("{base}{}", shown.path(listing.kind, listing.slug)));
            let part = |row: &Row| json!({ "@type": "Quotation", "@id": format!("{base}{}", shown.statement_path(*row)) });
            if !rows.is_empty() {
                data[if listing.kind == "article" { "hasPart" } else { "subjectOf" }] = Value::Array(rows.iter().map(part).collect());
            }
        }
        data["@context"] = json!("https://schema.org");
        let head = Head {
            title: format!("{}{of} — {}", listing.title, shown.collection.title),
            description: short(&listing.description, 300),
            path: path.clone(),
            root,
            base: look.base,
            style: &look.style,
            kind: if listing.kind == "article" { "article" } else { "website" },
            card: match look.cards.get(&path) {
                Some(card) => Some((card.clone(), listing.title.clone())),
                None => look.cards.get(&shown.prefix).map(|card| (card.clone(), shown.collection.title.clone())),
            },
            data: Some(data),
            citation: listing.citation.clone(),
            feed: listing.feed.as_ref().map(|feed| (feed.clone(), listing.title.clone())),
            hidden: false,
            site: &shown.collection.title,
        };
        let crumbs =
            [([root, shown.prefix.as_str(), "pages.html"].concat(), shown.collection.title.as_str()), (String::new(), &listing.label)];
        let explore: String =
            listing.explorer.iter().map(|(to, words)| format!("<a class=\"btn\" href=\"{root}{}\">{}</a>", esc(to), esc(words))).collect();
        let statements: String = rows.iter().map(|row| item(shown, *row, listing.titled)).collect();
        let mut out = head.html() + &top(shown, &crumbs);
        out.push_str(&format!(
            "<main class=\"page\" id=\"main\">\n<p class=\"label\">{}{}</p>\n<h1 class=\"of\" dir=\"auto\">{}</h1>\n{}\n<p class=\"does\">{explore}</p>\n{}",
            esc(&listing.label),
            invented(shown),
            esc(&listing.title),
            listing.lead,
            listing.more,
        ));
        if !rows.is_empty() {
            out.push_str(&format!("<ol class=\"quotes\" start=\"{}\" aria-label=\"Quotations\">\n{statements}</ol>\n", nth * LISTED + 1));
        }
        if count > 1 {
            out.push_str("<nav class=\"turn\" aria-label=\"Pages\">");
            let leaf = |nth: usize, words: &str, rel: &str| {
                format!("<a rel=\"{rel}\" href=\"{root}{}\">{words}</a>", shown.path_of(listing.kind, listing.slug, nth))
            };
            if nth > 0 {
                out.push_str(&leaf(nth - 1, "Before", "prev"));
            }
            out.push_str(&format!("<span>{} of {count}</span>", nth + 1));
            if nth + 1 < count {
                out.push_str(&leaf(nth + 1, "Next", "next"));
            }
            out.push_str("</nav>\n");
        }
        out.push_str("</main>\n");
        out.push_str(&foot(shown));
        (path, out)
    };
    chunks.iter().enumerate().map(page).collect()
}

fn plural(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// The pages of an article.
pub(super) fn article_pages(shown: &Shown, at: usize, look: &Look) -> Vec<(String, String)> {
    let article = &shown.articles[at];
    let rows: Vec<Row> = (0..article.statements.len()).map(|s| (at, s)).collect();
    let digest = !article.statements.is_empty() && article.statements.iter().all(|s| s.wording == Wording::Digest);
    let mut more = format!("<dl class=\"facts-of\">{}", article_facts(article));
    let events = article.events.iter().map(|event| format!("{}: <bdi>{}</bdi>", date(&event.date), esc(&event.title)));
    let events = events.collect::<Vec<_>>().join("</dd><dd class=\"also\">");
    if !events.is_empty() {
        more.push_str(&fact(if article.events.len() == 1 { "Event" } else { "Events" }, &events));
    }
    more.push_str("</dl>\n");
    for correction in &article.corrections {
        more.push_str(&format!(
            "<p class=\"fix\" dir=\"auto\"><b>Corrected {}:</b> {}</p>\n",
            esc(&day(&correction.date.to_string())),
            esc(&correction.note)
        ));
    }
    more.push_str(&coins(article, None, look.base.map(|base| [base, &shown.path("article", &article.id)].concat())));
    let mut does = String::new();
    if let Some(url) = &article.url {
        does.push_str(&abroad(url, &format!("Read it at {}", article.publisher)).replacen("<a ", "<a class=\"btn\" ", 1));
    }
    if let Some(archived) = &article.archived {
        does.push_str(&abroad(archived, "Archived copy").replacen("<a ", "<a class=\"btn\" ", 1));
    }
    if !does.is_empty() {
        more.insert_str(0, &format!("<p class=\"does\">{does}</p>\n"));
    }
    let mut about = news_article(article);
    put(&mut about, "description", article.summary.clone());
    let listing = Listing {
        kind: "article",
        label: if digest { "Article, digest in our own words".into() } else { "Article".into() },
        title: article.title.clone(),
        slug: &article.id,
        lead: article.summary.as_ref().map(|text| format!("<p class=\"std\" dir=\"auto\">{}</p>", esc(text))).unwrap_or_default(),
        description: format!(
            "{} of {}, {}. {}",
            plural(rows.len(), "quotation"),
            article.publisher,
            article.published.as_ref().map_or_else(|| "date not stated".into(), date_text),
            article.summary.as_deref().unwrap_or_default()
        ),
        rows: &rows,
        explorer: vec![
            (shown.read(&article.id), "The article in the explorer".into()),
            (shown.chosen(Dimension::Article, &article.id), "Explore only this article".into()),
        ],
        more,
        data: json!({ "@type": "WebPage", "name": article.title, "about": about }),
        citation: citation(article, &article.title, look.base.map(|base| [base, &shown.path("article", &article.id)].concat())),
        feed: None,
        titled: false,
    };
    listing_pages(shown, &listing, look)
}

/// The pages of a source: of its description, which is no claim that two articles speak of one person.
pub(super) fn source_pages(shown: &Shown, kind: SourceKind, group: &Group, look: &Look) -> Vec<(String, String)> {
    let articles = distinct(group.rows.iter().map(|row| row.0));
    let anonymous = matches!(kind, SourceKind::Anonymous | SourceKind::AnonymousSeveral);
    let caution = if anonymous && articles > 1 {
        " The same description in two articles is no claim that they speak of the same person."
    } else {
        ""
    };
    let lead = format!("{}, {} in {}.", kind.label(), plural(group.rows.len(), "quotation"), plural(articles, "article"));
    let listing = Listing {
        kind: "source",
        label: "Source".into(),
        title: group.name.clone(),
        slug: &group.slug,
        lead: format!("<p class=\"std\">{}{caution}</p>", esc(&capital(&lead))),
        description: format!("{}: {lead}{caution}", group.name),
        rows: &group.rows,
        explorer: vec![(shown.chosen(Dimension::Source, &group.name), format!("Explore {}", plural(group.rows.len(), "statement")))],
        more: String::new(),
        data: json!({ "@type": kind_of(kind), "name": group.name }),
        citation: Vec::new(),
        feed: None,
        titled: true,
    };
    listing_pages(shown, &listing, look)
}

/// The pages of a region: what sources there say.
pub(super) fn region_pages(shown: &Shown, code: &str, group: &Group, look: &Look) -> Vec<(String, String)> {
    let about = shown.about(code);
    let lead = match (group.rows.len(), about) {
        (0, about) => format!("No source here is quoted. {} about it.", verb(about)),
        (from, 0) => format!("{} of sources here.", plural(from, "quotation")),
        (from, about) => format!("{} of sources here. {} about it.", plural(from, "quotation"), verb(about)),
    };
    let region = shown.region(code);
    let part = region.and_then(|region| region.parent.as_deref());
    let more = part.and_then(|code| Some((code, shown.regions.get(code)?))).map(|(code, outer)| {
        format!(
            "<p class=\"std\">Part of {}.</p>\n",
            link(&[&shown.root, shown.path("region", &outer.slug).as_str()].concat(), shown.region_name(code))
        )
    });
    let mut data = place(code, &group.name);
    if let Some(region) = region.filter(|region| !region.aliases.is_empty()) {
        data["alternateName"] = json!(region.aliases);
    }
    if let Some(part) = part {
        data["containedInPlace"] = place(part, shown.region_name(part));
    }
    let mut explorer = Vec::new();
    if !group.rows.is_empty() {
        explorer.push((shown.chosen(Dimension::Region, code), format!("Explore {} from here", plural(group.rows.len(), "statement"))));
    }
    if about > 0 {
        explorer.push((shown.chosen(Dimension::About, code), format!("Explore {} about it", plural(about, "statement"))));
    }
    let listing = Listing {
        kind: "region",
        label: "Region".into(),
        title: group.name.clone(),
        slug: &group.slug,
        lead: format!("<p class=\"std\">{}</p>", esc(&lead)),
        description: format!("{}: {lead}", group.name),
        rows: &group.rows,
        explorer,
        more: more.unwrap_or_default(),
        data,
        citation: Vec::new(),
        feed: (!group.rows.is_empty()).then(|| [&shown.prefix, "feed/region-", &group.slug, ".xml"].concat()),
        titled: true,
    };
    listing_pages(shown, &listing, look)
}

/// A sentence that has an end, and a blank after it.
fn ended(words: &str) -> String {
    match words.trim_end_matches('.') {
        "" => String::new(),
        words => [words, ". "].concat(),
    }
}

fn verb(count: usize) -> String {
    if count == 1 { "1 statement is".into() } else { format!("{count} statements are") }
}

/// The pages of a topic.
pub(super) fn topic_pages(shown: &Shown, id: &str, group: &Group, look: &Look) -> Vec<(String, String)> {
    let lead = format!("{} in {}.", plural(group.rows.len(), "quotation"), plural(distinct(group.rows.iter().map(|row| row.0)), "article"));
    let listing = Listing {
        kind: "topic",
        label: "Topic".into(),
        title: capital(&group.name),
        slug: &group.slug,
        lead: format!("<p class=\"std\">{lead}</p>"),
        description: format!("{}: {lead}", capital(&group.name)),
        rows: &group.rows,
        explorer: vec![(shown.chosen(Dimension::Topic, id), format!("Explore {}", plural(group.rows.len(), "statement")))],
        more: String::new(),
        data: json!({ "@type": "DefinedTerm", "name": group.name, "termCode": id }),
        citation: Vec::new(),
        feed: Some([&shown.prefix, "feed/topic-", &group.slug, ".xml"].concat()),
        titled: true,
    };
    listing_pages(shown, &listing, look)
}

fn distinct(articles: impl Iterator<Item = usize>) -> usize {
    articles.collect::<std::collections::BTreeSet<_>>().len()
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// What lists everything: regions, topics, sources, and all articles.
pub(super) fn contents_pages(shown: &Shown, look: &Look) -> Vec<(String, String)> {
    let collection = shown.collection;
    // These pages are at the top of the collection's part of the site.
    let up = if shown.prefix.is_empty() { "" } else { "../" };
    let statements: usize = shown.ids.iter().map(Vec::len).sum();
    let lead = format!("{} in {}.", plural(statements, "quotation"), plural(shown.articles.len(), "article"));
    let group = |kind: &str, title: &str, groups: &mut dyn Iterator<Item = (&Group, usize)>| -> String {
        let mut all: Vec<(&Group, usize)> = groups.collect();
        all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.name.cmp(&b.0.name)));
        let (count, most) = (all.len(), 300);
        let items: String = all
            .iter()
            .take(most)
            .map(|(group, count)| {
                format!(
                    "<li>{} <span class=\"n\">{count}</span></li>",
                    link(&[up, shown.path(kind, &group.slug).as_str()].concat(), &group.name)
                )
            })
            .collect();
        let rest = (count > most)
            .then(|| format!("<p class=\"how\">The {most} most quoted of {count}; the others are linked from their quotations.</p>"));
        if items.is_empty() {
            String::new()
        } else {
            format!("<section><h2>{title}</h2><ul class=\"index\">{items}</ul>{}</section>\n", rest.unwrap_or_default())
        }
    };
    let regions = group("region", "Regions", &mut shown.regions.values().map(|group| (group, group.rows.len())));
    let topics = group("topic", "Topics", &mut shown.topics.values().map(|group| (group, group.rows.len())));
    let sources = group("source", "Sources", &mut shown.sources.values().map(|group| (group, group.rows.len())));
    let mut articles: Vec<&Article> = shown.articles.iter().collect();
    let day = |article: &Article| article.published.as_ref().and_then(|date| date.date.span()).and_then(|span| span.start);
    articles.sort_by(|a, b| day(b).cmp(&day(a)).then_with(|| a.title.cmp(&b.title)));
    let chunks: Vec<&[&Article]> = if articles.is_empty() { vec![&[]] } else { articles.chunks(ARTICLES).collect() };
    let name = |nth: usize| if nth == 0 { "pages.html".to_owned() } else { format!("pages.{}.html", nth + 1) };
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": collection.title,
        "description": format!(
            "{} Quotations of news articles with source, place and date: {lead} A Dateline collection, to explore by region, time and source.",
            collection.description.as_deref().map(|text| [text.trim_end_matches('.'), "."].concat()).unwrap_or_default()
        ),
        "version": shown.version,
        "identifier": format!("{}-{}", collection.id, shown.version),
        "keywords": shown.topics.values().map(|topic| topic.name.clone()).collect::<Vec<_>>(),
        "variableMeasured": ["words", "form", "source", "region", "said", "topics", "article"],
        "isAccessibleForFree": true,
    });
    if let Some(base) = look.base {
        data["@id"] = json!(format!("{base}{}pages.html", shown.prefix));
        data["url"] = json!(format!("{base}{}", shown.explorer(crate::explore::Link::default())));
        data["distribution"] = json!({
            "@type": "DataDownload",
            "encodingFormat": "application/json",
            "contentUrl": format!("{base}data/{}-{}.json", collection.id, shown.version),
        });
    }
    put(&mut data, "temporalCoverage", time_of(shown));
    let places: Vec<Value> =
        shown.regions.iter().filter(|(_, group)| !group.rows.is_empty()).take(60).map(|(code, group)| place(code, &group.name)).collect();
    data["spatialCoverage"] = Value::Array(places);
    let page = |(nth, part): (usize, &&[&Article])| {
        let path = [&shown.prefix, name(nth).as_str()].concat();
        let head = Head {
            title: format!("All pages — {}", collection.title),
            description: short(&[&ended(collection.description.as_deref().unwrap_or(&collection.title)), lead.as_str()].concat(), 300),
            path: path.clone(),
            root: up,
            base: look.base,
            style: &look.style,
            kind: "website",
            card: look.cards.get(&shown.prefix).map(|card| (card.clone(), collection.title.clone())),
            data: Some(data.clone()),
            citation: Vec::new(),
            feed: Some(([&shown.prefix, "feed.xml"].concat(), collection.title.clone())),
            hidden: false,
            site: &collection.title,
        };
        let row = |article: &&Article| {
            let when = article.published.as_ref().map_or_else(|| "date not stated".into(), date);
            format!(
                "<li>{} <span class=\"from\"><bdi>{}</bdi>, {when}</span> <span class=\"n\">{}</span></li>",
                link(&[up, shown.path("article", &article.id).as_str()].concat(), &article.title),
                esc(&article.publisher),
                article.statements.len()
            )
        };
        let list: String = part.iter().map(row).collect();
        let mut out = head.html();
        out.push_str(&format!(
            "<body>\n<header class=\"top top--page\"><a class=\"name\" href=\"{up}index.html\">Dateline<i aria-hidden=\"true\">—</i></a>\
             <nav class=\"crumb\" aria-label=\"Where you are\"><span aria-current=\"page\">All pages</span></nav></header>\n\
             <main class=\"page\" id=\"main\">\n<p class=\"label\">Collection{}</p>\n<h1 class=\"of\" dir=\"auto\">{}</h1>\n<p class=\"std\" dir=\"auto\">{}</p>\n\
             <p class=\"does\"><a class=\"btn\" href=\"{up}{}\">Open the explorer</a></p>\n",
            invented(shown),
            esc(&collection.title),
            esc(&[&ended(collection.description.as_deref().unwrap_or_default()), lead.as_str()].concat()),
            esc(&shown.explorer(crate::explore::Link::default())),
        ));
        if nth == 0 {
            out.push_str(&[regions.as_str(), &topics, &sources].concat());
        }
        out.push_str(&format!("<section><h2>Articles</h2><ul class=\"index index--long\">{list}</ul></section>\n"));
        if chunks.len() > 1 {
            let leaf = |nth: usize, words: &str, rel: &str| format!("<a rel=\"{rel}\" href=\"{}\">{words}</a>", name(nth));
            let before = if nth > 0 { leaf(nth - 1, "Before", "prev") } else { String::new() };
            let next = if nth + 1 < chunks.len() { leaf(nth + 1, "Next", "next") } else { String::new() };
            out.push_str(&format!(
                "<nav class=\"turn\" aria-label=\"Pages\">{before}<span>{} of {}</span>{next}</nav>\n",
                nth + 1,
                chunks.len()
            ));
        }
        out.push_str(&format!(
            "</main>\n<footer class=\"foot\"><p>Version {} of the collection</p></footer>\n</body>\n</html>\n",
            esc(&shown.version)
        ));
        (path, out)
    };
    chunks.iter().enumerate().map(page).collect()
}

/// From the first to the last day that is told of, as ISO 8601 has it.
fn time_of(shown: &Shown) -> Option<String> {
    let said = shown.articles.iter().flat_map(|article| &article.statements).filter_map(|statement| statement.said.as_ref()?.date.span());
    let (starts, ends): (Vec<_>, Vec<_>) = said.map(|span| (span.start, span.end)).unzip();
    let (first, last) = (starts.into_iter().flatten().min()?, ends.into_iter().flatten().max()?);
    Some(format!("{first}/{last}"))
}

/// What is left of a statement that was removed: its address, and that it was.
pub(super) fn removed_page(shown: &Shown, id: &str, look: &Look) -> Option<(String, String)> {
    let entry = shown.entry(id)?;
    let removed = entry.removed.as_ref()?;
    let path = shown.path("statement", id);
    let root = &shown.root;
    let now = entry.now.as_ref().filter(|now| shown.entry(now).is_some_and(|entry| entry.removed.is_none()));
    let article = shown.articles.iter().find(|article| article.id == entry.article);
    let (title, told) = match now {
        Some(_) => ("This quotation was corrected", "Its words were changed; the corrected form has an address of its own."),
        None => ("This quotation was removed", "It is no longer part of the collection, and its words are no longer here."),
    };
    let head = Head {
        title: format!("{title} — {}", shown.collection.title),
        description: told.into(),
        path: path.clone(),
        root,
        base: None,
        style: &look.style,
        kind: "website",
        card: None,
        data: None,
        citation: Vec::new(),
        feed: None,
        hidden: true,
        site: &shown.collection.title,
    };
    let crumbs = [([root, shown.prefix.as_str(), "pages.html"].concat(), shown.collection.title.as_str()), (String::new(), "Quotation")];
    let mut does = String::new();
    if let Some(now) = now {
        does.push_str(&format!("<a class=\"btn\" href=\"{root}{}\">The corrected quotation</a>", shown.path("statement", now)));
    }
    if let Some(article) = article {
        does.push_str(&format!("<a class=\"btn\" href=\"{root}{}\">The article</a>", shown.path("article", &article.id)));
    }
    let mut out = head.html() + &top(shown, &crumbs);
    out.push_str(&format!(
        "<main class=\"page\" id=\"main\">\n<p class=\"label\">Quotation</p>\n<h1 class=\"of\">{title}</h1>\n<p class=\"std\">{told}</p>\n\
         <dl class=\"facts-of\">{}{}{}</dl>\n<p class=\"does\">{does}</p>\n</main>\n{}",
        fact("Published here", &format!("since {}", esc(&day(&entry.since)))),
        fact("Removed", &esc(&day(removed))),
        fact("Id", &format!("<code>{}</code>", esc(id))),
        foot(shown)
    ));
    Some((path, out))
}
