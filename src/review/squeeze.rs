//! Makes short texts shorter: each bit is foretold from what came before, and only the surprise is written.
//!
//! Several models guess the next bit, each from its own part of the past: the last bytes, the word, the place where the
//! same bytes stood before. Weights that learn mix their guesses, and an arithmetic coder writes the bit in as many bits
//! as it was unlikely (the method of the PAQ archivers). Both sides learn the same, and first of all `primer.txt`.
//! Integers only, so that every machine counts alike. Small and slow, about a megabyte a second: it is for what
//! fits into a link.
//!
//! Whatever is changed here or in the primer, old links no longer open: a change is a new version beside this one.

/// What both sides have read before the first byte.
const PRIMER: &str = include_str!("primer.txt");

/// Models that look a part of the past up.
const LOOKUPS: usize = 8;
/// What is mixed: the odds of each lookup, and those of the place before.
const INPUTS: usize = LOOKUPS + 1;
/// Guesses are kept in so many places, as a power of two.
const PLACES: u32 = 20;
/// An earlier place is looked for by so many bytes.
const MATCH: usize = 5;
/// A guess that was never tried.
const EVEN: u32 = 1 << 31;
/// A lookup learns no slower than after so many tries.
const TRIES: u32 = 40;
/// How fast weights learn.
const RATE: i32 = 16;

/// 4096 / (1 + e^-x) at x = -8, -7.5 … 8.
const SIGMOID: [i32; 33] = [
    1, 2, 4, 6, 10, 17, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2048, 2550, 2995, 3349, 3608, 3786, 3902, 3976, 4023, 4051, 4069,
    4079, 4086, 4090, 4092, 4094, 4095,
];

/// A chance of 4096 from its logarithmic odds in 1/256.
fn squash(x: i32) -> i32 {
    let x = x.clamp(-2047, 2047) + 2048;
    let (low, part) = ((x >> 7) as usize, x & 127);
    let at = |i: usize| SIGMOID.get(i).copied().unwrap_or(4095);
    (at(low) * (128 - part) + at(low + 1) * part + 64) >> 7
}

/// The way back, for every chance.
fn odds() -> Vec<i16> {
    let mut out = Vec::with_capacity(4096);
    for x in -2047..=2047 {
        while (out.len() as i32) <= squash(x) && out.len() < 4096 {
            out.push(x as i16);
        }
    }
    out.resize(4096, 2047);
    out
}

/// A guess is a chance of 16 bits that a one comes, above 8 bits that tell whose it is and a count of 8: the oftener it was
/// tried, the slower it learns.
fn learn(guess: &mut u32, bit: bool, tries: u32) {
    let count = *guess & 255;
    let chance = (*guess >> 16) as i32;
    let wanted = if bit { 65535 } else { 0 };
    let chance = chance + (wanted - chance) * 10 / (count as i32 * 10 + 12);
    *guess = (chance as u32) << 16 | *guess & 0xff00 | (count + 1).min(tries);
}

fn hash(a: u32, b: u32) -> u32 {
    let x = (a ^ b.rotate_left(16)).wrapping_mul(0x9e37_79b1);
    (x ^ x >> 15).wrapping_add(b).wrapping_mul(0x85eb_ca6b)
}

struct Model {
    odds: Vec<i16>,
    guesses: Vec<u32>,
    /// Hashes of the parts of the past, and the places in `guesses` that go with them and the bits of this byte.
    parts: [u32; LOOKUPS],
    at: [usize; LOOKUPS],
    /// How good the place before was at foretelling, by the length of what is alike.
    trust: [u32; 64],
    weights: Vec<i32>,
    inputs: [i32; INPUTS],
    set: usize,
    chance: i32,
    past: Vec<u8>,
    /// The bits of this byte, after a one.
    bits: u32,
    words: [u32; 2],
    seen: Vec<u32>,
    /// The byte that came at the place before, and how long what led to it is alike; 0 is none.
    before: usize,
    alike: usize,
}

impl Model {
    fn new() -> Model {
        let mut model = Model {
            odds: odds(),
            guesses: vec![EVEN; 1 << PLACES],
            parts: [0; LOOKUPS],
            at: [0; LOOKUPS],
            trust: [EVEN; 64],
            weights: vec![1 << 14; INPUTS * (LOOKUPS + 1)],
            inputs: [0; INPUTS],
            set: 0,
            chance: 2048,
            past: Vec::new(),
            bits: 1,
            words: [0; 2],
            seen: vec![0; 1 << 16],
            before: 0,
            alike: 0,
        };
        model.look_back();
        for byte in PRIMER.bytes() {
            for shift in (0..8).rev() {
                model.foretell();
                model.learn(byte >> shift & 1 == 1);
            }
        }
        model
    }

    /// The next bit, if this byte is the one that came at the place before.
    fn as_before(&self) -> Option<bool> {
        let byte = u32::from(*self.past.get(self.before)?) | 256;
        let known = 31 - self.bits.leading_zeros();
        (self.alike > 0 && byte >> (8 - known) == self.bits).then(|| byte >> (7 - known) & 1 == 1)
    }

    /// How likely a one is, of 4096; never sure.
    fn foretell(&mut self) -> u32 {
        let mut tried = 0;
        for i in 0..LOOKUPS {
            let place = hash(self.parts[i], self.bits.wrapping_mul(0x0100_0193));
            let at = (place >> (32 - PLACES)) as usize;
            self.at[i] = at;
            let whose = (place & 255) << 8;
            if self.guesses[at] & 0xff00 != whose {
                self.guesses[at] = EVEN | whose;
            }
            let guess = self.guesses[at];
            let chance = (guess >> 20) as usize;
            tried += usize::from(guess & 255 > 0);
            self.inputs[i] = i32::from(self.odds[chance]);
        }
        self.inputs[LOOKUPS] = self.as_before().map_or(0, |bit| {
            let odds = i32::from(self.odds[(self.trust[self.alike.min(63)] >> 20) as usize]);
            if bit { odds } else { -odds }
        });
        self.set = tried * INPUTS;
        let weights = &self.weights[self.set..self.set + INPUTS];
        let sum: i64 = weights.iter().zip(&self.inputs).map(|(w, x)| i64::from(*w) * i64::from(*x)).sum();
        self.chance = squash((sum >> 16).clamp(-2047, 2047) as i32).clamp(1, 4095);
        self.chance as u32
    }

    fn learn(&mut self, bit: bool) {
        let error = (i32::from(bit) * 4096 - self.chance) * RATE;
        for (weight, x) in self.weights[self.set..self.set + INPUTS].iter_mut().zip(&self.inputs) {
            *weight = (*weight + ((x * error + 0x8000) >> 16)).clamp(-(1 << 22), 1 << 22);
        }
        for at in self.at {
            learn(&mut self.guesses[at], bit, TRIES);
        }
        if let Some(told) = self.as_before() {
            learn(&mut self.trust[self.alike.min(63)], told == bit, 255);
        }
        self.bits = self.bits << 1 | u32::from(bit);
        if self.bits >= 256 {
            self.byte(self.bits as u8);
            self.bits = 1;
        }
    }

    /// A byte is whole.
    fn byte(&mut self, byte: u8) {
        if self.alike > 0 && self.past.get(self.before) == Some(&byte) {
            self.alike += 1;
            self.before += 1;
        } else {
            self.alike = 0;
        }
        self.past.push(byte);
        if byte.is_ascii_alphanumeric() || byte >= 128 {
            self.words[0] = hash(self.words[0].wrapping_add(1), u32::from(byte.to_ascii_lowercase()));
        } else if self.words[0] != 0 {
            self.words = [0, self.words[0]];
        }
        self.look_back();
    }

    fn look_back(&mut self) {
        let last = |n: usize| self.past.iter().rev().take(n).fold(n as u32, |sum, byte| hash(sum, u32::from(*byte)));
        let byte = u32::from(self.past.last().copied().unwrap_or_default());
        let [word, word_before] = self.words;
        self.parts = [0, last(1), last(2), last(3), last(4), last(6), hash(word, byte + 512), hash(hash(word, word_before), byte + 1024)];
        let slot = (last(MATCH) >> 16) as usize;
        let end = self.past.len();
        if self.alike == 0 && end >= MATCH {
            self.before = self.seen[slot] as usize;
            let pairs = self.past[..self.before].iter().rev().zip(self.past.iter().rev());
            let alike = if self.before > 0 { pairs.take(400).take_while(|(a, b)| a == b).count() } else { 0 };
            self.alike = if alike >= MATCH { alike } else { 0 };
        }
        self.seen[slot] = end as u32;
    }
}

/// The bytes, squeezed; nothing where they would be more than `most`, with how many of the input's went in.
pub(super) fn squeeze(bytes: &[u8], most: usize) -> Result<Vec<u8>, usize> {
    let mut model = Model::new();
    let mut out = Vec::new();
    let (mut low, mut high) = (0_u32, u32::MAX);
    for (done, byte) in bytes.iter().enumerate() {
        for shift in (0..8).rev() {
            let bit = byte >> shift & 1 == 1;
            let middle = part(low, high, model.foretell());
            if bit {
                high = middle
            } else {
                low = middle + 1
            }
            model.learn(bit);
            while (low ^ high) >> 24 == 0 {
                out.push((high >> 24) as u8);
                (low, high) = (low << 8, high << 8 | 255);
            }
        }
        if out.len() > most {
            return Err(done + 1);
        }
    }
    // The shortest bytes that lie in what is left: what is not there reads as zero.
    if low > 0 {
        out.push((high >> 24) as u8);
        if (high >> 24) << 24 < low {
            out.extend([(high >> 16) as u8, (high >> 8) as u8, high as u8]);
        }
    }
    Ok(out)
}

/// Where a one ends and a zero begins.
fn part(low: u32, high: u32, chance: u32) -> u32 {
    low + ((u64::from(high - low) * u64::from(chance)) >> 12) as u32
}

/// So many bytes out of what was squeezed; nothing where it is not that.
pub(super) fn unsqueeze(bytes: &[u8], length: usize) -> Option<Vec<u8>> {
    let mut model = Model::new();
    let primed = model.past.len();
    let (mut low, mut high) = (0_u32, u32::MAX);
    let mut read = 0;
    let mut next = || {
        read += 1;
        bytes.get(read - 1).copied().map_or((0, read > bytes.len() + 4), |b| (b, false))
    };
    let mut code = 0;
    for _ in 0..4 {
        code = code << 8 | u32::from(next().0);
    }
    while model.past.len() < primed + length {
        let middle = part(low, high, model.foretell());
        let bit = code <= middle;
        if bit {
            high = middle
        } else {
            low = middle + 1
        }
        model.learn(bit);
        while (low ^ high) >> 24 == 0 {
            let (byte, past_end) = next();
            if past_end {
                return None;
            }
            (low, high, code) = (low << 8, high << 8 | 255, code << 8 | u32::from(byte));
        }
    }
    model.past.get(primed..).map(<[u8]>::to_vec)
}
