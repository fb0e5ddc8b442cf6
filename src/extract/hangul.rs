//! Korean names in Latin letters, by the rules of three systems, so that the gazetteer lists each name once, in Hangul.
//!
//! McCune–Reischauer without its marks (`Chagang`), the spelling of North Korea's own texts (`Jagang`, `Phyongan`) and
//! South Korea's Revised Romanization (`Hamgyeong`); each with the vowels of the others, as newspapers mix them. Also the
//! southern spelling of a northern name in Hangul (량강 is 양강). Only what the sounds of place names need.

/// How consonants are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// McCune–Reischauer, without apostrophes and breves.
    McCune,
    /// The northern one.
    North,
    /// The southern one.
    Revised,
}

/// Vowels in the order of Unicode, as most write them and as those do who write `eo` and `eu`.
const VOWELS: &str = "a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i";
const WIDE_VOWELS: &str = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i";
/// First consonants in the order of Unicode, by themselves and after a voiced sound; the twelfth is mute.
const STARTS: &str = "k kk n t tt r m p pp s ss  ch jj ch k t p h";
const VOICED_STARTS: &str = "g kk n d tt r m b pp s ss  j jj ch k t p h";
/// How the sounds in which a syllable ends are written: by themselves, before a vowel, before a nasal.
const ENDS: &str = "  k t t p n m ng l";
const ENDS_BEFORE_VOWEL: &str = "  g d s b n m ng r";
const ENDS_BEFORE_NASAL: &str = "  ng n n m n m ng l";

fn nth(list: &'static str, n: u32) -> &'static str {
    let mut rest = list;
    for _ in 0..n {
        rest = rest.get(blank(rest) + 1..).unwrap_or_default();
    }
    rest.get(..blank(rest)).unwrap_or_default()
}

/// Where the first blank stands; at the end where there is none.
fn blank(list: &str) -> usize {
    list.bytes().position(|b| b == b' ').unwrap_or(list.len())
}

/// First consonant, vowel and last consonant (0 for none) of a syllable, as Unicode counts them.
fn parts(c: char) -> Option<(u32, u32, u32)> {
    let s = u32::from(c).checked_sub(0xac00).filter(|s| *s < 11_172)?;
    Some((s / 588, s % 588 / 28, s % 28))
}

/// Is it a Hangul syllable?
pub(super) fn is_syllable(c: char) -> bool {
    parts(c).is_some()
}

/// Does it begin with one?
pub(super) fn is_hangul(text: &str) -> bool {
    text.chars().next().is_some_and(is_syllable)
}

/// The southern spelling: an `ㄹ` or `ㄴ` at the beginning of a word is dropped before `i` and `y`, and `ㄹ` is `ㄴ` elsewhere.
pub(super) fn southern(name: &str) -> Option<String> {
    let first = name.chars().next()?;
    let (initial, vowel, last) = parts(first)?;
    let soft = matches!(vowel, 2 | 3 | 6 | 7 | 12 | 17 | 20);
    let new = match (initial, soft) {
        (2 | 5, true) => 11,
        (5, false) => 2,
        _ => return None,
    };
    let mut out = String::from(char::from_u32(0xac00 + new * 588 + vowel * 28 + last)?);
    out.push_str(name.get(first.len_utf8()..)?);
    Some(out)
}

/// The sound in which a syllable ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Start,
    Vowel,
    K,
    T,
    S,
    P,
    N,
    M,
    Ng,
    L,
}

fn end_of(last: u32) -> End {
    match last {
        0 => End::Vowel,
        1..=3 | 9 | 24 => End::K,
        4..=6 => End::N,
        8 | 11..=13 | 15 => End::L,
        10 | 16 => End::M,
        14 | 17 | 18 | 26 => End::P,
        19 | 20 => End::S,
        21 => End::Ng,
        _ => End::T,
    }
}

/// A name in Latin letters, in lower case; `wide` writes `eo` and `eu` where the others write `o` and `u`.
fn roman(name: &str, style: Style, wide: bool) -> String {
    let mut out = String::new();
    let mut before = End::Start;
    for c in name.chars() {
        let Some((initial, vowel, last)) = parts(c) else { continue };
        push_joint(&mut out, before, initial, style);
        out.push_str(nth(if wide { WIDE_VOWELS } else { VOWELS }, vowel));
        before = end_of(last);
    }
    out.push_str(nth(ENDS, before as u32));
    out
}

/// How the end of one syllable and the first consonant of the next are written.
fn push_joint(out: &mut String, before: End, initial: u32, style: Style) {
    use End::{L, M, N, Ng, Start, Vowel};
    let north = style == Style::North;
    let ends = match initial {
        // Before a vowel the sound belongs to the next syllable.
        11 => ENDS_BEFORE_VOWEL,
        2 | 5 | 6 if !north => ENDS_BEFORE_NASAL,
        _ => ENDS,
    };
    out.push_str(if before == N && initial == 5 { "l" } else { nth(ends, before as u32) });
    let voiced = style == Style::Revised || matches!(before, Vowel | N | M | Ng | L);
    out.push_str(match initial {
        2 if before == L => "l",
        5 if matches!(before, L | N) => "l",
        5 if !north && !matches!(before, Start | Vowel) => "n",
        12 if north => "j",
        _ => nth(if voiced { VOICED_STARTS } else { STARTS }, initial),
    });
    if north && (15..=17).contains(&initial) {
        out.push('h');
    }
}

/// All spellings of a name in Latin letters; the first is McCune–Reischauer's.
pub(super) fn spellings(name: &str) -> Vec<String> {
    let southern = southern(name);
    let mut all = Vec::new();
    for name in [name, southern.as_deref().unwrap_or(name)] {
        for style in [Style::McCune, Style::North, Style::Revised] {
            for wide in [false, true] {
                let spelling = roman(name, style, wide);
                if !all.contains(&spelling) {
                    all.push(spelling);
                }
            }
        }
    }
    all
}
