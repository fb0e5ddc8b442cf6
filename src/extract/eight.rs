//! Eight bytes of a text, read and asked at once: a word has seldom more.

const ONES: u64 = 0x0101_0101_0101_0101;
/// The bit that no character of ASCII has.
const HIGH: u64 = ONES << 7;

/// The first eight bytes, the first of them lowest; zeros where the text ends.
#[inline(always)]
pub fn eight(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or_else(|| few(bytes), |first| u64::from_le_bytes(*first))
}

#[cold]
fn few(bytes: &[u8]) -> u64 {
    bytes.iter().take(8).rev().fold(0, |all, byte| all << 8 | u64::from(*byte))
}

/// The first `count` of them, letters small; signs and figures may be others then.
#[inline(always)]
pub fn small(eight: u64, count: usize) -> u64 {
    (eight | ONES << 5) & u64::MAX.checked_shr(64_u32.saturating_sub(count as u32 * 8)).unwrap_or_default()
}

/// How many letters and figures of ASCII they begin with.
#[inline(always)]
pub fn alphanumeric(eight: u64) -> usize {
    let low = eight & !HIGH;
    let letters = low | ONES << 5;
    // A byte to which so much is added has the high bit from this character on.
    let from = |bytes: u64, first: u8| bytes + ONES * u64::from(0x80 - first);
    let is_letter = from(letters, b'a') & !from(letters, b'z' + 1);
    let is_figure = from(low, b'0') & !from(low, b'9' + 1);
    let other = !((is_letter | is_figure) & !eight) & HIGH;
    (other.trailing_zeros() / 8) as usize
}

/// Is this byte one of them?
#[inline(always)]
pub fn has(eight: u64, byte: u8) -> bool {
    let differs = eight ^ (ONES * u64::from(byte));
    differs.wrapping_sub(ONES) & !differs & HIGH != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_any_length_is_read() {
        assert_eq!(eight(b""), 0);
        assert_eq!(eight(b"ab"), 0x6261);
        assert_eq!(eight(b"abcdefghi"), u64::from_le_bytes(*b"abcdefgh"));
    }

    #[test]
    fn letters_are_small_and_what_comes_after_is_left_out() {
        assert_eq!(small(eight(b"Kim said."), 3), eight(b"kim"));
        assert_eq!(small(eight(b"Kim said."), 0), 0);
        assert_eq!(small(eight(b"ABCDEFGHI"), 8), eight(b"abcdefgh"));
    }

    #[test]
    fn every_byte_is_a_letter_or_a_figure_or_none() {
        for byte in 0..=255_u8 {
            for at in 0..8 {
                let mut text = *b"Az09aZ5m";
                text[at] = byte;
                let begins = text.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
                assert_eq!(alphanumeric(eight(&text)), begins, "{text:?}");
            }
        }
        assert_eq!(alphanumeric(0), 0);
    }

    #[test]
    fn a_byte_is_found_wherever_it_stands() {
        for byte in [b'-', b'a', 0x7f] {
            for at in 0..8 {
                let mut text = [0xe2, 0x2c, 0x2e, 0x80, 0xff, b'b', 0xad, b'Z'];
                assert!(!has(eight(&text), byte));
                text[at] = byte;
                assert!(has(eight(&text), byte));
            }
        }
    }
}
