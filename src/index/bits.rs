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

impl Bits {
    /// The empty set over `0..len`.
    pub fn none(len: u32) -> Bits {
        Bits { words: vec![0; len.div_ceil(64) as usize], len }
    }

    /// All of `0..len`.
    pub fn all(len: u32) -> Bits {
        let mut bits = Bits::none(len);
        bits.insert_range(0, len);
        bits
    }

    /// Adds one member; a number outside the set's range is ignored.
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
        for (word, at) in self.words_of(from, to) {
            if let Some(word) = self.words.get_mut(word) {
                *word |= at;
            }
        }
    }

    /// The words that a stretch touches, each with the bits of the stretch in it.
    fn words_of(&self, from: u32, to: u32) -> impl Iterator<Item = (usize, u64)> + use<> {
        let end = if from < to { to.div_ceil(64) } else { from / 64 };
        (from / 64..end).map(move |word| {
            let start = word * 64;
            (word as usize, mask(from.saturating_sub(start).min(64), (to - start).min(64)))
        })
    }

    /// Is it a member?
    pub fn contains(&self, i: u32) -> bool {
        self.words.get((i / 64) as usize).is_some_and(|w| w & (1 << (i % 64)) != 0)
    }

    /// Keeps what is in both.
    pub fn and(&mut self, other: &Bits) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a &= b;
        }
    }

    /// Adds what is in the other.
    pub fn or(&mut self, other: &Bits) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a |= b;
        }
    }

    /// Takes away what is in the other.
    pub fn without(&mut self, other: &Bits) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a &= !b;
        }
    }

    /// How many members.
    pub fn count(&self) -> u32 {
        self.words.iter().map(|w| w.count_ones()).sum()
    }

    /// How many members both have.
    pub fn count_and(&self, other: &Bits) -> u32 {
        self.words.iter().zip(&other.words).map(|(a, b)| (a & b).count_ones()).sum()
    }

    /// How many members both have from `from` on and before `to`.
    pub fn count_and_within(&self, other: &Bits, from: u32, to: u32) -> u32 {
        let both = |word: usize| self.words.get(word).zip(other.words.get(word)).map_or(0, |(a, b)| a & b);
        self.words_of(from, to.min(self.len)).map(|(word, at)| (both(word) & at).count_ones()).sum()
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
        for (word, at) in self.words.iter().zip(0_u32..) {
            let mut rest = *word;
            while rest != 0 {
                call(at * 64 + rest.trailing_zeros());
                rest &= rest - 1;
            }
        }
    }
}
