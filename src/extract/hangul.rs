//! Korean names in Latin letters, by the rules of three systems, so that the gazetteer lists each name once, in Hangul.
//!
//! McCune–Reischauer without its marks (`Chagang`), the spelling of North Korea's own texts (`Jagang`, `Phyongan`) and
//! South Korea's Revised Romanization (`Hamgyeong`); each with the vowels of the others, as newspapers mix them. Also the
//! southern spelling of a northern name in Hangul (량강 is 양강). Only what the sounds of place names need.

/// How consonants are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// McCune–Reischauer, without apostrophes and breves.
    McCune,
    /// The northern one.
    North,
    /// The southern one.
    Revised,
}

const VOWELS: [&str; 21] =
    ["a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "u", "ui", "i"];

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
    let mut out = String::with_capacity(name.len());
    out.push(char::from_u32(0xac00 + new * 588 + vowel * 28 + last)?);
    out.extend(name.chars().skip(1));
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
pub(super) fn roman(name: &str, style: Style, wide: bool) -> String {
    let mut out = String::with_capacity(name.len() * 2);
    let mut before = End::Start;
    for c in name.chars() {
        let Some((initial, vowel, last)) = parts(c) else { continue };
        let (end, start) = joint(before, initial, style);
        out.push_str(end);
        out.push_str(start);
        out.push_str(match vowel {
            4 if wide => "eo",
            6 if wide => "yeo",
            18 if wide => "eu",
            v => VOWELS.get(v as usize).copied().unwrap_or_default(),
        });
        before = end_of(last);
    }
    out.push_str(match before {
        End::Start | End::Vowel => "",
        End::K => "k",
        End::P => "p",
        End::T | End::S => "t",
        End::N => "n",
        End::M => "m",
        End::Ng => "ng",
        End::L => "l",
    });
    out
}

/// How the end of one syllable and the first consonant of the next are written.
fn joint(before: End, initial: u32, style: Style) -> (&'static str, &'static str) {
    use End::{K, L, M, N, Ng, P, S, Start, T, Vowel};
    let north = style == Style::North;
    let voiced = style == Style::Revised || matches!(before, Vowel | N | M | Ng | L);
    let end = match before {
        Start | Vowel => "",
        // Before a vowel the sound belongs to the next syllable.
        K if initial == 11 => "g",
        P if initial == 11 => "b",
        S if initial == 11 => "s",
        T if initial == 11 => "d",
        L if initial == 11 => "r",
        K if !north && matches!(initial, 2 | 5 | 6) => "ng",
        P if !north && matches!(initial, 2 | 5 | 6) => "m",
        T | S if !north && matches!(initial, 2 | 5 | 6) => "n",
        N if initial == 5 => "l",
        K => "k",
        P => "p",
        T | S => "t",
        N => "n",
        M => "m",
        Ng => "ng",
        L => "l",
    };
    let start = match initial {
        0 => ["k", "g"][usize::from(voiced)],
        1 => "kk",
        2 if before == L => "l",
        2 => "n",
        3 => ["t", "d"][usize::from(voiced)],
        4 => "tt",
        5 if matches!(before, L | N) => "l",
        5 if !north && !matches!(before, Start | Vowel) => "n",
        5 => "r",
        6 => "m",
        7 => ["p", "b"][usize::from(voiced)],
        8 => "pp",
        9 => "s",
        10 => "ss",
        11 => "",
        12 if voiced || north => "j",
        12 => "ch",
        13 => "jj",
        14 => "ch",
        15 => ["k", "kh"][usize::from(north)],
        16 => ["t", "th"][usize::from(north)],
        17 => ["p", "ph"][usize::from(north)],
        _ => "h",
    };
    (end, start)
}

/// All spellings of a name in Latin letters; the first is McCune–Reischauer's.
pub(super) fn spellings(name: &str) -> Vec<String> {
    let southern = southern(name);
    let mut all = Vec::new();
    for name in [Some(name), southern.as_deref()].into_iter().flatten() {
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
