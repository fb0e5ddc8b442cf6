//! Every match and every count against a brute force that knows nothing of columns, on random collections and
//! random sequences of actions.
#![cfg(not(target_arch = "wasm32"))]
// A test that cannot go on has failed.
#![allow(clippy::expect_used, clippy::panic)]

use dateline::explore::{Holding, Library, Selection, Spot, Unit, emptied, results, results_after, spot, timeline};
use dateline::index::{Clock, Dimension, Key, Terms, fold};
use dateline::model::{
    Article, Bundle, Collection, Dated, Edtf, Form, MapData, Part, Quote, Region, RegionRef, Source, SourceKind, SourceRef, Statement,
    Wording,
};
use dateline::publish::{Generate, generate, generated_article, generated_collection, read_folder};
use proptest::prelude::*;

const WORDS: [&str; 8] = ["ferry", "Brücke", "학교에", "flour", "harbour", "ÉTÉ", "المرفأ", "mine"];
const REGIONS: [(&str, Option<&str>); 5] = [("A", None), ("A-1", Some("A")), ("A-2", Some("A")), ("B", None), ("C", None)];
const DATES: [&str; 9] =
    ["2017-03-01", "2017-03-02", "2017-03-09", "2017-03", "2016", "2017-02-27/2017-03-03", "../2017-03-05", "2017-03-08/..", "XXXX-03-04"];

fn statement() -> impl Strategy<Value = Statement> {
    let text = proptest::collection::vec(prop::sample::select(WORDS.to_vec()), 1..5).prop_map(|w| w.join(" "));
    let code = || prop::sample::select(REGIONS.iter().map(|r| r.0.to_owned()).chain(["Z".to_owned()]).collect::<Vec<_>>());
    let date = || {
        proptest::option::of(prop::sample::select(DATES.to_vec()).prop_map(|d| Dated {
            date: Edtf::parse(d).expect("a date"),
            inferred: None,
            why: None,
        }))
    };
    (
        text,
        0..3_usize,
        proptest::option::of(0..3_u32),
        proptest::option::of(code()),
        proptest::collection::vec(code(), 0..3),
        date(),
        date(),
        proptest::collection::vec(0..3_u32, 0..2),
    )
        .prop_map(|(text, form, source, region, about, said, happened, topics)| Statement {
            id: None,
            form: Form::ALL[form],
            wording: Wording::Digest,
            content: vec![Part::Plain(text), Part::Quote(Quote { quote: "so".into() })],
            cue: None,
            source: source.map(|n| SourceRef { id: format!("s{n}"), inferred: None }),
            region: region.map(|code| RegionRef { code, inferred: None }),
            about,
            said,
            happened,
            topics: topics.into_iter().map(|t| format!("t{t}")).collect(),
            paragraph: None,
            anchor: Vec::new(),
            correction: None,
        })
}

fn article() -> impl Strategy<Value = Article> {
    (proptest::collection::vec(statement(), 0..12), 0..2_usize, 0..3_usize).prop_map(|(statements, language, kind)| Article {
        id: String::new(),
        title: format!("Title {}", WORDS[language]),
        publisher: "Paper".into(),
        authors: Vec::new(),
        published: Some(Dated { date: Edtf::parse(DATES[kind]).expect("a date"), inferred: None, why: None }),
        language: ["en", "ko"][language].into(),
        url: None,
        archived: None,
        summary: None,
        text: None,
        corrections: Vec::new(),
        sources: (0..3)
            .map(|n| Source { id: format!("s{n}"), name: format!("speaker {n}"), kind: SourceKind::ALL[n + kind], role: None })
            .collect(),
        statements,
        events: Vec::new(),
        places: Vec::new(),
    })
}

/// Another name of a region, which no typing error makes that of one that is not part of it.
fn alias(code: &str) -> String {
    [if code.starts_with('A') { "alias" } else { "further" }, code].concat()
}

fn library() -> impl Strategy<Value = Library> {
    proptest::collection::vec(article(), 1..6).prop_map(|mut articles| {
        for (i, a) in articles.iter_mut().enumerate() {
            a.id = format!("a{i}");
        }
        let region = |(code, parent): (&str, Option<&str>)| Region {
            code: code.into(),
            name: format!("Region {code}"),
            listed: None,
            aliases: vec![alias(code)],
            parent: parent.map(String::from),
        };
        let collection = Collection {
            id: "c".into(),
            title: "C".into(),
            description: None,
            invented: true,
            note: None,
            topics: Vec::new(),
            regions: REGIONS.into_iter().map(region).collect(),
            map: None,
            protect: None,
            ways: Vec::new(),
        };
        Library::new(
            &Holding::whole(Bundle { format: 1, collection, articles, map: MapData::default(), others: Vec::new(), pieces: None }),
            Vec::new(),
        )
    })
}

/// What a statement has in a dimension, told from the article itself.
fn values(a: &Article, s: &Statement, d: Dimension) -> Vec<String> {
    let with_parent = |code: &String| {
        let parent = REGIONS.iter().find(|(c, _)| c == code).and_then(|(_, p)| *p);
        [Some(code.as_str()), parent].into_iter().flatten().map(String::from).collect::<Vec<_>>()
    };
    match d {
        Dimension::Region => s.region.iter().flat_map(|r| with_parent(&r.code)).collect(),
        Dimension::About => s.about.iter().flat_map(with_parent).collect(),
        Dimension::Form => vec![s.form.word().into()],
        Dimension::Source => a.source_of(s).map(|x| x.name.clone()).into_iter().collect(),
        Dimension::Kind => a.source_of(s).map(|x| x.kind.word().into()).into_iter().collect(),
        Dimension::Topic => s.topics.clone(),
        Dimension::Article => vec![a.id.clone()],
        Dimension::Language => vec![a.language.clone()],
    }
}

fn has(a: &Article, s: &Statement, d: Dimension, key: &Key) -> bool {
    let values = values(a, s, d);
    match key {
        Key::NotStated => values.is_empty(),
        Key::Is(v) => values.contains(v),
    }
}

fn dated<'a>(a: &'a Article, s: &'a Statement, clock: Clock) -> Option<&'a Dated> {
    match clock {
        Clock::Said => s.said.as_ref(),
        Clock::Happened => s.happened.as_ref(),
        Clock::Published => a.published.as_ref(),
    }
}

/// Does every clause hold but the one of `left_out` (8 for the dates, 9 for the words)?
fn holds(a: &Article, s: &Statement, selection: &Selection, left_out: usize) -> bool {
    let dims = Dimension::ALL.iter().enumerate().all(|(i, d)| {
        let wanted = selection.of(*d);
        i == left_out || wanted.is_empty() || wanted.iter().any(|key| has(a, s, *d, key))
    });
    let (from, to) = (selection.first_day(), selection.last_day());
    let time = left_out == 8 || {
        let span = dated(a, s, selection.clock).and_then(|d| d.date.span());
        match (span, from.is_some() || to.is_some()) {
            (None, ranged) => selection.undated || !ranged,
            (Some(_), false) => !selection.undated,
            (Some(span), true) if selection.certain => {
                from.is_none_or(|f| span.start.is_some_and(|s| s >= f)) && to.is_none_or(|t| span.end.is_some_and(|e| e <= t))
            }
            (Some(span), true) => !(from.zip(span.end).is_some_and(|(f, e)| e < f) || to.zip(span.start).is_some_and(|(t, b)| b > t)),
        }
    };
    let words = left_out == 9 || {
        let mut text: String = s.content.iter().map(|p| p.text()).collect();
        for extra in a.source_of(s).map(|x| x.name.clone()).into_iter().chain([a.title.clone()]) {
            text += "\n";
            text += &extra;
        }
        for code in s.region.iter().map(|r| &r.code).chain(&s.about) {
            let known = REGIONS.iter().any(|(c, _)| c == code);
            text += &if known { format!("\nRegion {code}\n{}", alias(code)) } else { format!("\n{code}") };
        }
        Terms::of(&selection.words).all_in(&fold(&text))
    };
    dims && time && words
}

#[derive(Clone, Debug)]
enum Act {
    Toggle(usize, usize),
    Clock(usize),
    From(Option<&'static str>),
    To(Option<&'static str>),
    Certain,
    Undated,
    Words(&'static str),
    Clear,
}

fn act() -> impl Strategy<Value = Act> {
    let day = || proptest::option::of(prop::sample::select(vec!["2017-03-01", "2017-03-04", "2017-03", "2016"]));
    prop_oneof![
        6 => (0..8_usize, 0..6_usize).prop_map(|(d, v)| Act::Toggle(d, v)),
        1 => (0..3_usize).prop_map(Act::Clock),
        1 => day().prop_map(Act::From),
        1 => day().prop_map(Act::To),
        1 => Just(Act::Certain),
        1 => Just(Act::Undated),
        2 => prop::sample::select(vec!["", "FER", "bruck", "학교", "ete", "aliasA", "speaker 1", "title mine", "!!", "-ferry", "\"ferry mine\"", "flour -학교"]).prop_map(Act::Words),
        1 => Just(Act::Clear),
    ]
}

fn apply(library: &Library, selection: &Selection, act: &Act) -> Selection {
    let date = |d: &Option<&str>| d.map(|d| Edtf::parse(d).expect("a date"));
    let mut next = selection.clone();
    match act {
        Act::Toggle(d, v) => {
            let d = Dimension::ALL[*d];
            let keys = library.index.column(d).keys();
            if !keys.is_empty() {
                return selection.toggled(d, &keys[v % keys.len()]);
            }
        }
        Act::Clock(c) => next.clock = Clock::ALL[*c],
        Act::From(d) => next.from = date(d),
        Act::To(d) => next.to = date(d),
        Act::Certain => next.certain = !next.certain,
        Act::Undated => next.undated = !next.undated,
        Act::Words(w) => next.words = (*w).into(),
        Act::Clear => return selection.cleared(),
    }
    next
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn matches_and_counts_are_those_of_brute_force(library in library(), acts in proptest::collection::vec(act(), 1..10)) {
        let pairs: Vec<(&Article, &Statement)> = library.articles.own().map(|(_, held)| &held.article).flat_map(|a| a.statements.iter().map(move |s| (a, s))).collect();
        let mut selection = Selection::default();
        let mut before = None;
        for act in &acts {
            selection = apply(&library, &selection, act);
            let shown = results_after(&library, &selection, before.as_ref());
            let mut order: Vec<u32> = shown.list(&library).collect();
            order.sort_unstable();
            let wanted: Vec<u32> = (0..).zip(&pairs).filter(|(_, (a, s))| holds(a, s, &selection, 99)).map(|(i, _)| i).collect();
            prop_assert_eq!(&order, &wanted, "{:?}", selection);
            for (i, d) in Dimension::ALL.iter().enumerate() {
                for value in library.facet(*d) {
                    let count = pairs.iter().filter(|(a, s)| holds(a, s, &selection, i) && has(a, s, *d, &value.key)).count();
                    prop_assert_eq!(shown.count(*d, value.column) as usize, count, "{:?} {:?} under {:?}", d, value.key, selection);
                }
            }
            for (group, without, left) in emptied(&library, &selection).ways {
                prop_assert!(!group.is_empty());
                prop_assert_eq!(left as usize, pairs.iter().filter(|(a, s)| holds(a, s, &without, 99)).count(), "without {:?}", group);
            }
            timeline_agrees(&library, &selection, &pairs)?;
            before = Some(shown);
        }
    }
}

/// Each statement under the other filters stands once: in the bin that holds its date, as a mark, undated, or counted as
/// not drawn; and where it stands is told of each.
fn timeline_agrees(library: &Library, selection: &Selection, pairs: &[(&Article, &Statement)]) -> Result<(), TestCaseError> {
    let shown = results(library, selection);
    let line = timeline(library, selection, &shown);
    let mut bins = vec![[0; 3]; line.bins.len()];
    let mut totals = vec![0; line.bins.len()];
    let (mut loose, mut undated) = (0, [0; 3]);
    for (row, (a, s)) in (0..).zip(pairs) {
        let form = Form::ALL.iter().position(|f| *f == s.form).expect("a form");
        let date = dated(a, s, selection.clock).map(|d| d.date);
        let sharp = date.filter(Edtf::is_exact).and_then(|d| d.span()).and_then(|span| Some((span.start?, span.end?)));
        let bin = sharp.and_then(|(first, last)| line.bins.iter().position(|bin| bin.start <= first && last < bin.end));
        if let Some(bin) = bin {
            totals[bin] += 1;
        }
        if !holds(a, s, selection, 8) {
            continue;
        }
        let spot = spot(library, &shown, &line, row);
        match (date.and_then(|d| d.span()), bin) {
            (None, _) => {
                let stands = matches!(spot, Some(Spot::Undated { form: f, nth }) if f == form && nth < line.undated[form]);
                prop_assert!(stands, "{:?}", spot);
                undated[form] += 1;
            }
            (_, Some(bin)) => {
                let stands =
                    matches!(spot, Some(Spot::Bin { bin: b, form: f, nth }) if (b, f) == (bin, form) && nth < line.bins[bin].counts[form]);
                prop_assert!(stands, "{:?}", spot);
                bins[bin][form] += 1;
            }
            (Some(_), None) => loose += 1,
        }
    }
    prop_assert_eq!(line.bins.iter().map(|b| b.counts).collect::<Vec<_>>(), bins);
    prop_assert_eq!(line.bins.iter().map(|b| b.total).collect::<Vec<_>>(), totals);
    prop_assert_eq!(line.undated, undated);
    prop_assert_eq!(line.marks.iter().map(|m| m.count).sum::<u32>() + line.unplaced, loose);
    prop_assert!(line.bins.windows(2).all(|w| w[0].end == w[1].start), "the bins have gaps");
    if line.unit == Unit::Day {
        prop_assert!(line.bins.iter().all(|b| b.end.0 - b.start.0 == 1), "a day that nobody stated");
    }
    Ok(())
}

/// Dimensions with more values than are kept as sets: articles and sources of a generated collection.
#[test]
fn many_values_are_counted_as_few_are() {
    let how = Generate { articles: 300, seed: 5, out: "nowhere".into() };
    let articles: Vec<Article> = (0..how.articles).map(|n| generated_article(how.seed, n)).collect();
    let bundle =
        Bundle { format: 1, collection: generated_collection(&how), articles, map: MapData::default(), others: Vec::new(), pieces: None };
    let library = Library::new(&Holding::whole(bundle), Vec::new());
    let pairs: Vec<(&Article, &Statement)> =
        library.articles.own().map(|(_, held)| &held.article).flat_map(|a| a.statements.iter().map(move |s| (a, s))).collect();
    let keys = |d: Dimension| library.index.column(d).keys().to_vec();
    assert!(keys(Dimension::Article).len() > 200 && keys(Dimension::Source).len() > 200);
    let mut selection = Selection::default();
    let mut before = None;
    let date = |text: &str| Edtf::parse(text).ok();
    for (i, act) in (0..40).zip([Dimension::Region, Dimension::Article, Dimension::Source, Dimension::Topic].into_iter().cycle()) {
        if i % 7 == 6 {
            selection = Selection { from: date("2018-03"), to: date("2022"), certain: i % 2 == 0, ..Selection::default() };
        }
        let values = keys(act);
        selection = selection.toggled(act, &values[i * 37 % values.len()]);
        let shown = results_after(&library, &selection, before.as_ref());
        for dimension in [Dimension::Article, Dimension::Source, Dimension::Kind] {
            let column = library.index.column(dimension);
            let mut wanted = vec![0; column.keys().len()];
            let left_out = dimension as usize;
            for (row, _) in (0..).zip(&pairs).filter(|(_, (a, s))| generated_holds(a, s, &selection, left_out)) {
                library.index.values(dimension, row).iter().for_each(|value| wanted[*value as usize] += 1);
            }
            assert_eq!(shown.answer.counts[left_out], wanted, "{dimension:?} under {selection:?}");
        }
        before = Some(shown);
    }
    // A stretch of time that moves on: what came and what went is counted, which is less than all.
    for (i, certain) in (0..60).zip([false, false, true].into_iter().cycle()) {
        let from = date(&format!("{}-{:02}-03", 2016 + i / 12, i % 12 + 1));
        let others = if i % 5 == 4 { Selection::default() } else { selection.clone() };
        selection = Selection { from, to: date(&format!("{}-{:02}", 2018 + i / 12, i % 12 + 1)), certain, ..others };
        if i % 9 == 8 {
            selection = selection.toggled(Dimension::Form, &keys(Dimension::Form)[i % 3]);
        }
        let shown = results_after(&library, &selection, before.as_ref());
        assert_eq!(shown, results(&library, &selection), "under {selection:?}");
        before = Some(shown);
    }
    // What another collection showed does not count.
    let other = Library::new(&Holding::whole(Bundle { articles: Vec::new(), ..library.bundle.as_ref().clone() }), Vec::new());
    assert_eq!(results_after(&other, &selection, before.as_ref()), results(&other, &selection));
}

/// As `holds`, for a generated collection: its regions have one parent, and nothing is typed.
fn generated_holds(a: &Article, s: &Statement, selection: &Selection, left_out: usize) -> bool {
    let region = selection.of(Dimension::Region);
    let of_region = |key: &Key| match (key, &s.region) {
        (Key::NotStated, region) => region.is_none(),
        (Key::Is(code), Some(region)) => region.code == *code || code == "ZZ",
        (Key::Is(_), None) => false,
    };
    let bare = Selection { values: Default::default(), ..selection.clone() };
    let others = [Dimension::Article, Dimension::Source, Dimension::Topic].into_iter().all(|d| {
        let wanted = selection.of(d);
        left_out == d as usize || wanted.is_empty() || wanted.iter().any(|key| has(a, s, d, key))
    });
    (region.is_empty() || region.iter().any(of_region)) && others && holds(a, s, &bare, 99)
}

#[test]
fn the_same_seed_generates_the_same_and_more_of_it_begins_alike() {
    let json = |article: Article| serde_json::to_string(&article).expect("JSON");
    assert_eq!(json(generated_article(3, 17)), json(generated_article(3, 17)));
    assert_ne!(json(generated_article(3, 17)), json(generated_article(4, 17)));
    let folder = tempfile::tempdir().expect("a folder");
    let how = Generate { articles: 40, seed: 3, out: folder.path().into() };
    generate(&how).expect("written");
    let read = read_folder(folder.path()).expect("read");
    assert!(read.faults.is_empty(), "{:?}", read.faults.first());
    assert_eq!((read.articles.len(), read.articles.iter().map(|a| a.statements.len()).sum::<usize>() > 300), (40, true));
    let forms: std::collections::BTreeSet<&str> = read.articles.iter().flat_map(|a| &a.statements).map(|s| s.form.word()).collect();
    assert_eq!(forms.len(), 3);
}
