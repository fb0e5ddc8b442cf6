//! The search: folding held to Unicode's own tables, and hits that lie on whole characters.
#![cfg(not(target_arch = "wasm32"))]
// A test that cannot go on has failed.
#![allow(clippy::expect_used, clippy::panic)]

use dateline::index::{Terms, fold};
use dateline::model::{lower, sort_by};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

#[test]
fn letters_with_marks_fold_to_their_base_letter() {
    let mut checked = 0;
    let ranges = [0xc0..=0x24f_u32, 0x370..=0x3ff, 0x400..=0x52f, 0x1e00..=0x1eff];
    for c in ranges.into_iter().flatten().filter_map(char::from_u32).filter(|c| c.is_alphabetic()) {
        let parts: Vec<char> = c.nfd().collect();
        if parts.len() > 1 && parts[1..].iter().all(|p| is_combining_mark(*p)) && ('\u{300}'..='\u{36f}').contains(&parts[1]) {
            assert_eq!(fold(&c.to_string()), fold(&parts[0].to_string()), "{c}");
            checked += 1;
        }
    }
    assert!(checked > 500, "{checked}");
}

#[test]
fn every_character_of_these_blocks_folds_alike_in_both_normal_forms() {
    for c in [0xa0..=0x24f_u32, 0x370..=0x52f, 0x1e00..=0x1eff, 0xac00..=0xd7a3].into_iter().flatten().filter_map(char::from_u32) {
        let composed: String = [c].into_iter().nfc().collect();
        let apart: String = [c].into_iter().nfd().collect();
        assert_eq!(fold(&composed), fold(&apart), "{c} U+{:04X}", u32::from(c));
    }
}

#[test]
fn small_letters_are_those_of_the_standard_library() {
    for c in (0..=0x10_ffff_u32).filter_map(char::from_u32) {
        let mut wanted = c.to_lowercase();
        let one = if wanted.len() == 1 { wanted.next() } else { Some(c) };
        assert_eq!(Some(lower(c)), one, "{c} U+{:04X}", u32::from(c));
    }
}

proptest! {
    #[test]
    fn both_normal_forms_fold_to_the_same(text in "[a-zA-ZÀ-ſͰ-Ͽа-яА-Я가-힣ऀ-ॿ ]{0,20}") {
        let composed: String = text.nfc().collect();
        let apart: String = text.nfd().collect();
        // Marks of Devanagari tell words apart and are kept; only those of the tables are folded away.
        if !text.chars().any(|c| ('\u{900}'..='\u{97f}').contains(&c)) {
            prop_assert_eq!(fold(&composed), fold(&apart));
        }
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }

    #[test]
    fn hits_lie_on_whole_characters_and_hold_the_term(text in "\\PC{0,40}", from in 0..40_usize, length in 1..6_usize) {
        let needle: String = text.chars().skip(from).take(length).collect();
        let terms = Terms::of(&needle);
        let hits = terms.hits(&text);
        for pair in hits.windows(2) {
            prop_assert!(pair[0].1 < pair[1].0, "hits lie apart");
        }
        for (start, end) in &hits {
            prop_assert!(start < end && text.is_char_boundary(*start) && text.is_char_boundary(*end));
        }
        if let [term] = terms.all() && !term.not {
            prop_assert_eq!(terms.all_in(&fold(&text)), !hits.is_empty(), "{:?} in {:?}", needle, text);
        }
        // What a word begins with is found.
        let word = text.split_whitespace().next().unwrap_or_default().trim_start_matches(['-', '"', '“', '„', '”']);
        let beginning: String = word.chars().take(length).collect();
        prop_assert!(Terms::of(&beginning).all_in(&fold(&text)), "{:?} in {:?}", beginning, text);
    }

    #[test]
    fn sorting_is_that_of_the_standard_library(items in proptest::collection::vec((0..9_u8, 0..9_u8), 0..60)) {
        let (mut ours, mut theirs) = (items.clone(), items);
        sort_by(&mut ours, |a, b| a.0.cmp(&b.0));
        theirs.sort_by_key(|item| item.0); // equal items keep their order
        prop_assert_eq!(ours, theirs);
    }
}

#[test]
fn words_are_found_as_people_type_them() {
    for (typed, text) in [
        ("CAFÉ", "a cafe by the pier"),
        ("strasse", "Strasse"),
        ("학", "학교에서"),
        ("ㅎ교", "nothing"),
        ("المرفأ", "في المَرفأ"),
        ("ΟΔΟΣ", "οδός"),
        ("ёлка", "елка"),
        ("don't", "don’t"),
        ("\"salt mine\"", "the salt, mined"),
        ("\"salt mine\"", "mine of salt: nothing"),
        ("salt -mine", "salt and a mine: nothing"),
        ("-mine", "salt"),
        ("학교에", "작은 학교는"),
        ("어린이집에서", "어린이집"),
        ("北京", "在北京大学"),
        ("京大", "在北京大学"),
        ("东京", "在北京大学, nothing"),
        ("ine", "a mine: nothing"),
    ] {
        assert_eq!(Terms::of(typed).all_in(&fold(text)), !text.ends_with("nothing"), "{typed} in {text}");
    }
    assert!(Terms::of("… — [ ( \\").all_in("anything"), "what holds no letter filters nothing");
}
