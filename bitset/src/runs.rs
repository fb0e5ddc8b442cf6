//! Postings, packed: for each word the statements that have it, in order, and how often.
//!
//! ```text
//! posting = rows after the one before · 2 + (more than once ? 1 : 0), then, if more than once, how often
//! number  = seven bits a byte, the lowest first; the highest bit of a byte says that another follows
//! ```

use std::ops::Range;

use super::Bits;

/// The postings of some words, one word after the other.
#[derive(Clone, Debug)]
pub struct Runs {
    bytes: Vec<u8>,
    /// Where each word's postings begin; one more at the end.
    starts: Vec<u32>,
    /// The row before the next posting of the last word.
    row: u32,
}

impl Default for Runs {
    fn default() -> Runs {
        Runs { bytes: Vec::new(), starts: vec![0], row: 0 }
    }
}

/// Adds a number.
fn put(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

impl Runs {
    /// Adds a posting of the word in hand; rows below the one before it cannot be.
    pub fn push(&mut self, row: u32, times: u8) {
        let by = row.saturating_sub(self.row);
        self.row = row.max(self.row);
        put(&mut self.bytes, by << 1 | u32::from(times > 1));
        if times > 1 {
            self.bytes.push(times & 0x7f);
        }
    }

    /// The word in hand has no more.
    pub fn end(&mut self) {
        self.starts.push(self.bytes.len() as u32);
        self.row = 0;
    }

    /// Gives back the room that it took to grow.
    pub fn shrink(&mut self) {
        self.bytes.shrink_to_fit();
        self.starts.shrink_to_fit();
    }

    /// One loop over the bytes, since this is what a typed letter waits for.
    #[inline(always)]
    fn walk(&self, words: Range<usize>, mut call: impl FnMut(u32, u8)) {
        for (from, to) in self.starts.iter().zip(self.starts.iter().skip(1)).take(words.end).skip(words.start) {
            let (mut row, mut number, mut shift, mut counted) = (0_u32, 0_u32, 0_u32, false);
            for byte in self.bytes.get(*from as usize..*to as usize).unwrap_or_default() {
                if counted {
                    call(row, *byte);
                    counted = false;
                    continue;
                }
                number |= u32::from(byte & 0x7f).wrapping_shl(shift);
                if *byte >= 0x80 {
                    shift += 7;
                    continue;
                }
                row = row.wrapping_add(number >> 1);
                counted = number & 1 == 1;
                if !counted {
                    call(row, 1);
                }
                (number, shift) = (0, 0);
            }
        }
    }

    /// Calls with the row and the number of times of each posting of some words.
    pub fn each(&self, words: Range<usize>, call: &mut dyn FnMut(u32, u8)) {
        self.walk(words, call);
    }

    /// Adds the statements that have one of some words; `first` is the first row.
    #[inline(never)]
    pub fn mark(&self, words: Range<usize>, first: u32, into: &mut Bits) {
        self.walk(words, |row, _| into.insert(first.wrapping_add(row)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postings_come_back() {
        let words: [&[(u32, u8)]; 4] = [&[(0, 1), (1, 2), (500_000, 16)], &[], &[(7, 1)], &[(0x0fff_ffff, 3)]];
        let mut runs = Runs::default();
        for word in words {
            word.iter().for_each(|(row, times)| runs.push(*row, *times));
            runs.end();
        }
        for (number, word) in words.iter().enumerate() {
            let mut all = Vec::new();
            runs.each(number..number + 1, &mut |row, times| all.push((row, times)));
            assert_eq!(all, *word);
        }
        let mut marked = Bits::none(10);
        runs.mark(0..3, 2, &mut marked);
        assert_eq!(marked.iter().collect::<Vec<_>>(), [2, 3, 9]);
        assert_eq!(marked.moved(&[0, 0, 7, 1, 0, 0, 0, 0, 0, 4]).iter().collect::<Vec<_>>(), [1, 4, 7]);
    }
}
