//! What is cited: a statement, an article, a selection.

use super::Made;
use super::cite::{Date, Quoted, What, Work};
use super::record::{dated, said_words};
use super::source_link::at_the_sentence;
use crate::explore::{Library, Link, print};
use crate::model::{Article, DatePart, Dated, Edtf, Moment, Wording};

/// The date of a citation: as far as it is stated, the beginning of a stretch; none where the year is not.
fn issued(dated: Option<&Dated>) -> Option<Date> {
    let moment: Moment = match dated?.date {
        Edtf::At(moment) => moment,
        Edtf::Between(crate::model::Bound::At(from), crate::model::Bound::At(to)) => return common(&from, &to),
        Edtf::Between(..) => return None,
    };
    date(&moment)
}

fn date(moment: &Moment) -> Option<Date> {
    let stated = |part: Option<DatePart>| match part {
        Some(DatePart::Stated(number)) => Some(number),
        _ => None,
    };
    let month = stated(moment.month).filter(|month| (1..=12).contains(month));
    Some(Date { year: moment.full_year()?, month, day: stated(moment.day).filter(|_| month.is_some()) })
}

/// What two dates have in common: no more than that is sure.
fn common(from: &Moment, to: &Moment) -> Option<Date> {
    let (from, to) = (date(from)?, date(to)?);
    let year = (from.year == to.year).then_some(from.year)?;
    let month = from.month.filter(|_| from.month == to.month);
    Some(Date { year, month, day: from.day.filter(|_| month.is_some() && from.day == to.day) })
}

/// The day on which something is made, as a date.
fn day(on: &str) -> Date {
    let mut numbers = on.split('-').map(|n| n.parse::<i32>().unwrap_or(0));
    let mut next = || numbers.next().unwrap_or(0);
    let (year, month, day) = (next(), next(), next());
    Date { year, month: u8::try_from(month).ok(), day: u8::try_from(day).ok() }
}

/// An article.
pub fn article_work(article: &Article, made: &Made) -> Work {
    let page = Link { page: crate::explore::Page::Article(article.id.clone()), ..Link::default() };
    Work {
        what: What::Article,
        id: article.id.clone(),
        authors: article.authors.clone(),
        title: article.title.clone(),
        container: article.publisher.clone(),
        issued: issued(article.published.as_ref()),
        url: article.url.clone(),
        link: Some([made.base.as_str(), &print(&page)].concat()),
        accessed: day(&made.on),
        language: article.language.clone(),
        quoted: None,
    }
}

/// A statement of an article; `link` is where it is shown.
pub fn statement_work(library: &Library, row: u32, made: &Made, link: Option<String>) -> Option<Work> {
    let told = library.statement(row)?;
    let (article, statement, id) = told.parts();
    let work = article_work(article, made);
    let open = Link { open: Some(id.to_owned()), ..Link::default() };
    Some(Work {
        id: [&work.id, "-", id].concat(),
        url: article.url.as_ref().map(|url| at_the_sentence(url, statement)),
        link: Some(link.unwrap_or_else(|| [made.base.as_str(), &print(&open)].concat())),
        quoted: Some(Quoted {
            words: match statement.content.as_slice() {
                // The style puts its own quotation marks around what is all in them.
                [one] if one.is_quote() => one.text().to_owned(),
                parts => said_words(parts),
            },
            verbatim: statement.wording == Wording::Verbatim,
            source: article.source_of(statement).map(|source| source.name.clone()),
            place: statement.region.as_ref().map(|region| library.region_name(&region.code).to_owned()),
            said: statement.said.as_ref().map(dated),
            paragraph: statement.paragraph,
        }),
        ..work
    })
}

/// A selection.
pub fn selection_work(made: &Made) -> Work {
    let count = format!("{} of {} statements, version {}", made.count, made.of, made.version);
    Work {
        what: What::Selection,
        id: super::file_stem(made),
        authors: Vec::new(),
        title: format!("{}: {} ({count})", made.title, made.selection),
        container: "Dateline".into(),
        issued: Some(Date { year: day(&made.on).year, month: None, day: None }),
        url: None,
        link: Some(made.link.clone()),
        accessed: day(&made.on),
        language: "en".into(),
        quoted: None,
    }
}
