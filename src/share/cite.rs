//! Citing: a quotation, an article or a selection, in the words of a style guide or in a file that a reference manager reads.
//!
//! ```text
//! in words   Chicago 17 (entry of a bibliography, and note), APA 7, MLA 9; as plain text, Markdown or HTML
//! in files   CSL-JSON, BibTeX (as biblatex reads it), RIS
//! ```
//! Headlines keep their capitals, and a date is never made more precise than it is known.
//! What articles say is not trusted: each field is one line without controls before it is written, and each format escapes
//! what it would read as its own. Nothing here can fail.

/// A calendar date as far as it is known: never padded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// The year.
    pub year: i32,
    /// The month, from 1.
    pub month: Option<u8>,
    /// The day of the month, from 1.
    pub day: Option<u8>,
}

/// What is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A news article, or one of its quotations: then `quoted` is set.
    Article,
    /// A selection of a collection.
    Selection,
}

/// One thing to cite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// What it is.
    pub what: What,
    /// Its key: lower-case letters of ASCII, digits and hyphens.
    pub id: String,
    /// Names as printed, of people or organisations; may be empty.
    pub authors: Vec<String>,
    /// The headline, or the title of the selection.
    pub title: String,
    /// The publisher of the article, or the title of the collection.
    pub container: String,
    /// When it was published; `None` if that is not stated.
    pub issued: Option<Date>,
    /// The publisher's page.
    pub url: Option<String>,
    /// The link into Dateline.
    pub link: Option<String>,
    /// When it was seen: a full date.
    pub accessed: Date,
    /// The language, as in BCP 47.
    pub language: String,
    /// The quotation, if one is cited.
    pub quoted: Option<Quoted>,
}

/// One quotation of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The words.
    pub words: String,
    /// Whether they are the article's own; if not, they are a digest and never set in quotation marks.
    pub verbatim: bool,
    /// Who said it: "a source in Ryanggang Province".
    pub source: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// When, in words.
    pub said: Option<String>,
    /// In which paragraph of the article, from 1.
    pub paragraph: Option<u32>,
}

/// The style guides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// The Chicago Manual of Style: an entry of the bibliography.
    Chicago,
    /// American Psychological Association.
    Apa,
    /// Modern Language Association.
    Mla,
}

impl Style {
    /// All three.
    pub const ALL: [Style; 3] = [Style::Chicago, Style::Apa, Style::Mla];

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Style::Chicago => "Chicago",
            Style::Apa => "APA",
            Style::Mla => "MLA",
        }
    }
}

/// How a run of text looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Plain,
    Italic,
    Address,
}

/// A citation: runs of text, of which some are italic or addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citation {
    runs: Vec<(Look, String)>,
}

impl Citation {
    /// As plain text.
    pub fn plain(&self) -> String {
        self.runs.iter().map(|(_, text)| text.as_str()).collect()
    }

    /// As Markdown, on one line.
    pub fn markdown(&self) -> String {
        let mut out = String::new();
        for (look, text) in &self.runs {
            let (open, close) = match look {
                Look::Plain => ("", ""),
                Look::Italic => ("*", "*"),
                Look::Address if on_the_web(text) => ("<", ">"),
                Look::Address => ("", ""),
            };
            out.push_str(open);
            // An escape within `<…>` would be part of the address.
            if open == "<" {
                out.push_str(text)
            } else {
                push_markdown(&mut out, text)
            }
            out.push_str(close);
        }
        out
    }

    /// As HTML: phrases, without an element around them.
    pub fn html(&self) -> String {
        let mut out = String::new();
        for (look, text) in &self.runs {
            match look {
                Look::Italic => out.push_str("<i>"),
                Look::Address if on_the_web(text) => push_attribute(&mut out, "<a href=\"", text, "\">"),
                _ => {}
            }
            push_html(&mut out, text);
            match look {
                Look::Italic => out.push_str("</i>"),
                Look::Address if on_the_web(text) => out.push_str("</a>"),
                _ => {}
            }
        }
        out
    }

    fn run(&mut self, look: Look, text: &str) {
        if !text.is_empty() {
            self.runs.push((look, text.into()));
        }
    }

    fn say(&mut self, text: &str) {
        match self.runs.last_mut() {
            Some((Look::Plain, last)) => last.push_str(text),
            _ => self.run(Look::Plain, text),
        }
    }

    /// Begins the next part of the same sentence, or of the next one.
    fn after(&mut self, between: &str) {
        if !self.runs.is_empty() {
            self.say(between);
        }
    }

    /// Ends the sentence, once.
    fn stop(&mut self) {
        let ended = match self.runs.last() {
            Some((Look::Address, _)) => false,
            Some((_, text)) => text.trim_end_matches(['”', '’', '"', '\'']).ends_with(ENDS),
            None => true,
        };
        if !ended {
            self.say(".");
        }
    }
}

/// The entry of a bibliography in this style.
pub fn cite(work: &Work, style: Style) -> Citation {
    match style {
        Style::Chicago => chicago(work),
        Style::Apa => apa(work),
        Style::Mla => mla(work),
    }
}

// `Author. “Title.” Container, Month day, year. Address.`
fn chicago(work: &Work) -> Citation {
    let mut out = authors(work, chicago_names);
    push_title(&mut out, work, '.');
    let container = clean(&work.container);
    if work.what == What::Selection && !container.is_empty() {
        out.after(" ");
        out.say("In ");
        out.run(Look::Italic, &container);
        out.stop();
        out.say(" ");
    } else if !container.is_empty() {
        out.after(" ");
        out.run(Look::Italic, &container);
        out.say(", ");
    } else {
        out.after(" ");
    }
    out.say(&work.issued.map_or_else(|| "n.d.".into(), american));
    out.stop();
    if let Some(address) = address(work) {
        if work.issued.is_none() {
            out.say(" Accessed ");
            out.say(&american(work.accessed));
            out.say(".");
        }
        out.say(" ");
        out.run(Look::Address, &address);
        out.stop();
    }
    out
}

// `Author. (year, Month day). Title. Container. Address`
fn apa(work: &Work) -> Citation {
    let mut out = authors(work, apa_names);
    let (title, container) = (clean(&work.title), clean(&work.container));
    let described = work.what == What::Selection;
    let push_title = |out: &mut Citation, stop: bool| {
        if container.is_empty() {
            out.run(Look::Italic, &title);
        } else if stop {
            out.say(&closed(&title, '.'));
        } else {
            out.say(&title);
        }
        if stop {
            out.stop();
        }
    };
    let first = out.runs.is_empty();
    if first {
        push_title(&mut out, true);
    }
    out.after(" ");
    out.say("(");
    match work.issued.map(Date::known) {
        None => out.say("n.d."),
        Some(date) => {
            out.say(&date.year.to_string());
            let month = date.month_word(&MONTHS).filter(|_| work.what == What::Article);
            if let Some(month) = month {
                out.say(", ");
                out.say(month);
            }
            if let Some(day) = date.day.filter(|_| month.is_some()) {
                out.say(" ");
                out.say(&day.to_string());
            }
        }
    }
    out.say(").");
    if !first && !title.is_empty() {
        out.say(" ");
        push_title(&mut out, !described);
    }
    if described {
        out.say(" [Data set].");
    }
    if !container.is_empty() {
        out.say(if described { " In " } else { " " });
        out.run(Look::Italic, &container);
        out.stop();
    }
    if let Some(address) = address(work) {
        out.say(" ");
        if work.issued.is_none() {
            out.say("Retrieved ");
            out.say(&american(work.accessed));
            out.say(", from ");
        }
        out.run(Look::Address, &address);
    }
    out
}

// `Author. “Title.” Container, day Mon. year, address.`
fn mla(work: &Work) -> Citation {
    let mut out = authors(work, mla_names);
    push_title(&mut out, work, '.');
    let mut between = " ";
    let container = clean(&work.container);
    if !container.is_empty() {
        out.after(between);
        out.run(Look::Italic, &container);
        between = ", ";
    }
    if let Some(date) = work.issued {
        out.after(between);
        out.say(&british(date));
        between = ", ";
    }
    if let Some(address) = address(work) {
        out.after(between);
        out.run(Look::Address, &address);
    }
    out.stop();
    if work.issued.is_none() {
        out.say(" Accessed ");
        out.say(&british(work.accessed));
        out.say(".");
    }
    out
}

/// A note as Chicago has it, with who is quoted before it, and when and where it was seen after it.
fn note(work: &Work) -> Citation {
    let mut out = Citation::default();
    if let Some(quoted) = &work.quoted {
        out.say(&spoken(quoted));
        out.after(", ");
        out.say(if quoted.verbatim { "quoted in" } else { "paraphrased from" });
    }
    let names = note_names(&names(work));
    if !names.is_empty() {
        out.after(" ");
        out.say(&names);
        out.say(",");
    }
    push_title(&mut out, work, ',');
    let container = clean(&work.container);
    if !container.is_empty() {
        out.after(if work.what == What::Selection { " in " } else { " " });
        out.run(Look::Italic, &container);
        out.say(",");
    }
    out.after(" ");
    out.say(&work.issued.map_or_else(|| "n.d.".into(), american));
    if let Some(paragraph) = work.quoted.as_ref().and_then(|quoted| quoted.paragraph) {
        out.say(", para. ");
        out.say(&paragraph.to_string());
    }
    if let Some(url) = own_address(&work.url) {
        out.say(", ");
        out.run(Look::Address, &url);
    }
    out.stop();
    out.say(" Accessed ");
    out.say(&american(work.accessed));
    if let Some(link) = own_address(&work.link) {
        out.say(", ");
        out.run(Look::Address, &link);
    }
    out.stop();
    if let Some((Look::Plain, first)) = out.runs.first_mut()
        && let Some(letter) = first.get_mut(..1).filter(|_| work.quoted.is_some())
    {
        letter.make_ascii_uppercase();
    }
    out
}

/// A footnote in Markdown, and the quotation that it belongs to, if one is cited.
pub fn markdown_footnote(work: &Work) -> String {
    let id = key(&work.id);
    let mut out = String::new();
    if let Some(quoted) = &work.quoted {
        let mut words = String::new();
        push_markdown(&mut words, &marked(quoted));
        out.push_str("> ");
        out.push_str(&words);
        push_all(&mut out, &["[^", &id, "]\n\n"]);
    }
    push_all(&mut out, &["[^", &id, "]: ", &note(work).markdown(), "\n"]);
    out
}

/// The quotation with its source as a figure of HTML; a paragraph with the note, if none is cited.
pub fn html_quote(work: &Work) -> String {
    let note = note(work).html();
    let mut out = String::new();
    let Some(quoted) = &work.quoted else {
        push_all(&mut out, &["<p>", &note, "</p>"]);
        return out;
    };
    out.push_str("<figure><blockquote");
    if let Some(address) = address(work).filter(|address| on_the_web(address)) {
        push_attribute(&mut out, " cite=\"", &address, "\"");
    }
    // A digest is in the collection's words, whose language is the page's.
    let language = language(work);
    if quoted.verbatim && !language.is_empty() {
        push_attribute(&mut out, " lang=\"", language, "\"");
    }
    out.push_str("><p>");
    push_html(&mut out, &marked(quoted));
    push_all(&mut out, &["</p></blockquote><figcaption>", &note, "</figcaption></figure>"]);
    out
}

/// An array of CSL-JSON.
pub fn csl_json(works: &[Work]) -> String {
    let mut out = String::from("[");
    for (i, work) in works.iter().enumerate() {
        out.push_str(if i == 0 { "\n  {" } else { ",\n  {" });
        push_json(&mut out, "\"id\": ", &key(&work.id));
        let kind = if work.what == What::Article { "article-newspaper" } else { "dataset" };
        push_json(&mut out, ", \"type\": ", kind);
        push_json(&mut out, ", \"title\": ", &clean(&work.title));
        let names = names(work);
        for (i, name) in names.iter().enumerate() {
            out.push_str(if i == 0 { ", \"author\": [" } else { ", " });
            push_csl_name(&mut out, name);
        }
        if !names.is_empty() {
            out.push(']');
        }
        let mut field = |name: &str, value: &str| {
            if !value.is_empty() {
                push_json(&mut out, name, value);
            }
        };
        field(", \"container-title\": ", &clean(&work.container));
        field(", \"URL\": ", &address(work).unwrap_or_default());
        field(", \"language\": ", language(work));
        // `{:name: value}` in a note is read as a field by some processors.
        field(", \"note\": ", &annotation(work).replace("{:", "{ :"));
        if let Some(date) = work.issued {
            push_csl_date(&mut out, ", \"issued\": ", date);
        }
        push_csl_date(&mut out, ", \"accessed\": ", work.accessed);
        out.push('}');
    }
    out.push_str("\n]\n");
    out
}

fn push_csl_name(out: &mut String, name: &Name) {
    match name {
        Name::Whole(whole) => push_json(out, "{\"literal\": ", whole),
        Name::Parts { given, particle, family, suffix } => {
            push_json(out, "{\"family\": ", family);
            push_json(out, ", \"given\": ", given);
            if !particle.is_empty() {
                push_json(out, ", \"non-dropping-particle\": ", particle);
            }
            if !suffix.is_empty() {
                push_json(out, ", \"suffix\": ", suffix);
            }
        }
    }
    out.push('}');
}

fn push_csl_date(out: &mut String, name: &str, date: Date) {
    let date = date.known();
    push_all(out, &[name, "{\"date-parts\": [[", &date.year.to_string()]);
    for part in [date.month, date.day].into_iter().flatten() {
        push_all(out, &[", ", &part.to_string()]);
    }
    out.push_str("]]}");
}

/// A file of BibTeX as biblatex reads it.
pub fn bibtex(works: &[Work]) -> String {
    let mut out = String::new();
    for work in works {
        let article = work.what == What::Article;
        push_all(&mut out, &[if article { "@article{" } else { "@dataset{" }, &key(&work.id)]);
        let mut field = |name: &str, value: &str| {
            if !value.is_empty() {
                push_all(&mut out, &[",\n  ", name, " = {", value, "}"]);
            }
        };
        let names: Vec<String> = names(work).iter().map(Name::bibtex).collect();
        field("author", &names.join(" and "));
        let title = tex(&clean(&work.title));
        // The inner braces keep the capitals as printed.
        if !title.is_empty() {
            field("title", &["{", &title, "}"].concat());
        }
        field(if article { "journal" } else { "publisher" }, &tex(&clean(&work.container)));
        if let Some(date) = work.issued.map(Date::known) {
            field("date", &date.digits('-'));
            // For BibTeX itself, which knows no `date`.
            field("year", &date.year.to_string());
            field("month", &date.month.map(|month| month.to_string()).unwrap_or_default());
        }
        field("url", &address(work).unwrap_or_default());
        field("urldate", &work.accessed.known().digits('-'));
        field("annotation", &tex(&annotation(work)));
        out.push_str("\n}\n\n");
    }
    out
}

/// A file of RIS.
pub fn ris(works: &[Work]) -> String {
    let mut out = String::new();
    for work in works {
        let mut field = |tag: &str, value: &str| {
            if !value.is_empty() {
                push_all(&mut out, &[tag, "  - ", value, "\r\n"]);
            }
        };
        field("TY", if work.what == What::Article { "NEWS" } else { "DATA" });
        field("ID", &key(&work.id));
        for name in names(work) {
            field("AU", &name.inverted(false));
        }
        field("TI", &clean(&work.title));
        field("T2", &clean(&work.container));
        if let Some(date) = work.issued.map(Date::known) {
            field("PY", &Date { month: None, day: None, ..date }.digits('/'));
            field("DA", &ris_date(date));
        }
        field("UR", &address(work).unwrap_or_default());
        field("Y2", &ris_date(work.accessed.known()));
        field("LA", language(work));
        field("N1", &annotation(work));
        out.push_str("ER  - \r\n\r\n");
    }
    out
}

// Three slashes, whatever is known.
fn ris_date(date: Date) -> String {
    let slashes = if date.day.is_some() {
        "/"
    } else if date.month.is_some() {
        "//"
    } else {
        "///"
    };
    date.digits('/') + slashes
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const SHORT_MONTHS: [&str; 12] = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];

impl Date {
    /// Without what no calendar has.
    fn known(self) -> Date {
        let month = self.month.filter(|month| (1..=12).contains(month));
        let days = match month {
            None => 0,
            Some(2) => 29,
            Some(4 | 6 | 9 | 11) => 30,
            Some(_) => 31,
        };
        Date { month, day: self.day.filter(|day| (1..=days).contains(day)), ..self }
    }

    fn month_word(self, months: &[&'static str; 12]) -> Option<&'static str> {
        months.get(usize::from(self.month?).checked_sub(1)?).copied()
    }

    fn digits(self, between: char) -> String {
        let mut out = String::new();
        if self.year < 0 {
            out.push('-');
        }
        push_padded(&mut out, self.year.unsigned_abs(), 1000);
        for part in [self.month, self.day].into_iter().flatten() {
            out.push(between);
            push_padded(&mut out, part.into(), 10);
        }
        out
    }
}

/// `least` is the smallest number that needs no zero before it.
fn push_padded(out: &mut String, number: u32, mut least: u32) {
    while number < least && least > 1 {
        out.push('0');
        least /= 10;
    }
    out.push_str(&number.to_string());
}

// February 25, 2019
fn american(date: Date) -> String {
    let date = date.known();
    let mut out = String::new();
    if let Some(month) = date.month_word(&MONTHS) {
        out.push_str(month);
        if let Some(day) = date.day {
            push_all(&mut out, &[" ", &day.to_string(), ","]);
        }
        out.push(' ');
    }
    out.push_str(&date.year.to_string());
    out
}

// 25 Feb. 2019
fn british(date: Date) -> String {
    let date = date.known();
    let mut out = String::new();
    if let Some(day) = date.day {
        push_all(&mut out, &[&day.to_string(), " "]);
    }
    if let Some(month) = date.month_word(&SHORT_MONTHS) {
        push_all(&mut out, &[month, " "]);
    }
    out.push_str(&date.year.to_string());
    out
}

/// A name, whole or in its parts.
enum Name {
    Whole(String),
    Parts { given: String, particle: String, family: String, suffix: String },
}

/// Words that people are not called.
const ORGANISATIONS: &str = "news newspaper agency times staff reporter reporters correspondent correspondents writer writers editor editors \
    editorial newsroom desk team press post daily weekly tribune herald gazette journal magazine ministry department office bureau \
    committee commission council association society union party institute university foundation centre center company corporation \
    inc ltd group network radio television tv media service services government police court embassy church bank \
    the and of for at in by from with";
/// Words before a family name that belong to it.
const PARTICLES: &str = "van von der den het ter ten de del della di da do dos das du la le les lo los el al bin bint ibn zu zum zur af av";
const SUFFIXES: &str = "Jr Jr. Sr Sr. II III IV";
/// The commonest family names of Korea, which come first.
const KOREAN: &str = "ahn an bae baek cha cho choe choi chong ha han heo ho hong hwang im jang jeon jeong jo jong joo ju jung kang kim ko \
    kwak kwon lee lim min moon mun nam oh paek paik pak park rhee ri rim ro roh ryang ryu seo shin sim sin so son song suh sung u woo yang yi \
    yoo yoon yu yun";

fn listed(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|one| one.eq_ignore_ascii_case(word))
}

impl Name {
    fn read(whole: String) -> Name {
        Name::parts(&whole).unwrap_or(Name::Whole(whole))
    }

    /// Only of a person's name in Latin letters; what is left whole is never wrong, only not inverted.
    fn parts(whole: &str) -> Option<Name> {
        let (name, suffix) = match whole.rsplit_once(' ') {
            Some((name, suffix)) if listed(SUFFIXES, suffix) => (name.trim_end_matches(','), suffix),
            _ => (whole, ""),
        };
        let latin = |c: char| c.is_alphabetic() && matches!(c, 'A'..='\u{24f}' | '\u{1e00}'..='\u{1eff}');
        if !name.chars().all(|c| latin(c) || matches!(c, ' ' | '.' | '-' | '\'' | '’' | '\u{300}'..='\u{36f}')) {
            return None;
        }
        let words: Vec<&str> = name.split(' ').collect();
        let (family, before) = words.split_last()?;
        let first = before.first()?;
        let organised = words.iter().any(|word| listed(ORGANISATIONS, word.trim_matches('.')));
        let counted = words.iter().filter(|word| !listed(PARTICLES, word) && !initial(word)).count();
        let capitals = first.starts_with(char::is_uppercase) && family.contains(char::is_uppercase);
        if organised || counted > 3 || !capitals || korean(&words) {
            return None;
        }
        let cut = before.iter().rposition(|word| !listed(PARTICLES, word)).map_or(1, |last| last + 1);
        let (given, particle) = before.split_at_checked(cut)?;
        Some(Name::Parts { given: given.join(" "), particle: particle.join(" "), family: (*family).into(), suffix: suffix.into() })
    }

    // Jane Q. van Roe Jr.
    fn direct(&self) -> String {
        match self {
            Name::Whole(whole) => whole.clone(),
            Name::Parts { given, particle, family, suffix } => spaced(&[given, particle, family, suffix]),
        }
    }

    // van Roe, Jane Q., Jr.
    fn inverted(&self, short: bool) -> String {
        match self {
            Name::Whole(whole) => whole.clone(),
            Name::Parts { given, particle, family, suffix } => {
                let mut out = spaced(&[particle, family]);
                push_all(&mut out, &[", ", &if short { initials(given) } else { given.clone() }]);
                if !suffix.is_empty() {
                    push_all(&mut out, &[", ", suffix]);
                }
                out
            }
        }
    }

    // van Roe, Jr., Jane Q.
    fn bibtex(&self) -> String {
        match self {
            Name::Whole(whole) => ["{", &tex(whole), "}"].concat(),
            Name::Parts { given, particle, family, suffix } => {
                let mut out = spaced(&[particle, family]);
                if !suffix.is_empty() {
                    push_all(&mut out, &[", ", suffix]);
                }
                push_all(&mut out, &[", ", given]);
                out
            }
        }
    }
}

fn spaced(parts: &[&str]) -> String {
    let mut out = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(part);
    }
    out
}

fn initial(word: &str) -> bool {
    word.ends_with('.') && word.chars().filter(|c| c.is_alphabetic()).count() == 1
}

/// An author as programs read one that cannot tell which part is the family's: that, a comma, and the others.
pub fn family_first(author: &str) -> String {
    let name = clean(author);
    match name.split_once(' ') {
        Some((family, given)) if korean(&name.split(' ').collect::<Vec<_>>()) => [family, ", ", given].concat(),
        _ => Name::read(name).inverted(false),
    }
}

// "Kim Yoo Jin" and "Kim Yoo-jin", but not "Kim Marrenden".
fn korean(words: &[&str]) -> bool {
    match words {
        [family, one, other] => {
            let syllable = |word: &str| word.len() <= 5 && word.chars().all(|c| c.is_ascii_alphabetic());
            listed(KOREAN, family) && syllable(one) && syllable(other)
        }
        [family, given] => {
            let low = |(_, second): (&str, &str)| second.starts_with(|c: char| c.is_ascii_lowercase());
            listed(KOREAN, family) && given.split_once('-').is_some_and(low)
        }
        _ => false,
    }
}

// "Jean-Paul Q." is "J.-P. Q."; in "J.-P.", the second word is "-P".
fn initials(given: &str) -> String {
    let mut out = String::new();
    let mut before = "";
    for word in given.split([' ', '.']) {
        for (i, part) in word.split('-').enumerate() {
            let Some(letter) = part.chars().next() else { continue };
            out.push_str(if i == 0 { before } else { "-" });
            out.push(letter);
            out.push('.');
            before = " ";
        }
    }
    out
}

fn names(work: &Work) -> Vec<Name> {
    work.authors.iter().map(|name| clean(name)).filter(|name| !name.is_empty()).map(Name::read).collect()
}

fn authors(work: &Work, list: fn(&[Name]) -> String) -> Citation {
    let mut out = Citation::default();
    out.say(&list(&names(work)));
    out.stop();
    out
}

fn series(names: &[String], last: &str) -> String {
    let mut out = String::new();
    for (i, name) in names.iter().enumerate() {
        if i > 0 {
            out.push_str(if i + 1 == names.len() { last } else { ", " });
        }
        out.push_str(name);
    }
    out
}

/// The first as a bibliography sorts it, the others as they are said.
fn sorted(names: &[Name], shown: usize) -> Vec<String> {
    names.iter().take(shown).enumerate().map(|(i, name)| if i == 0 { name.inverted(false) } else { name.direct() }).collect()
}

fn chicago_names(names: &[Name]) -> String {
    if names.len() > 10 { series(&sorted(names, 7), ", ") + ", et al." } else { series(&sorted(names, 10), ", and ") }
}

fn mla_names(names: &[Name]) -> String {
    if names.len() > 2 { series(&sorted(names, 1), "") + ", et al." } else { series(&sorted(names, 2), ", and ") }
}

fn apa_names(names: &[Name]) -> String {
    let mut shown: Vec<String> = names.iter().map(|name| name.inverted(true)).collect();
    if shown.len() <= 20 {
        return series(&shown, ", & ");
    }
    let last = shown.pop().unwrap_or_default();
    shown.truncate(19);
    shown.push(last);
    series(&shown, ", … ")
}

fn note_names(names: &[Name]) -> String {
    let shown: Vec<String> = names.iter().map(Name::direct).collect();
    match shown.as_slice() {
        [] | [_] | [_, _] => series(&shown, " and "),
        [_, _, _] => series(&shown, ", and "),
        [first, ..] => [first, " et al."].concat(),
    }
}

/// What ends a sentence; a title that ends so gets no full stop.
const ENDS: [char; 7] = ['.', '?', '!', '…', '。', '？', '！'];

fn push_title(out: &mut Citation, work: &Work, mark: char) {
    let title = clean(&work.title);
    if !title.is_empty() {
        out.after(" ");
        out.say("“");
        out.say(&closed(&nested(&title), mark));
        out.say("”");
    }
}

/// The text with this mark at its end: before closing quotation marks, as Americans do.
fn closed(text: &str, mark: char) -> String {
    let closing = |c: char| match c {
        '”' | '"' => true,
        // If nothing was opened, it is an apostrophe.
        '’' => text.contains('‘'),
        '\'' => text.find('\'') != text.rfind('\''),
        _ => false,
    };
    let body = text.trim_end_matches(closing);
    let mut out = String::from(body);
    if !body.is_empty() && !body.ends_with(mark) && (mark == ',' || !body.ends_with(ENDS)) {
        out.push(mark);
    }
    out.push_str(text.strip_prefix(body).unwrap_or_default());
    out
}

/// Within double quotation marks, the text's own are single.
fn nested(text: &str) -> String {
    let mut before = ' ';
    text.chars()
        .map(|c| {
            let opens = before == ' ' || matches!(before, '(' | '[' | '—' | '–' | '‘' | '“');
            before = c;
            match c {
                '“' => '‘',
                '”' => '’',
                '„' => '‚',
                '"' if opens => '‘',
                '"' => '’',
                c => c,
            }
        })
        .collect()
}

/// The words, in quotation marks if they are the article's own.
fn marked(quoted: &Quoted) -> String {
    let words = clean(&quoted.words);
    if !quoted.verbatim {
        return words;
    }
    let double = ['“', '”', '"'];
    // All of it is in quotation marks already.
    let whole = words.strip_prefix(['“', '"']).and_then(|rest| rest.strip_suffix(['”', '"'])).filter(|rest| !rest.contains(double));
    ["“", &nested(whole.unwrap_or(&words)), "”"].concat()
}

/// Who said it, where and when.
fn spoken(quoted: &Quoted) -> String {
    let parts = [&quoted.source, &quoted.place, &quoted.said];
    let parts: Vec<String> = parts.into_iter().flatten().map(|part| clean(part)).filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// What a file has no field for: the quotation, its source, and the link. It begins with a mark, so that none of it can be
/// taken for a field.
fn annotation(work: &Work) -> String {
    let mut out = String::new();
    if let Some(quoted) = &work.quoted {
        out.push_str(if quoted.verbatim { "" } else { "[Paraphrase] " });
        out.push_str(&marked(quoted));
        let mut said = spoken(quoted);
        if let Some(paragraph) = quoted.paragraph {
            said.push_str(if said.is_empty() { "para. " } else { ", para. " });
            said.push_str(&paragraph.to_string());
        }
        if !said.is_empty() {
            push_all(&mut out, &[" (", &said, ")"]);
        }
    }
    if let Some(link) = own_address(&work.link).filter(|_| own_address(&work.url).is_some()) {
        out.push_str(if out.is_empty() { "[Dateline] " } else { " [Dateline] " });
        out.push_str(&link);
    }
    out
}

fn address(work: &Work) -> Option<String> {
    own_address(&work.url).or_else(|| own_address(&work.link))
}

/// An address without what would end it in one of the formats.
fn own_address(address: &Option<String>) -> Option<String> {
    let mut out = String::new();
    for c in clean(address.as_deref()?).chars() {
        match c {
            ' ' => out.push_str("%20"),
            '"' => out.push_str("%22"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '^' => out.push_str("%5E"),
            '`' => out.push_str("%60"),
            '{' => out.push_str("%7B"),
            '|' => out.push_str("%7C"),
            '}' => out.push_str("%7D"),
            c => out.push(c),
        }
    }
    Some(out).filter(|out| !out.is_empty())
}

/// Only such an address is made a link.
fn on_the_web(address: &str) -> bool {
    let begins = |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    begins("https://") || begins("http://")
}

/// One line: white space, controls, and what turns the direction of text are one space.
fn clean(text: &str) -> String {
    let unseen = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
            || matches!(c, '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
    };
    let mut out = String::new();
    for word in text.split(unseen).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Empty if it is none.
fn language(work: &Work) -> &str {
    let tag = work.language.as_str();
    if tag.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-') { tag } else { "" }
}

fn key(id: &str) -> String {
    let mut out: String = id.chars().map(|c| c.to_ascii_lowercase()).filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    if out.is_empty() {
        out.push_str("work");
    }
    out
}

fn push_all(out: &mut String, parts: &[&str]) {
    for part in parts {
        out.push_str(part);
    }
}

/// At the beginning of `out`, also what begins a list or a heading is escaped.
fn push_markdown(out: &mut String, text: &str) {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = out.is_empty() && digits.len() < text.len() && digits.starts_with(['.', ')']);
    let mut number = numbered;
    for c in text.chars() {
        let begins = out.is_empty() && matches!(c, '#' | '+' | '-' | '=' | ':');
        let ends_number = number && !c.is_ascii_digit();
        number &= !ends_number;
        if begins || ends_number || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '&' | '$' | '^' | '@') {
            out.push('\\');
        }
        out.push(c);
    }
}

/// Text as it may stand between tags and in an attribute's quotation marks.
pub(super) fn push_html(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

fn push_attribute(out: &mut String, open: &str, value: &str, close: &str) {
    out.push_str(open);
    push_html(out, value);
    out.push_str(close);
}

/// The text has no controls; `<` is escaped for the sake of pages that carry the file.
fn push_json(out: &mut String, name: &str, text: &str) {
    out.push_str(name);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '<' => out.push_str("\\u003c"),
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Braces by name, as BibTeX counts also those that are escaped.
fn tex(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '$' | '&' | '%' | '#' | '_' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}
