//! Many small numbers as text that goes into JSON as it is and packs well.
//!
//! ```text
//! number = { more } last        value = more₁ + 31 · ( more₂ + 31 · ( … last ) )
//! last   = one of the first 60 characters    more = one of the other 31, worth 60 to 90
//! characters: the printable ones of ASCII from "#" on, without the backslash
//! ```

const LAST: u32 = 60;
const MORE: u32 = 31;
const FIRST: u8 = b'#';

/// Adds a number to a text.
#[cfg(not(target_arch = "wasm32"))]
pub fn put_number(text: &mut String, mut number: u32) {
    let mut put = |digit: u32| {
        let byte = FIRST + digit as u8;
        text.push(char::from(if byte >= b'\\' { byte + 1 } else { byte }));
    };
    while number >= LAST {
        number -= LAST;
        put(LAST + number % MORE);
        number /= MORE;
    }
    put(number);
}

/// Numbers as text.
#[cfg(not(target_arch = "wasm32"))]
pub fn print_numbers(numbers: impl IntoIterator<Item = u32>) -> String {
    let mut text = String::new();
    numbers.into_iter().for_each(|number| put_number(&mut text, number));
    text
}

/// Differences between numbers that follow one another, each as a number: small ones are small either way.
#[cfg(not(target_arch = "wasm32"))]
pub fn zigzag(from: u32, to: u32) -> u32 {
    let by = i64::from(to) - i64::from(from);
    (if by < 0 { -2 * by - 1 } else { 2 * by }) as u32
}

/// The way back; a number that cannot be is 0.
pub fn unzigzag(from: u32, by: u32) -> u32 {
    let half = by.div_ceil(2);
    (if by % 2 == 1 { from.checked_sub(half) } else { from.checked_add(by / 2) }).unwrap_or(0)
}

/// The next number of a text, which is then shorter; `None` at the end or where there is none.
#[inline]
pub fn next_number(text: &mut &[u8]) -> Option<u32> {
    let (mut sum, mut times) = (0_u32, 1_u32);
    loop {
        let (byte, rest) = text.split_first()?;
        *text = rest;
        let digit = u32::from(byte.checked_sub(FIRST + u8::from(*byte > b'\\'))?);
        sum = sum.checked_add(times.checked_mul(digit)?)?;
        if digit < LAST {
            return Some(sum);
        }
        times = times.checked_mul(MORE)?;
    }
}

/// All numbers of a text; `None` where it is none.
pub fn read_numbers(text: &str) -> Option<Vec<u32>> {
    let mut rest = text.as_bytes();
    let mut numbers = Vec::with_capacity(rest.len());
    while !rest.is_empty() {
        numbers.push(next_number(&mut rest)?);
    }
    Some(numbers)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        let all: Vec<u32> = (0..5000).chain([60 + 31 * 60, 99_999, 1_000_000, u32::MAX - 1, u32::MAX]).collect();
        let text = print_numbers(all.iter().copied());
        assert_eq!(read_numbers(&text), Some(all));
        assert!(!text.contains(['"', '\\', ' ']), "as JSON has them");
        assert_eq!(print_numbers([0, 59]).len(), 2);
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["~", " ", "\"", "é", "~~~~~~~~~~~~~~~~#", "[~"] {
            assert_eq!(read_numbers(text), None, "{text}");
        }
    }

    #[test]
    fn differences_come_back() {
        for (from, to) in [(0, 0), (7, 3), (3, 7), (0, 1_000_000), (1_000_000, 0)] {
            assert_eq!(unzigzag(from, zigzag(from, to)), to);
        }
        assert_eq!(unzigzag(2, 99), 0);
    }
}
