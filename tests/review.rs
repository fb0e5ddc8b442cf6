//! Correcting what was found: edits, undo, explanations, and what stays when the text is read anew.
#![cfg(not(target_arch = "wasm32"))]
// A test that cannot go on has failed.
#![allow(clippy::expect_used, clippy::panic)]

mod pier;

use dateline::extract::{Extraction, FoundDate, FoundRegion, FoundTopic, Stretch};
use dateline::model::{Form, SourceKind};
use dateline::review::{
    AboutField, By, Choice, Draft, Edge, Edit, Export, Field, Key, Session, Side, Speaker, Standing, explain, renew, to_article,
};
use pier::{PIER, at, find, found, input, pier, region};

fn after(draft: &Draft, edits: &[Edit]) -> Draft {
    edits.iter().fold(draft.clone(), |draft, edit| draft.apply(edit).unwrap_or_else(|why| panic!("{edit:?}: {why}")))
}

fn content(draft: &Draft, key: Key) -> Vec<&str> {
    draft.item(key).map(|i| i.statement.content.iter().map(|c| c.of(draft.text())).collect()).unwrap_or_default()
}

fn form(draft: &Draft, key: Key) -> Form {
    draft.item(key).expect("a statement").statement.form
}

#[test]
fn deciding_counts() {
    let draft = pier();
    assert_eq!(draft.progress(), (0, 5));
    let draft = after(&draft, &[Edit::Accept(1), Edit::Reject(3), Edit::Accept(4), Edit::Reopen(4)]);
    assert_eq!(draft.progress(), (2, 5));
    assert_eq!(
        (draft.open_beside(None, false), draft.open_beside(Some(2), false), draft.open_beside(Some(5), false)),
        (Some(2), Some(4), Some(2))
    );
    assert_eq!((draft.open_beside(Some(2), true), draft.beside(Some(2), true), draft.beside(Some(5), false)), (Some(5), Some(1), None));
    assert_eq!(draft.item(1).map(|i| (i.standing, i.by)), Some((Standing::Accepted, By::Found)));
    assert_eq!(after(&draft, &[Edit::AcceptOpen]).progress(), (5, 5));
    assert_eq!(draft.open_beside(Some(2), false), Some(4));
}

#[test]
fn edges_go_by_words_and_the_form_follows() {
    let step = |draft: &Draft, edge, side, times: usize| (0..times).fold(draft.clone(), |d, _| after(&d, &[Edit::Move(5, 0, edge, side)]));
    let draft = pier();
    // Words, content, form after so many steps.
    let table = [
        (Edge::End, Side::On, 1, "“No ferry, no flour,” said", Form::Mixed),
        (Edge::End, Side::On, 3, "“No ferry, no flour,” said a baker", Form::Mixed),
        (Edge::End, Side::Back, 1, "“No ferry, no flour", Form::Direct),
        (Edge::End, Side::Back, 2, "“No ferry, no", Form::Direct),
        (Edge::Start, Side::On, 1, "No ferry, no flour,”", Form::Direct),
        (Edge::Start, Side::On, 2, "ferry, no flour,”", Form::Direct),
        (Edge::Start, Side::Back, 1, ".\n\n“No ferry, no flour,”", Form::Direct),
        (Edge::Start, Side::Back, 2, "said.\n\n“No ferry, no flour,”", Form::Mixed),
    ];
    for (edge, side, times, words, wanted) in table {
        let moved = step(&draft, edge, side, times);
        assert_eq!((content(&moved, 5), form(&moved, 5)), (vec![words], wanted));
        assert_eq!(moved.item(5).map(|i| i.by), Some(By::Changed));
    }
    // And back again.
    assert_eq!(content(&step(&step(&draft, Edge::End, Side::On, 3), Edge::End, Side::Back, 3), 5), content(&draft, 5));
    // A form that was chosen stays.
    let chosen = after(&draft, &[Edit::Form(5, Form::Direct), Edit::Move(5, 0, Edge::End, Side::On)]);
    assert_eq!(form(&chosen, 5), Form::Direct);
}

#[test]
fn what_cannot_be_is_refused_with_a_sentence() {
    let draft = after(&pier(), &[Edit::Mark(at(PIER, "closed since February"))]);
    let table: Vec<(Edit, &str)> = vec![
        (Edit::Accept(99), "There is no such statement."),
        (Edit::Move(1, 7, Edge::End, Side::On), "The statement has no such piece."),
        (Edit::Place(1, 7, at(PIER, "pier")), "The statement has no such piece."),
        (Edit::RemoveFragment(1, 0), "It is the only piece of this statement; reject the statement instead."),
        (Edit::Remove(1), "Only a statement that you made can be taken away; reject this one instead."),
        (Edit::Forget(1), "There is no such correction among those whose words are gone."),
        (Edit::Join(5), "There is no statement after this one to join it with."),
        (Edit::Split(1, 0), "There are no words of the statement on one side of this place."),
        (Edit::Mark(Stretch::new(54, 56)), "There are no words in this selection."),
        (Edit::Mark(Stretch { start: 9_000, end: 10_000 }), "There are no words in this selection."),
        (Edit::Source(1, Speaker::Known("nobody".into())), "There is no such source in this text."),
        (Edit::Source(1, Speaker::New { name: " ".into(), kind: SourceKind::Person }), "There has to be at least one word."),
        (Edit::Said(1, Some("yesterday".into())), "“yesterday”: not a date in EDTF"),
        (Edit::MergeSources("baker".into(), "baker".into()), "A source cannot be merged with itself."),
        (Edit::RenameSource("baker".into(), "a stoker".into()), "Another source has this name already: merge the two (stoker)."),
        (
            Edit::Article(AboutField::Url, "pier.example".into()),
            "An address begins with https:// or http:// and a name, and has no blank in it.",
        ),
        (Edit::Article(AboutField::Published, "soon".into()), "The date of publication is not a date in EDTF"),
        (Edit::Article(AboutField::Language, "English!".into()), "That is no language tag: write en, ko, pt-BR."),
    ];
    for (edit, reason) in table {
        let why = draft.apply(&edit).expect_err("refused");
        assert!(why.to_string().starts_with(reason), "{edit:?}: {why}");
    }
    let mut short = draft;
    for _ in 0..3 {
        short = after(
            &short,
            &[Edit::Move(6, 0, Edge::End, Side::Back)].into_iter().take(1).filter(|e| short.apply(e).is_ok()).collect::<Vec<_>>(),
        );
    }
    assert_eq!(content(&short, 6), ["closed"]);
    assert_eq!(
        short.apply(&Edit::Move(6, 0, Edge::End, Side::Back)).expect_err("refused").to_string(),
        "No words of this piece would be left."
    );
}

#[test]
fn statements_are_marked_split_and_joined() {
    let draft = pier();
    // A selection that begins and ends inside of words takes the words whole.
    let marked = at(PIER, "osed since Febru");
    let draft = after(&draft, &[Edit::Mark(marked)]);
    assert_eq!((content(&draft, 6), form(&draft, 6)), (vec!["closed since February"], Form::Indirect));
    assert_eq!(draft.item(6).map(|i| (i.by, i.statement.paragraph)), Some((By::Made, 1)));
    assert_eq!(draft.items.first().map(|i| i.key), Some(6), "in the order of the text");

    let wind = at(PIER, "wind").start + 2;
    let split = after(&draft, &[Edit::Split(1, wind)]);
    assert_eq!((content(&split, 1), content(&split, 7)), (vec!["“They put up a notice, and the"], vec!["wind took the notice,”"]));
    assert_eq!((form(&split, 1), form(&split, 7)), (Form::Direct, Form::Direct));
    assert_eq!(split.item(7).and_then(|i| i.statement.source.as_deref()), Some("net-maker"));

    let joined = after(&split, &[Edit::Join(1)]);
    assert_eq!(content(&joined, 1), content(&draft, 1));
    assert_eq!(joined.items.len(), draft.items.len());
    let joined = after(&joined, &[Edit::Join(1), Edit::Accept(1)]);
    assert_eq!(content(&joined, 1), ["“They put up a notice, and the wind took the notice,”", "“After that we had no news at all.”"]);
    assert_eq!(form(&joined, 1), Form::Direct);
    // Marks alone are no statement, whichever way they are left over.
    let flour = at(PIER, "“No ferry");
    let marks = Stretch { end: flour.start + 3, ..flour };
    assert!(draft.apply(&Edit::Split(5, marks.end)).is_err());
    assert!(draft.apply(&Edit::Mark(marks)).is_err());
    assert!(draft.apply(&Edit::Place(5, 0, marks)).is_err());
    // Between the pieces.
    let parted = after(&joined, &[Edit::Split(1, at(PIER, " said a net").start)]);
    assert_eq!((content(&parted, 1), content(&parted, 8)), (content(&draft, 1), content(&draft, 2)));
    let less = after(&joined, &[Edit::RemoveFragment(1, 0)]);
    assert_eq!(content(&less, 1), content(&draft, 2));
    let more = after(&less, &[Edit::AddFragment(1, at(PIER, "a net maker"))]);
    assert_eq!((content(&more, 1), form(&more, 1)), (vec!["a net maker", "“After that we had no news at all.”"], Form::Mixed));
    let whole = after(&more, &[Edit::Place(1, 0, at(PIER, "net maker on Monday. “After"))]);
    assert_eq!(content(&whole, 1), ["net maker on Monday. “After that we had no news at all.”"]);
    assert_eq!(after(&draft, &[Edit::Remove(6)]).items.len(), 5);
}

#[test]
fn words_of_other_scripts_are_words() {
    let text = "그는 “배가 없다”고 말했다. 船はない。Ünlü dogs’ wouldn’t-be.";
    let draft = Draft::new(Extraction { input: input(text), ..Extraction::default() });
    let table = [("없", "없"), ("はな", "はな"), ("nl", "Ünlü"), ("ouldn", "wouldn’t-be"), ("배가 없다", "배가 없다")];
    for (selected, words) in table {
        assert_eq!(content(&after(&draft, &[Edit::Mark(at(text, selected))]), 1), [words]);
    }
    let inside = Stretch { start: at(text, "船").start + 1, end: at(text, "は").start + 2 };
    assert_eq!(content(&after(&draft, &[Edit::Mark(inside)]), 1), ["船"]);
}

#[test]
fn sources_are_named_merged_and_placed() {
    let draft = pier();
    let new = |name: &str| Speaker::New { name: name.into(), kind: SourceKind::Person };
    let draft = after(&draft, &[Edit::Source(2, new("Sela Orrin"))]);
    let statement = &draft.item(2).expect("a statement").statement;
    assert_eq!((statement.source.as_deref(), statement.carried.as_deref()), (Some("sela-orrin"), Some("Set by hand")));
    let named = after(&draft, &[Edit::Mention(2, Some(at(PIER, "net maker"))), Edit::Source(2, Speaker::Known("sela-orrin".into()))]);
    assert_eq!(named.item(2).and_then(|i| i.statement.carried.clone()), None);
    // A source that nobody is any more goes.
    assert!(after(&named, &[Edit::Source(2, Speaker::Nobody)]).voice("sela-orrin").is_none());

    let place = Some(Choice { code: "VM-HC".into(), name: "Harrow Coast".into() });
    let draft = after(&named, &[Edit::SourceRegion("baker".into(), place.clone())]);
    assert_eq!(draft.item(5).and_then(|i| i.statement.region.clone()).map(|r| r.code), Some("VM-HC".into()));
    let draft = after(
        &draft,
        &[
            Edit::RenameSource("baker".into(), "Oda Fenn".into()),
            Edit::SourceKind("baker".into(), SourceKind::Person),
            Edit::SourceRole("baker".into(), "a baker".into()),
        ],
    );
    let draft = after(&draft, &[Edit::MergeSources("sela-orrin".into(), "baker".into())]);
    assert_eq!(draft.item(2).and_then(|i| i.statement.source.clone()), Some("baker".into()));
    let voice = draft.voice("baker").expect("a source");
    assert_eq!(
        (voice.source.name.as_str(), voice.was.as_slice(), voice.by),
        ("Oda Fenn", ["a baker".to_owned(), "Sela Orrin".to_owned()].as_slice(), By::Changed)
    );

    let draft = after(
        &draft,
        &[
            Edit::Region(1, place),
            Edit::Said(1, Some("2017-03-13".into())),
            Edit::Said(5, Some("2017-03".into())),
            Edit::Topics(1, vec!["food".into(), "food".into()]),
        ],
    );
    let one = &draft.item(1).expect("a statement").statement;
    assert_eq!(one.region.as_ref().and_then(|r| r.inferred.as_deref()), Some("Set by hand"));
    assert_eq!(one.said.as_ref().and_then(|d| d.why.as_deref()), Some("“on Monday”, read from it"), "the date of the text");
    assert_eq!(draft.item(5).and_then(|i| i.statement.said.as_ref()?.why.as_deref()), Some("Set by hand"));
    assert_eq!(one.topics, [FoundTopic { id: "food".into(), at: Stretch::new(0, 0) }]);
}

#[test]
fn steps_are_taken_back_and_again() {
    let mut session = Session::new(pier());
    assert_eq!(session.apply(&Edit::Accept(1)), Ok(Some(1)));
    assert_eq!(session.apply(&Edit::Mark(at(PIER, "closed since February"))), Ok(Some(6)));
    let there = session.draft().clone();
    assert!(session.undo() && session.undo() && !session.undo());
    assert_eq!(session.draft(), &pier());
    assert!(session.redo() && session.redo() && !session.redo());
    assert_eq!(session.draft(), &there);
    // What changes nothing is no step; what is refused is none; a new step forgets those taken back.
    assert_eq!(session.apply(&Edit::Accept(1)), Ok(Some(1)));
    assert!(session.apply(&Edit::Accept(9)).is_err());
    assert!(session.undo());
    assert!(session.draft().item(6).is_none());
    assert_eq!(session.apply(&Edit::Reject(2)), Ok(Some(2)));
    assert!(!session.can_redo() && session.can_undo());
    session.renew(found(&PIER.replace("The pier", "Once more: the pier")));
    assert_eq!(session.draft().progress(), (2, 5));
    assert!(session.undo());
    assert_eq!(session.draft().text(), PIER);
    for i in 0..500 {
        let edit = if i % 2 == 0 { Edit::Accept(4) } else { Edit::Reject(4) };
        assert!(session.apply(&edit).is_ok());
    }
    assert_eq!((0..1_000).take_while(|_| session.undo()).count(), 200);
}

#[test]
fn every_field_is_explained() {
    let mut all = found(PIER);
    all.input.about.published = Some("2017-03-19".into());
    all.sources[0].region = Some(region("VM-HC", "Harrow Coast"));
    let said = FoundDate {
        date: "2017-03-13".into(),
        inferred: Some("date".into()),
        why: Some("“on Monday”, read from the date of publication, Sunday 19 March 2017".into()),
        at: at(PIER, "on Monday"),
    };
    let statement = &mut all.statements[0];
    statement.region = Some(FoundRegion {
        at: find(PIER, "Port Ansel"),
        inferred: Some("the only place named".into()),
        ..region("VM-HC", "Harrow Coast")
    });
    statement.said = Some(said);
    statement.topics = vec![FoundTopic { id: "weather".into(), at: at(PIER, "wind") }];
    statement.about = vec![FoundRegion { at: find(PIER, "Port Ansel"), ..region("VM-HC", "Harrow Coast") }];
    let draft = Draft::new(all);
    let told = |key: Key| -> Vec<String> {
        explain(&draft, key)
            .iter()
            .map(|e| {
                let others: Vec<&str> = e.others.iter().map(|o| o.label.as_str()).collect();
                format!("{:?} {}{}: {} [{}]", e.field, e.value, if e.inferred { " (inferred)" } else { "" }, e.hint, others.join("; "))
            })
            .collect()
    };
    assert_eq!(
        told(1),
        [
            "Statement : Cue “said”. []",
            "Form quoted: All of it stands in quotation marks. [part quoted; reported]",
            "Source a net maker: Anonymous, one person. As the article describes this source; nobody else in this text is described so. [The Harrow Ferry Company; a stoker; a baker; not stated]",
            "Region Harrow Coast (inferred): From “Port Ansel”, in Harrow Coast. The only place named. [not stated]",
            "Said 2017-03-13 (inferred): “on Monday”, read from the date of publication, Sunday 19 March 2017. [2017-03; 2017; 2017-03-19; not stated]",
            "About Harrow Coast: It names “Port Ansel”. [without Harrow Coast]",
            "Topics weather: Weather: “wind”. [without weather]",
        ]
    );
    assert_eq!(
        told(2),
        [
            "Statement : Cue “said”. []",
            "Form quoted: All of it stands in quotation marks. [part quoted; reported]",
            "Source a net maker (inferred): Anonymous, one person. Carried over from the statement before. [The Harrow Ferry Company; a stoker; a baker; not stated]",
            "Region : The text does not say where the source is. [Harrow Coast]",
            "Said : The text does not say when. [2017-03-13; 2017-03-19]",
            "About : No place is named in it. [and Harrow Coast]",
            "Topics : No phrase of a topic stands in it. []",
        ]
    );
    assert_eq!(explain(&draft, 99), []);
    // Whatever is offered can be done, and does what it says.
    for key in 1..=5 {
        for field in explain(&draft, key) {
            for other in field.others {
                let next = draft.apply(&other.edit).expect("what is offered can be done");
                let now = explain(&next, key).into_iter().find(|e| e.field == field.field).expect("the field");
                if matches!(field.field, Field::Form | Field::Source | Field::Said | Field::Region) {
                    assert_eq!(now.value, if other.label == "not stated" { String::new() } else { other.label });
                }
            }
        }
    }
}

/// An edit of the text, what was done before, and what there is after.
#[test]
fn corrections_outlive_a_new_reading() {
    let draft = after(
        &pier(),
        &[
            Edit::Accept(1),
            Edit::Reject(3),
            Edit::Source(4, Speaker::Known("baker".into())),
            Edit::Mark(at(PIER, "closed since February")),
            Edit::RenameSource("baker".into(), "Oda Fenn".into()),
            Edit::Article(AboutField::Publisher, "Lower Sanne Weekly".into()),
        ],
    );
    let kept = |draft: &Draft| -> Vec<String> {
        draft.items.iter().map(|i| format!("{} {:?} {:?} {}", i.key, i.standing, i.by, content(draft, i.key).join(" | "))).collect()
    };
    let same = renew(&draft, found(PIER));
    assert_eq!(kept(&same), kept(&draft), "nothing changes where nothing changed");
    assert_eq!(same.about.publisher, "Lower Sanne Weekly");

    // Other words before, other marks and line ends, a sentence moved.
    let changed =
        PIER.replace("The pier at", "Nobody uses it any more: the old pier at").replace(['“', '”'], "\"").replace("took the", "took\nthe");
    let new = renew(&draft, found(&changed));
    let told = kept(&new);
    assert_eq!(
        told,
        [
            "6 Open Made closed since February",
            "1 Accepted Found \"They put up a notice, and the wind took\nthe notice,\"",
            "3 Rejected Found that its engines were sound",
            "4 Open Changed wages were \"two months behind,\"",
        ]
    );
    assert_eq!(new.lost, []);
    assert_eq!(new.item(4).and_then(|i| i.statement.source.as_deref()), Some("baker"));
    assert_eq!(new.voice("baker").map(|v| v.source.name.as_str()), Some("Oda Fenn"));
    assert_eq!(new.item(1).and_then(|i| i.statement.mention).map(|m| m.of(new.text())), Some("a net maker"));
    assert_eq!(new.item(1).and_then(|i| i.statement.cue).map(|m| m.of(new.text())), Some("said"));

    // Words that are gone are not forgotten, and come back when the text does.
    let gone = PIER.replace("“They put up a notice, and the wind took the notice,” said a net maker on Monday. ", "");
    let without = renew(&draft, found(&gone));
    assert_eq!(without.lost.len(), 1);
    assert_eq!(without.lost[0].words, ["“They put up a notice, and the wind took the notice,”"]);
    assert!(without.item(1).is_none());
    let back = renew(&without, found(PIER));
    assert_eq!(kept(&back), kept(&draft));
    assert_eq!(back.lost, []);
    let given_up = after(&without, &[Edit::Forget(1)]);
    assert_eq!(given_up.lost, []);
}

#[test]
fn what_is_found_anew_gives_way_and_follows_the_readers_sources() {
    let draft = after(
        &pier(),
        &[
            Edit::Reject(1),
            Edit::Accept(5),
            Edit::Move(5, 0, Edge::End, Side::Back),
            Edit::MergeSources("stoker".into(), "company".into()),
            Edit::SourceRegion("company".into(), Some(Choice { code: "VM-HC".into(), name: "Harrow Coast".into() })),
            Edit::Region(3, None),
        ],
    );
    let mut again = found(PIER);
    // Little of what was rejected; more than what was accepted; another id for a source.
    again.statements[0].content = vec![at(PIER, "notice,” said a net maker on Monday.")];
    again.statements[4].content = vec![at(PIER, "“No ferry, no flour,” said a baker")];
    again.sources[2].id = "somebody".into();
    again.statements[3].source = Some("somebody".into());
    let new = renew(&draft, again.clone());
    let told: Vec<(Key, &str)> = new.items.iter().map(|i| (i.key, i.statement.source.as_deref().unwrap_or_default())).collect();
    assert_eq!(
        told,
        [(1, "net-maker"), (6, "net-maker"), (2, "net-maker"), (3, "company"), (4, "company")]
            .map(|t| t)
            .into_iter()
            .chain([(5, "baker")])
            .collect::<Vec<_>>()
    );
    assert_eq!(content(&new, 5), ["“No ferry, no flour"]);
    assert_eq!(new.item(4).and_then(|i| i.statement.region.as_ref()).map(|r| r.code.as_str()), Some("VM-HC"));
    assert!(new.voice("somebody").is_none() && new.voice("stoker").is_none());
    // Rejected as a whole, it stays away.
    again.statements[0].content = vec![at(PIER, "“They put up a notice, and the wind took the notice,”")];
    assert_eq!(renew(&draft, again).items.len(), 5);
}

#[test]
fn an_article_has_what_was_not_rejected() {
    let draft = after(&pier(), &[Edit::Accept(1), Edit::Reject(3), Edit::RenameSource("baker".into(), "Oda Fenn".into())]);
    let export = |open, text| to_article(&draft, &Export { id: "Pier!".into(), text, open });
    let all = export(true, true);
    assert_eq!((all.id.as_str(), all.statements.len(), all.sources.len(), all.text.as_deref()), ("pier", 4, 3, Some(PIER)));
    let accepted = export(false, false);
    assert_eq!((accepted.statements.len(), accepted.sources.len(), accepted.text), (1, 1, None));
    assert!(!accepted.statements[0].anchor.is_empty());
}

#[test]
fn a_kept_draft_opens_again_or_says_why_not() {
    let draft = after(
        &pier(),
        &[Edit::Mark(at(PIER, "closed since February")), Edit::Accept(1), Edit::Article(AboutField::Title, "At the pier".into())],
    );
    let kept = serde_json::to_string(&draft).expect("JSON");
    let again: Draft = serde_json::from_str(&kept).expect("a draft");
    assert_eq!(again.clone().opened(), Ok(draft));
    let later = Draft { version: 99, ..again.clone() };
    assert!(later.opened().expect_err("refused").to_string().contains("later version"));
    let damaged = Draft { next: 1, ..again.clone() };
    assert!(damaged.opened().is_err());
    let other = Draft { input: Draft::new(found("Nothing.")).input, ..again };
    assert!(other.opened().is_err());
}
