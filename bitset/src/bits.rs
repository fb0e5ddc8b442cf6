//! A set of places, one bit each.
//!
//! Places are numbered in the order of a clock, latest first: a stretch of time is a stretch of places, and the latest
//! members are the first. All operations take time in proportion to the number of words, not of members.

/// A set over `0..len`.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Bits {
    words: Vec<u64>,
    len: u32,
}

/// The bits of a word from `from` on and before `to`, both at most 64.
fn mask(from: u32, to: u32) -> u64 {
    let below = |n: u32| if n >= 64 { u64::MAX } else { (1 << n) - 1 };
    below(to) & !below(from)
}

/// How many bits two rows of words share.
fn shared(a: &[u64], b: &[u64]) -> u32 {
    a.iter().zip(b).map(|(a, b)| (a & b).count_ones()).sum()
}

impl Bits {
    /// The empty set over `0..len`.
    pub fn none(len: u32) -> Bits {
        Bits { words: vec![0; len.div_ceil(64) as usize], len }
    }

    /// All of `0..len`.
    pub fn all(len: u32) -> Bits {
        let mut words = vec![u64::MAX; len.div_ceil(64) as usize];
        let rest = len % 64;
        if let Some(word) = words.last_mut().filter(|_| rest > 0) {
            *word = mask(0, rest);
        }
        Bits { words, len }
    }

    /// How many places there are, members or not.
    pub fn len(&self) -> u32 {
        self.len
    }

    /// Is there no place at all?
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Adds one member; a number outside the set's range is ignored.
    #[inline]
    pub fn insert(&mut self, i: u32) {
        if i < self.len
            && let Some(word) = self.words.get_mut((i / 64) as usize)
        {
            *word |= 1 << (i % 64);
        }
    }

    /// Adds all from `from` on and before `to`.
    pub fn insert_range(&mut self, from: u32, to: u32) {
        let to = to.min(self.len);
        let (first, last) = (from / 64, to / 64);
        if from >= to {
            return;
        }
        for word in first..=last {
            let start = word * 64;
            if let Some(place) = self.words.get_mut(word as usize) {
                *place |= mask(from.saturating_sub(start).min(64), (to - start).min(64));
            }
        }
    }

    /// Is it a member?
    pub fn contains(&self, i: u32) -> bool {
        self.words.get((i / 64) as usize).is_some_and(|w| w & (1 << (i % 64)) != 0)
    }

    /// Keeps what is in both.
    #[inline(never)]
    pub fn and(&mut self, other: &Bits) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a &= b;
        }
    }

    /// Adds what is in the other.
    #[inline(never)]
    pub fn or(&mut self, other: &Bits) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a |= b;
        }
    }

    /// Takes away what is in the other.
    #[inline(never)]
    pub fn without(&mut self, other: &Bits) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a &= !b;
        }
    }

    /// How many members.
    #[inline(never)]
    pub fn count(&self) -> u32 {
        self.words.iter().map(|w| w.count_ones()).sum()
    }

    /// How many members both have from `from` on and before `to`.
    #[inline(never)]
    pub fn count_and_within(&self, other: &Bits, from: u32, to: u32) -> u32 {
        let to = to.min(self.len);
        if from >= to {
            return 0;
        }
        let (first, last) = ((from / 64) as usize, (to / 64) as usize);
        let both = |word: usize| self.words.get(word).zip(other.words.get(word)).map_or(0, |(a, b)| a & b);
        let (head, tail) = (mask(from % 64, 64), mask(0, to % 64));
        if first == last {
            return (both(first) & head & tail).count_ones();
        }
        let inner = first + 1..last;
        let (a, b) = (self.words.get(inner.clone()).unwrap_or_default(), other.words.get(inner).unwrap_or_default());
        (both(first) & head).count_ones() + shared(a, b) + (both(last) & tail).count_ones()
    }

    /// The words, of 64 places each, that have members, and where they are.
    #[inline(never)]
    pub fn used(&self) -> Vec<(u32, u64)> {
        self.words.iter().zip(0..).filter(|(word, _)| **word != 0).map(|(word, at)| (at, *word)).collect()
    }

    /// How many members some words share with each of some sets: in time for the words, and the sets.
    #[inline(never)]
    pub fn shared(used: &[(u32, u64)], sets: &[Bits]) -> Vec<u32> {
        let one = |set: &Bits| used.iter().map(|(at, word)| set.words.get(*at as usize).map_or(0, |own| (own & word).count_ones())).sum();
        sets.iter().map(one).collect()
    }

    /// How many members each of some sets shares with this one.
    #[inline(never)]
    pub fn counts(&self, sets: &[Bits]) -> Vec<u32> {
        sets.iter().map(|set| shared(&self.words, &set.words)).collect()
    }

    /// The members, in order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().zip(0_u32..).flat_map(|(word, at)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros();
                (rest != 0).then(|| {
                    rest &= rest - 1;
                    at * 64 + bit
                })
            })
        })
    }

    /// Calls with each member, in order: for loops over many.
    pub fn each(&self, call: &mut dyn FnMut(u32)) {
        self.walk(call);
    }

    /// The same, for the loops of this package.
    #[inline(always)]
    pub(super) fn walk(&self, mut call: impl FnMut(u32)) {
        for (word, at) in self.words.iter().zip(0_u32..) {
            let mut rest = *word;
            while rest != 0 {
                call(at * 64 + rest.trailing_zeros());
                rest &= rest - 1;
            }
        }
    }

    /// The members at other places: each goes where a table says.
    #[inline(never)]
    pub fn moved(&self, to: &[u32]) -> Bits {
        let mut moved = Bits::none(self.len);
        self.walk(|place| {
            if let Some(new) = to.get(place as usize) {
                moved.insert(*new);
            }
        });
        moved
    }

    /// Counts what each member has: a table says what stands at its place, another what that has.
    #[inline(never)]
    pub fn tally(&self, rows: &[u32], of: &[u32], counts: &mut [u32]) {
        self.walk(|place| {
            let number = rows.get(place as usize).and_then(|row| of.get(*row as usize));
            if let Some(count) = number.and_then(|number| counts.get_mut(*number as usize)) {
                *count += 1;
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every stretch of sets that end within a word, with one and beyond one, against the members counted one by one.
    #[test]
    fn stretches_are_those_of_their_members() {
        for len in [1, 63, 64, 65, 200] {
            let (mut thirds, mut fifths) = (Bits::none(len), Bits::none(len));
            (0..len).step_by(3).for_each(|i| thirds.insert(i));
            (0..len).step_by(5).for_each(|i| fifths.insert(i));
            assert_eq!(fifths.counts(&[thirds.clone(), Bits::none(len)]), [len.div_ceil(15), 0]);
            for from in 0..=len {
                for to in 0..=len + 70 {
                    let mut stretch = Bits::none(len);
                    stretch.insert_range(from, to);
                    assert_eq!(stretch.iter().collect::<Vec<_>>(), (from..to.min(len)).collect::<Vec<_>>(), "{from}..{to} of {len}");
                    let both = (from..to.min(len)).filter(|i| i % 15 == 0).count() as u32;
                    assert_eq!(thirds.count_and_within(&fifths, from, to), both, "{from}..{to} of {len}");
                    stretch.and(&thirds);
                    assert_eq!(stretch.counts(std::slice::from_ref(&fifths)), [both], "{from}..{to} of {len}");
                }
            }
        }
    }
}
