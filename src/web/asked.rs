//! What the extractor's worker is asked, as text: written by the bench, read in the worker.
//!
//! ```text
//! known  = regions GROUP topics
//! regions, topics = [ item { ITEM item } ]
//! item   = field { FIELD field }          ; of a region: code, name, the code it is part of or nothing, other names;
//!                                         ; of a topic: id, name, phrases
//! job    = name FIELD about [ GROUP paragraphs ]     ; the text of the paragraphs is the file's bytes
//! about  = title FIELD publisher FIELD authors FIELD published FIELD language FIELD url FIELD country
//! paragraphs = [ start FIELD end FIELD role { ITEM … } ]
//! ```
//! FIELD, ITEM and GROUP are the separators U+001F, U+001E and U+001D, which no text needs. A text of its own and not
//! JavaScript's objects, because the extractor is weighed: what reads those is heavier than the reading of dates.

use super::worker::{Job, Known};
use crate::extract::{About, Input, Paragraph, Role, Stretch};

const FIELD: char = '\u{1f}';
const ITEM: char = '\u{1e}';
const GROUP: char = '\u{1d}';

const ROLES: [Role; 7] = [Role::Title, Role::Heading, Role::Byline, Role::Caption, Role::Body, Role::Biography, Role::Boilerplate];

/// Fields, without separators inside of them.
fn fields(fields: &[&str]) -> String {
    let bare = |field: &&str| field.replace([FIELD, ITEM, GROUP], " ");
    fields.iter().map(bare).collect::<Vec<_>>().join("\u{1f}")
}

fn numbered(number: &str) -> u32 {
    number.bytes().fold(0, |sum, digit| sum * 10 + u32::from(digit.wrapping_sub(b'0') % 10))
}

fn stated(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

impl Known {
    /// As the worker reads it.
    pub(super) fn to_text(&self) -> String {
        let region = |(code, name, parent, aliases): &(String, String, Option<String>, Vec<String>)| {
            let mut all = vec![code.as_str(), name, parent.as_deref().unwrap_or_default()];
            all.extend(aliases.iter().map(String::as_str));
            fields(&all)
        };
        let topic = |(id, name, phrases): &(String, String, Vec<String>)| {
            let mut all = vec![id.as_str(), name];
            all.extend(phrases.iter().map(String::as_str));
            fields(&all)
        };
        let regions: Vec<String> = self.regions.iter().map(region).collect();
        let topics: Vec<String> = self.topics.iter().map(topic).collect();
        [regions.join("\u{1e}"), topics.join("\u{1e}")].join("\u{1d}")
    }

    /// What the bench wrote.
    pub(super) fn of_text(text: &str) -> Known {
        let (regions, topics) = text.split_once(GROUP).unwrap_or((text, ""));
        let mut known = Known::default();
        for item in regions.split(ITEM).filter(|item| !item.is_empty()) {
            let mut fields = item.split(FIELD);
            let mut next = || fields.next().unwrap_or_default().to_owned();
            let (code, name, parent) = (next(), next(), next());
            known.regions.push((code, name, stated(&parent), fields.map(String::from).collect()));
        }
        for item in topics.split(ITEM).filter(|item| !item.is_empty()) {
            let mut fields = item.split(FIELD);
            let mut next = || fields.next().unwrap_or_default().to_owned();
            let (id, name) = (next(), next());
            known.topics.push((id, name, fields.map(String::from).collect()));
        }
        known
    }
}

impl Job {
    /// As the worker reads it; the bytes of its file, or its text, go beside it.
    pub(super) fn to_text(&self) -> String {
        let about = &self.about;
        let authors: Vec<String> = about.authors.iter().map(|author| fields(&[author])).collect();
        let optional = |text: &Option<String>| fields(&[text.as_deref().unwrap_or_default()]);
        let parts = [
            fields(&[&self.name, &about.title, &about.publisher]),
            authors.join("\u{1e}"),
            optional(&about.published),
            fields(&[&about.language]),
            optional(&about.url),
            optional(&about.country),
        ];
        let mut text = parts.join("\u{1f}");
        if let Some(input) = &self.input {
            let paragraph = |p: &Paragraph| {
                let role = ROLES.iter().position(|role| *role == p.role).unwrap_or_default();
                format!("{}\u{1f}{}\u{1f}{role}", p.at.start, p.at.end)
            };
            text.push(GROUP);
            text.push_str(&input.paragraphs.iter().map(paragraph).collect::<Vec<_>>().join("\u{1e}"));
        }
        text
    }

    /// What the bench wrote. `text` is what stands beside it, where it was read before.
    pub(super) fn of_text(job: &str, text: &dyn Fn() -> String) -> Job {
        let (head, paragraphs) = match job.split_once(GROUP) {
            Some((head, paragraphs)) => (head, Some(paragraphs)),
            None => (job, None),
        };
        let mut fields = head.split(FIELD);
        let mut next = || fields.next().unwrap_or_default();
        let name = next().to_owned();
        let about = About {
            title: next().to_owned(),
            publisher: next().to_owned(),
            authors: next().split(ITEM).filter_map(stated).collect(),
            published: stated(next()),
            language: next().to_owned(),
            url: stated(next()),
            country: stated(next()),
        };
        let input = paragraphs.map(|paragraphs| {
            let mut input = Input { about: About::default(), text: text(), paragraphs: Vec::new() };
            for item in paragraphs.split(ITEM).filter(|item| !item.is_empty()) {
                let mut fields = item.split(FIELD);
                let mut next = || numbered(fields.next().unwrap_or_default());
                let at = Stretch { start: next(), end: next() };
                let role = ROLES.get(next() as usize).copied().unwrap_or(Role::Body);
                input.paragraphs.push(Paragraph { at, role });
            }
            input
        });
        Job { name, about, input }
    }
}

#[cfg(test)]
mod tests {
    use super::{About, Input, Job, Known, Paragraph, ROLES, Stretch};

    #[test]
    fn what_is_asked_is_read_as_it_was_written() {
        let about = About {
            title: "“Osk” waits".into(),
            publisher: String::new(),
            authors: vec!["Ada Vesk".into(), "Ben Rook".into()],
            published: Some("2017-03".into()),
            language: "en".into(),
            url: None,
            country: Some("KP".into()),
        };
        let paragraphs =
            ROLES.iter().zip(0..).map(|(role, n)| Paragraph { at: Stretch { start: n * 7, end: n * 70 }, role: *role }).collect();
        let input = Input { about: About::default(), text: "words".into(), paragraphs };
        for input in [None, Some(Input { paragraphs: Vec::new(), ..input.clone() }), Some(input)] {
            let job = Job { name: "osk.txt".into(), about: about.clone(), input };
            assert_eq!(Job::of_text(&job.to_text(), &|| "words".into()), job);
        }
        let empty = Job::default();
        assert_eq!(Job::of_text(&empty.to_text(), &String::new), empty);
        let known = Known {
            regions: vec![
                ("KP-10".into(), "Ryanggang".into(), Some("KP".into()), vec!["Yanggang".into(), "량강".into()]),
                ("KP".into(), String::new(), None, vec![]),
            ],
            topics: vec![("fuel".into(), "fuel".into(), vec!["coal*".into(), "fuel card".into()])],
        };
        assert_eq!(Known::of_text(&known.to_text()), known);
        assert_eq!(Known::of_text(&Known::default().to_text()), Known::default());
    }

    #[test]
    fn a_separator_in_a_name_is_a_blank() {
        let job = Job { name: "a\u{1f}b\u{1d}c".into(), ..Job::default() };
        assert_eq!(Job::of_text(&job.to_text(), &String::new).name, "a b c");
    }
}
