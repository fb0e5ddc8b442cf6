//! Gives each distinct word a number, in the order in which they are met, and counts words.

/// Words in one string, found by their hash: open addressing over a power of two.
#[derive(Clone, Debug, Default)]
pub struct Interner {
    text: String,
    /// Where each word ends.
    ends: Vec<u32>,
    slots: Vec<u32>,
}

const FREE: u32 = u32::MAX;

impl Interner {
    /// How many words there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The word of a number.
    pub fn word(&self, number: u32) -> &str {
        let number = number as usize;
        let from = number.checked_sub(1).and_then(|n| self.ends.get(n)).map_or(0, |end| *end as usize);
        self.ends.get(number).and_then(|end| self.text.get(from..*end as usize)).unwrap_or_default()
    }

    fn slot(&self, word: &str) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let mut hash = 0x811c_9dc5_u32;
        for byte in word.bytes() {
            hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
        let mut slot = (hash ^ hash >> 15) as usize & mask;
        while self.slots.get(slot).is_some_and(|at| *at != FREE && self.word(*at) != word) {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        self.slots = vec![FREE; (self.slots.len() * 2).max(1 << 6)];
        for number in 0..self.len() as u32 {
            let slot = self.slot(self.word(number));
            if let Some(place) = self.slots.get_mut(slot) {
                *place = number;
            }
        }
    }

    /// The number of a word; the next one, where it is new.
    pub fn number(&mut self, word: &str) -> u32 {
        if self.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let (slot, next) = (self.slot(word), self.len() as u32);
        match self.slots.get_mut(slot) {
            Some(place) if *place == FREE => *place = next,
            Some(place) => return *place,
            None => {}
        }
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        next
    }
}

/// How often words are met.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    words: Interner,
    counts: Vec<u32>,
}

impl Tally {
    /// Counts a word; how often it has been met by now.
    pub fn add(&mut self, word: &str) -> u32 {
        let number = self.words.number(word) as usize;
        if number == self.counts.len() {
            self.counts.push(0);
        }
        self.counts.get_mut(number).map_or(1, |count| {
            *count += 1;
            *count
        })
    }

    /// The words with their counts, in the order in which they were first met.
    pub fn counts(&self) -> impl Iterator<Item = (&str, u32)> {
        self.counts.iter().zip(0..).map(|(count, number)| (self.words.word(number), *count))
    }
}
