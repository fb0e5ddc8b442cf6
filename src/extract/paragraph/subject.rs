//! Who a sentence of the reporter's own is about: whom a pronoun after it may mean.

use crate::extract::lexicon::tag;
use crate::extract::sentence::{Range, Sentence, What};

/// So many items stand at most before the comma after "In the spring of that year, …".
const LEAD: usize = 24;
/// So many items are looked at for the first verb, that the work stays linear.
const VERB: usize = 40;

/// The first phrase of a sentence, after what stands before its first comma if that is no subject.
pub(super) fn subject(s: Sentence<'_>) -> Option<Range> {
    let mut k = 0;
    let first = s.get(0);
    if first.is(tag::PREP | tag::SUB | tag::ADV) && !first.is(tag::DET) {
        k = (1..s.items.len().min(LEAD)).find(|&i| s.get(i).what == What::Comma)? + 1;
    }
    let item = s.get(k);
    if !item.is_word() || item.is(tag::PRON | tag::IT | tag::AUX | tag::WH) && !item.is(tag::DET) {
        return None;
    }
    // The subject of the first verb that does not belong to "who …".
    let (mut relative, mut parted) = (false, None);
    let (mut last_rel, mut skipped) = (0, s.items.len());
    for i in k..s.items.len().min(k + VERB) {
        if s.tagged(i, tag::REL) && i > k {
            relative = true;
            last_rel = i;
            parted = parted.or((s.before(i).what == What::Comma).then_some(i - 1));
        } else if i > k
            && (s.before(i).what == What::Comma || s.before(i).is(tag::ADV) && s.before(i - 1).what == What::Comma)
            && s.get(i).what == What::Lower
            && s.get(i).of(s.text).ends_with("ing")
        {
            // S, citing a friend, said
            parted = parted.or(Some(if s.before(i).what == What::Comma { i - 1 } else { i - 2 }));
        } else if s.verb(i) {
            if relative {
                // A trader who saw it praised …: the verb after an unknown one is the subject's.
                if last_rel + 1 < i && s.get(last_rel + 1).what == What::Lower && !(last_rel + 1..i).any(|v| s.verb(v)) {
                    skipped = skipped.min(i);
                }
                relative = s.tagged(i + 1, tag::TO) || s.tagged(i, tag::AUX);
                continue;
            }
            // A teacher from A, who now lives in B, was …; an officer at A, in contact with us, was …
            let parted = parted.or_else(|| {
                let comma = (k + 1..i).find(|&c| s.get(c).what == What::Comma)?;
                (s.before(i).what == What::Comma && s.tagged(comma + 1, tag::PREP)).then_some(comma)
            });
            if let Some(comma) = parted
                && (comma + 1..i).any(|c| s.get(c).what == What::Comma)
            {
                return s.phrase_before(k, comma.checked_sub(1)?);
            }
            // The same complaint came from a miller in A.
            if s.word(i, "came|comes") && s.word(i + 1, "from") && s.word(i + 2, "a|an|another") {
                return s.phrase_after(i + 2, s.items.len(), true);
            }
            let mut last = i.checked_sub(1)?;
            while last > k
                && (s.tagged(last, tag::NOT | tag::TIME)
                    || s.get(last).what == What::Lower && s.tagged(last, tag::ADV)
                    || matches!(s.get(last).what, What::Comma | What::Number))
            {
                last -= 1;
            }
            if s.tagged(last, tag::PREP) && last > k {
                last -= 1;
            }
            let found = s.phrase_before(k, last)?;
            // Another source in A, a driver who …, said
            let beside = found.from() > k && s.before(found.from()).what == What::Comma && s.apposition(found.from());
            return Some(if beside { Range::new(k, found.to()) } else { found });
        }
    }
    s.phrase_after(k, skipped, true)
}
