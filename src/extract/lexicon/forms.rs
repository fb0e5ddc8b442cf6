//! The forms of English verbs: "deny" gives "denies", "denied", "denying".

use super::cue;

/// Tells the forms of a verb one by one, each with its bit. `doubled`: does it double its last letter? `pasts`: those that
/// follow no rule, with commas between them.
pub(super) fn forms(lemma: &str, doubled: bool, pasts: &str, tell: &mut dyn FnMut(&str, u32)) {
    let (short, last) = lemma.split_at_checked(lemma.len().saturating_sub(1)).unwrap_or_default();
    let (stem, third, past, ing) = match lemma.as_bytes() {
        [.., c, b'y'] if !b"aeiou".contains(c) => (short, "ies", "ied", "ying"),
        [.., b'e', b'e'] => (lemma, "s", "d", "ing"),
        [.., b'e'] => (short, "es", "ed", "ing"),
        [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] => (lemma, "es", "ed", "ing"),
        _ => (lemma, "s", "ed", "ing"),
    };
    let twice = if doubled { last } else { "" };
    tell(lemma, cue::BASE);
    tell(&[stem, "", third].concat(), cue::S);
    tell(&[stem, twice, ing].concat(), cue::ING);
    let regular = [stem, twice, past].concat();
    for past in if pasts.is_empty() { &regular } else { pasts }.split(',') {
        tell(past, cue::PAST);
    }
}
