//! The forms of English verbs: "deny" gives "denies", "denied", "denying".

use super::cue;

/// Tells the forms of a verb one by one, each with its bit. `doubled`: does it double its last letter? `pasts`: those that
/// follow no rule, with commas between them.
pub(super) fn forms(lemma: &str, doubled: bool, pasts: &str, tell: &mut dyn FnMut(&str, u32)) {
    let short = lemma.get(..lemma.len().saturating_sub(1)).unwrap_or_default();
    let twice = lemma.get(short.len()..).filter(|_| doubled).unwrap_or_default();
    let (third, past, ing) = match lemma.as_bytes() {
        [.., c, b'y'] if !b"aeiou".contains(c) => ([short, "ies"], [short, "ied"], [lemma, "ing"]),
        [.., b'e', b'e'] => ([lemma, "s"], [lemma, "d"], [lemma, "ing"]),
        [.., b'e'] => ([lemma, "s"], [lemma, "d"], [short, "ing"]),
        [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] => ([lemma, "es"], [lemma, "ed"], [lemma, "ing"]),
        _ => ([lemma, "s"], [lemma, "ed"], [lemma, "ing"]),
    };
    tell(lemma, cue::BASE);
    tell(&third.concat(), cue::S);
    let [stem, ending] = ing;
    tell(&[stem, twice, ending].concat(), cue::ING);
    let [stem, ending] = past;
    let regular = [stem, twice, ending].concat();
    for past in if pasts.is_empty() { &regular } else { pasts }.split(',') {
        tell(past, cue::PAST);
    }
}
