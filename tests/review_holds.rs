//! What holds of a draft whatever is done to it.
#![cfg(not(target_arch = "wasm32"))]
// A test that cannot go on has failed.
#![allow(clippy::expect_used, clippy::panic)]

mod pier;

use dateline::extract::Stretch;
use dateline::model::{Form, Layout, SourceKind, read_article, write_article};
use dateline::review::{AboutField, Choice, Draft, Edge, Edit, Export, Session, Side, Speaker, Standing, explain, renew, to_article};
use pier::{PIER, found, pier};
use proptest::prelude::*;

fn stretch() -> impl Strategy<Value = Stretch> {
    (0u32..520, 0u32..90).prop_map(|(start, length)| Stretch { start, end: start + length })
}

fn choice() -> impl Strategy<Value = Choice> {
    prop::sample::select(vec![("VM-HC", "Harrow Coast"), ("VM", ""), ("", "nowhere")])
        .prop_map(|(code, name)| Choice { code: code.into(), name: name.into() })
}

fn id() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["net-maker", "company", "stoker", "baker", "oda-fenn", "nobody"]).prop_map(String::from)
}

fn name() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["Oda Fenn", "a baker", "a stoker", "", "배 만드는 사람"]).prop_map(String::from)
}

fn kind() -> impl Strategy<Value = SourceKind> {
    prop::sample::select(SourceKind::ALL.to_vec())
}

fn edit() -> impl Strategy<Value = Edit> {
    let key = || 0u32..9;
    let date = prop::sample::select(vec!["2017-03-13", "2017-03", "XXXX-02-25", "never"]).prop_map(String::from);
    let field = prop::sample::select(vec![
        AboutField::Title,
        AboutField::Publisher,
        AboutField::Authors,
        AboutField::Published,
        AboutField::Language,
        AboutField::Url,
        AboutField::Country,
    ]);
    let speaker = prop_oneof![
        Just(Speaker::Nobody),
        id().prop_map(Speaker::Known),
        (name(), kind()).prop_map(|(name, kind)| Speaker::New { name, kind })
    ];
    let edge = prop_oneof![Just(Edge::Start), Just(Edge::End)];
    let side = prop_oneof![Just(Side::Back), Just(Side::On)];
    let decide = prop_oneof![
        key().prop_map(Edit::Accept),
        key().prop_map(Edit::Reject),
        key().prop_map(Edit::Reopen),
        Just(Edit::AcceptOpen),
        key().prop_map(Edit::Remove),
        key().prop_map(Edit::Forget),
    ];
    let pieces = prop_oneof![
        8 => (key(), 0u32..3, edge, side).prop_map(|(k, i, e, s)| Edit::Move(k, i, e, s)),
        2 => (key(), 0u32..3, stretch()).prop_map(|(k, i, s)| Edit::Place(k, i, s)),
        2 => (key(), stretch()).prop_map(|(k, s)| Edit::AddFragment(k, s)),
        2 => (key(), 0u32..3).prop_map(|(k, i)| Edit::RemoveFragment(k, i)),
        4 => (key(), 0u32..520).prop_map(|(k, at)| Edit::Split(k, at)),
        4 => key().prop_map(Edit::Join),
        3 => stretch().prop_map(Edit::Mark),
    ];
    let fields = prop_oneof![
        (key(), prop::sample::select(Form::ALL.to_vec())).prop_map(|(k, f)| Edit::Form(k, f)),
        (key(), speaker).prop_map(|(k, s)| Edit::Source(k, s)),
        (key(), prop::option::of(stretch())).prop_map(|(k, s)| Edit::Mention(k, s)),
        (key(), prop::option::of(stretch())).prop_map(|(k, s)| Edit::Cue(k, s)),
        (key(), prop::option::of(choice())).prop_map(|(k, c)| Edit::Region(k, c)),
        (key(), prop::option::of(date)).prop_map(|(k, d)| Edit::Said(k, d)),
        (key(), prop::collection::vec(name(), 0..3)).prop_map(|(k, t)| Edit::Topics(k, t)),
        (key(), prop::collection::vec(choice(), 0..3)).prop_map(|(k, c)| Edit::About(k, c)),
    ];
    let sources = prop_oneof![
        (field, name()).prop_map(|(f, n)| Edit::Article(f, n)),
        (id(), name()).prop_map(|(i, n)| Edit::RenameSource(i, n)),
        (id(), kind()).prop_map(|(i, k)| Edit::SourceKind(i, k)),
        (id(), name()).prop_map(|(i, n)| Edit::SourceRole(i, n)),
        (id(), prop::option::of(choice())).prop_map(|(i, c)| Edit::SourceRegion(i, c)),
        (id(), id()).prop_map(|(a, b)| Edit::MergeSources(a, b)),
    ];
    prop_oneof![decide, pieces, fields, sources]
}

/// The text, with some words changed.
fn rewritten() -> impl Strategy<Value = String> {
    let change = (0usize..PIER.len(), 0usize..60, prop::sample::select(vec!["", " ", "“", "no ferry came, ", "\n\n", "배"]));
    prop::collection::vec(change, 0..4).prop_map(|changes| {
        changes.into_iter().fold(PIER.to_owned(), |text, (from, length, with)| {
            let border = |at: usize| (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
            [&text[..border(from)], with, &text[border(from + length)..]].concat()
        })
    })
}

/// What holds after whatever was done.
fn sound(draft: &Draft) {
    let again = draft.clone().opened().unwrap_or_else(|why| panic!("{why}"));
    let firsts: Vec<Stretch> = again.items.iter().map(|i| i.statement.content[0]).collect();
    assert!(firsts.is_sorted(), "in the order of the text");
    for item in &again.items {
        for pair in item.statement.content.windows(2) {
            assert!(pair[0].end <= pair[1].start, "pieces do not overlap");
        }
        explain(draft, item.key);
    }
    for text in [true, false] {
        let article = to_article(draft, &Export { id: "pier".into(), text, open: true });
        let file = write_article(&article, Layout::Lines);
        let read = read_article("pier.json", "pier", &file);
        assert_eq!(read.as_ref(), Ok(&article), "{file}");
        let wanted = draft.items.iter().filter(|i| i.standing != Standing::Rejected).count();
        assert_eq!(article.statements.len(), wanted);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 400, ..ProptestConfig::default() })]

    /// Whatever is done, the draft is sound; and all of it can be taken back and done again.
    #[test]
    fn edits_keep_the_draft_sound(edits in prop::collection::vec(edit(), 0..40)) {
        let mut session = Session::new(pier());
        let mut drafts = vec![session.draft().clone()];
        for edit in &edits {
            let before = session.draft().clone();
            if session.apply(edit).is_err() {
                prop_assert_eq!(session.draft(), &before);
            }
            if session.draft() != &before {
                drafts.push(session.draft().clone());
            }
        }
        sound(session.draft());
        for draft in drafts.iter().rev().skip(1) {
            prop_assert!(session.undo());
            prop_assert_eq!(session.draft(), draft);
        }
        prop_assert!(!session.can_undo());
        for draft in drafts.iter().skip(1) {
            prop_assert!(session.redo());
            prop_assert_eq!(session.draft(), draft);
        }
    }

    /// A new reading of whatever became of the text keeps every correction: in its place, or among the lost.
    #[test]
    fn a_new_reading_keeps_corrections(edits in prop::collection::vec(edit(), 0..25), text in rewritten(), then in rewritten()) {
        let mut draft = edits.iter().fold(pier(), |draft, edit| draft.apply(edit).unwrap_or(draft));
        for text in [text.as_str(), &then, PIER] {
            let new = renew(&draft, found(text));
            sound(&new);
            for old in draft.items.iter().filter(|i| i.is_kept()) {
                let here = new.item(old.key).map(|i| (i.standing, i.by));
                let lost = new.lost.iter().find(|l| l.item.key == old.key).map(|l| (l.item.standing, l.item.by));
                prop_assert_eq!(here.or(lost), Some((old.standing, old.by)));
                prop_assert!(here.is_none() || lost.is_none());
            }
            for old in &draft.lost {
                prop_assert!(new.item(old.item.key).is_some() || new.lost.iter().any(|l| l.item.key == old.item.key));
            }
            draft = new;
        }
    }

    /// The same reading again changes nothing.
    #[test]
    fn the_same_reading_changes_nothing(edits in prop::collection::vec(edit(), 0..25)) {
        let draft = edits.iter().fold(pier(), |draft, edit| draft.apply(edit).unwrap_or(draft));
        let once = renew(&draft, found(PIER));
        let kept = |d: &Draft| d.items.iter().filter(|i| i.is_kept()).map(|i| (i.key, i.statement.content.clone(), i.statement.said.clone())).collect::<Vec<_>>();
        prop_assert_eq!(kept(&once), kept(&draft));
        for item in &draft.items {
            prop_assert!(once.item(item.key).is_some(), "{}", item.key);
        }
        prop_assert_eq!(renew(&once, found(PIER)), once);
    }
}
