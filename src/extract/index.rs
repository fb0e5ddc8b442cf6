//! Numbers by words: which of the names is this one, is this id taken?

/// Words, and the number that was given to them; of the same words the last counts.
pub struct Index {
    /// By what the words' bytes make: the last entry of those that make the same, counted from 1.
    last: Vec<u32>,
    entries: Vec<Entry>,
}

struct Entry {
    words: String,
    number: usize,
    /// The entry before it of those that make the same, counted from 1.
    before: u32,
}

impl Index {
    /// For about so many words.
    pub fn new(size: usize) -> Index {
        Index { last: vec![0; size.max(1)], entries: Vec::new() }
    }

    fn place(&self, words: &str) -> usize {
        let hash = words.bytes().fold(0_usize, |hash, byte| hash.wrapping_mul(31).wrapping_add(usize::from(byte)));
        hash % self.last.len().max(1)
    }

    /// The number of the words.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn get(&self, words: &str) -> Option<usize> {
        let mut next = *self.last.get(self.place(words))?;
        loop {
            let entry = self.entries.get(next.checked_sub(1)? as usize)?;
            if entry.words == words {
                return Some(entry.number);
            }
            next = entry.before;
        }
    }

    /// Gives the words a number.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn put(&mut self, words: String, number: usize) {
        let place = self.place(&words);
        if let Some(last) = self.last.get_mut(place) {
            self.entries.push(Entry { words, number, before: *last });
            *last = self.entries.len() as u32;
        }
    }

    /// Gives the words a number if they have none, and says whether they had none.
    pub fn add(&mut self, words: &str, number: usize) -> bool {
        let new = self.get(words).is_none();
        if new {
            self.put(words.to_owned(), number);
        }
        new
    }
}
