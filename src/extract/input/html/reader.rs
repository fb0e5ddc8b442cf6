//! Hands a page's bytes to the tokenizer.
//!
//! The tokenizer's own reader does the same; it is compiled into each of its states anew, which is two thirds of what it
//! weighs in a browser. Here each way of reading is one function.

use std::convert::Infallible;

/// The bytes that are left.
pub struct Bytes<'p>(pub &'p [u8]);

impl html5gum::Reader for Bytes<'_> {
    type Error = Infallible;

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn read_byte(&mut self) -> Result<Option<u8>, Infallible> {
        Ok(self.0.split_first().map(|(first, rest)| {
            self.0 = rest;
            *first
        }))
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn read_until<'b>(&'b mut self, needle: &[u8], _: &'b mut [u8; 4]) -> Result<Option<&'b [u8]>, Infallible> {
        if self.0.is_empty() {
            return Ok(None);
        }
        let length = self.0.iter().position(|b| needle.contains(b)).unwrap_or(self.0.len()).max(1);
        let (found, rest) = self.0.split_at_checked(length).unwrap_or((self.0, &[]));
        self.0 = rest;
        Ok(Some(found))
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn try_read_string(&mut self, words: &[u8], case_sensitive: bool) -> Result<bool, Infallible> {
        let Some((head, rest)) = self.0.split_at_checked(words.len()) else { return Ok(false) };
        let same = head == words || (!case_sensitive && head.eq_ignore_ascii_case(words));
        if same {
            self.0 = rest;
        }
        Ok(same)
    }
}
