//! Folds text for the search: letters without case, accents, width and typographic variants.
//!
//! Hangul syllables become their jamo, so that a syllable half typed already finds the whole, and text in either
//! normal form folds to the same. The tables are Unicode's canonical decompositions; a test holds them to it.

use crate::model::lower;

/// U+00C0 to U+024F by base letter; `.` where there is none.
const LATIN: &[u8] = b"aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnn.nnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs................................oo.............uu...................dddlllnnnaaiioouuuuuuuuuu.aaaaaa..ggkkoooo..jdddgg..nnaaaaooaaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............................";
/// U+1E00 to U+1EFF likewise.
const LATIN_MORE: &[u8] = b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";
/// Greek and Cyrillic letters with marks, each followed by its base letter.
const PAIRS: &str = "άαέεήηίιόούυώωϊιϋυΐιΰυςσѐеёеѓгїіќкѝиўуйиѷѵӂжӑаӓаӗеӛәӝжӟзӣиӥиӧоӫөӭэӯуӱуӳуӵчӹыآاأاؤوإائيىيϓϒϔϒ΅¨";

/// Folds a text for comparison.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    each(text, |c, _| out.push(c));
    out
}

/// Calls back with each folded character and the byte offset that it comes from.
pub(super) fn each(text: &str, mut put: impl FnMut(char, usize)) {
    let mut space = false;
    for (at, c) in text.char_indices() {
        match c {
            'a'..='z' | '0'..='9' => put(c, at),
            'A'..='Z' => put(c.to_ascii_lowercase(), at),
            _ if c.is_whitespace() => {
                if !space {
                    put(' ', at);
                }
            }
            '\u{2018}' | '\u{2019}' | '\u{02bc}' => put('\'', at),
            '\u{201c}' | '\u{201d}' => put('"', at),
            '\u{2010}'..='\u{2015}' => put('-', at),
            '\u{ff01}'..='\u{ff5e}' => {
                let narrow = char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c);
                put(narrow.to_ascii_lowercase(), at);
            }
            '\u{ac00}'..='\u{d7a3}' => {
                let s = u32::from(c) - 0xac00;
                let jamo = [0x1100 + s / 588, 0x1161 + s % 588 / 28, 0x11a7 + s % 28];
                for (i, j) in jamo.into_iter().enumerate() {
                    if i < 2 || s % 28 != 0 {
                        put(char::from_u32(j).unwrap_or(c), at);
                    }
                }
            }
            _ if is_mark(c) => {}
            _ => put(base(lower(c)), at),
        }
        space = c.is_whitespace();
    }
}

/// Combining marks that do not tell words apart, and characters that only steer the layout.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// A letter or digit. Of the signs beyond ASCII only the blocks that hold nothing else are told apart: the table of all
/// letters is large.
pub(super) fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || (c > '\u{bf}'
            && !matches!(c, '×' | '÷' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{fe10}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff0f}'))
}

fn base(c: char) -> char {
    let table = |from: u32, table: &[u8]| match table.get((u32::from(c) - from) as usize) {
        Some(b'.') | None => c,
        Some(letter) => char::from(*letter),
    };
    match c {
        'ǯ' => 'ʒ',
        '\u{c0}'..='\u{24f}' => table(0xc0, LATIN),
        '\u{1e00}'..='\u{1eff}' => table(0x1e00, LATIN_MORE),
        '\u{370}'..='\u{6ff}' => {
            let mut letters = PAIRS.chars();
            while let (Some(marked), Some(base)) = (letters.next(), letters.next()) {
                if marked == c {
                    return base;
                }
            }
            c
        }
        _ => c,
    }
}
