//! Words with the statements that hold them: which statements hold what was typed, and how well.
//!
//! Made when it is first asked. A word of the text is its letters and digits, folded; in writing without spaces, the
//! characters from each on, four at the most. What cannot be told by single words (phrases, long runs of such writing) is
//! looked up in the folded texts of the few that are left.

use super::terms::{Term, Terms, each_word, stands_alone};
use super::{Bits, Order};
use crate::model::{Interner, sort_by};

/// How BM25 weighs. Frequency: at 0 only whether a word is there counts, at 1.2 a second time counts half as much again, at
/// 10 almost as much as the first. Length: at 0 long statements count as short ones, at 1 fully by their length.
/// Beginning: what a word counts that only begins with what was typed; at 0 nothing, at 1 as much as the whole word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// `k1` of BM25.
    pub frequency: f32,
    /// `b` of BM25.
    pub length: f32,
    /// What a mere beginning counts.
    pub beginning: f32,
}

impl Default for Weights {
    fn default() -> Weights {
        Weights { frequency: 1.2, length: 0.6, beginning: 0.5 }
    }
}

/// Words in order, each with its statements.
#[derive(Clone, Debug, Default)]
pub(super) struct Search {
    text: String,
    /// Where each word begins in `text`; one more at the end.
    words: Vec<u32>,
    /// Where each word's statements begin; one more at the end.
    starts: Vec<u32>,
    rows: Vec<u32>,
    times: Vec<u8>,
    /// Which letters each word has, a bit each: words that differ in many are not near.
    letters: Vec<u32>,
    /// How many words each statement has.
    lengths: Vec<u16>,
}

/// Characters of a word in writing without spaces.
const RUN: usize = 4;

/// Calls with each word of a folded text as it is looked up.
fn looked_up(folded: &str, call: &mut dyn FnMut(&str)) {
    each_word(folded, &mut |from, to| {
        let word = folded.get(from..to).unwrap_or_default();
        if !word.chars().any(stands_alone) {
            return call(word);
        }
        for (at, c) in word.char_indices() {
            let rest = word.get(at..).unwrap_or_default();
            let begins = at == 0 || stands_alone(c) || word.get(..at).and_then(|w| w.chars().next_back()).is_some_and(stands_alone);
            if begins {
                call(cut(rest));
            }
        }
    });
}

/// What of a word stands in the table.
fn cut(word: &str) -> &str {
    if !word.chars().any(stands_alone) {
        return word;
    }
    word.char_indices().nth(RUN).and_then(|(end, _)| word.get(..end)).unwrap_or(word)
}

impl Search {
    /// Reads the folded texts of all statements.
    pub fn build(texts: &[String]) -> Search {
        let mut gather = Interner::default();
        // The words of each statement, each once, with how often.
        let mut pairs: Vec<(u32, u8)> = Vec::new();
        let mut ends: Vec<u32> = Vec::new();
        let mut lengths: Vec<u16> = Vec::new();
        for text in texts {
            let own = pairs.len();
            let mut count = 0_u16;
            looked_up(text, &mut |word| {
                let number = gather.number(word);
                count = count.saturating_add(1);
                match pairs.iter_mut().skip(own).find(|(n, _)| *n == number) {
                    Some((_, times)) => *times = times.saturating_add(1),
                    None => pairs.push((number, 1)),
                }
            });
            ends.push(pairs.len() as u32);
            lengths.push(count);
        }
        let mut order: Vec<u32> = (0..gather.len() as u32).collect();
        sort_by(&mut order, |a, b| gather.word(*a).cmp(gather.word(*b)));
        let mut search = Search { lengths, words: vec![0], ..Search::default() };
        let mut place = vec![0_u32; order.len()];
        for (number, at) in order.iter().zip(0..) {
            search.text.push_str(gather.word(*number));
            search.words.push(search.text.len() as u32);
            search.letters.push(letters_of(gather.word(*number)));
            if let Some(place) = place.get_mut(*number as usize) {
                *place = at;
            }
        }
        // Counting: how many statements each word has, then where they begin.
        search.starts = vec![0; order.len() + 1];
        let place_of = |number: u32| place.get(number as usize).copied().unwrap_or(0) as usize;
        for (number, _) in &pairs {
            if let Some(count) = search.starts.get_mut(place_of(*number) + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut search.starts {
            sum += *start;
            *start = sum;
        }
        let mut next = search.starts.clone();
        search.rows = vec![0; pairs.len()];
        search.times = vec![0; pairs.len()];
        let mut row = 0_u32;
        for ((number, times), at) in pairs.into_iter().zip(0_u32..) {
            while ends.get(row as usize).is_some_and(|end| *end <= at) {
                row += 1;
            }
            let Some(slot) = next.get_mut(place_of(number)) else { continue };
            if let (Some(to), Some(count)) = (search.rows.get_mut(*slot as usize), search.times.get_mut(*slot as usize)) {
                (*to, *count) = (row, times);
            }
            *slot += 1;
        }
        search
    }

    fn len(&self) -> usize {
        self.words.len().saturating_sub(1)
    }

    fn word(&self, number: usize) -> &str {
        let (from, to) = (self.words.get(number), self.words.get(number + 1));
        from.zip(to).and_then(|(from, to)| self.text.get(*from as usize..*to as usize)).unwrap_or_default()
    }

    /// The words that begin so.
    fn beginning(&self, with: &str) -> std::ops::Range<usize> {
        let from = self.first(|word| word >= with);
        let to = self.first(|word| word >= with && !word.starts_with(with));
        from..to
    }

    /// The first word for which something holds, that holds for all after it.
    fn first(&self, holds: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = (low + high) / 2;
            if holds(self.word(middle)) { high = middle } else { low = middle + 1 }
        }
        low
    }

    fn rows(&self, words: std::ops::Range<usize>) -> &[u32] {
        let (from, to) = (self.starts.get(words.start), self.starts.get(words.end));
        from.zip(to).and_then(|(from, to)| self.rows.get(*from as usize..*to as usize)).unwrap_or_default()
    }

    /// What was typed, with words of the collection that are meant where it has none that begin so: one letter otherwise
    /// from four letters on, two from eight.
    pub fn understood(&self, terms: &Terms) -> Terms {
        terms.map(|term| {
            let known = |words: &Vec<String>| words.iter().all(|word| !self.beginning(cut(word)).is_empty());
            if term.not || term.any.iter().any(known) {
                return term.clone();
            }
            let mut any = term.any.clone();
            if let Some([word]) = term.any.first().map(Vec::as_slice) {
                any.extend(self.near(word).into_iter().map(|near| vec![near]));
            }
            Term { any, ..term.clone() }
        })
    }

    /// The words nearest to one that the collection does not have; of equally near ones, those of most statements.
    fn near(&self, word: &str) -> Vec<String> {
        let letters: Vec<char> = word.chars().collect();
        let far = match letters.len() {
            0..4 => return Vec::new(),
            4..8 => 1,
            _ => 2,
        };
        let own = letters_of(word);
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        for (number, other) in self.letters.iter().enumerate() {
            // A changed letter is one letter less of one word and one more of the other.
            if (own & !other).count_ones() as usize > far || (other & !own).count_ones() as usize > far {
                continue;
            }
            if let Some(distance) = distance(&letters, self.word(number), far) {
                found.push((distance, usize::MAX - self.rows(number..number + 1).len(), number));
            }
        }
        sort_by(&mut found, Ord::cmp);
        let nearest = found.first().map_or(0, |(distance, ..)| *distance);
        found.into_iter().take_while(|(distance, ..)| *distance == nearest).take(8).map(|(_, _, n)| self.word(n).to_owned()).collect()
    }

    /// The places of the statements in which all terms are.
    pub fn places(&self, terms: &Terms, texts: &[String], order: &Order) -> Bits {
        let mut all = Bits::all(order.len());
        for term in terms.all() {
            let mut any = Bits::none(order.len());
            for words in &term.any {
                any.or(&self.places_of(words, texts, order));
            }
            match term.not {
                true => all.without(&any),
                false => all.and(&any),
            }
        }
        all
    }

    fn places_of(&self, words: &[String], texts: &[String], order: &Order) -> Bits {
        let mut all: Option<Bits> = None;
        for (i, word) in words.iter().enumerate() {
            let range = self.beginning(cut(word));
            let whole = i + 1 < words.len() && self.word(range.start) == word;
            let range = if whole { range.start..range.start + 1 } else { range };
            let mut having = Bits::none(order.len());
            self.rows(range).iter().filter_map(|row| order.place(*row)).for_each(|place| having.insert(place));
            match &mut all {
                Some(all) => all.and(&having),
                None => all = Some(having),
            }
        }
        let Some(mut all) = all else { return Bits::none(order.len()) };
        let told = matches!(words, [word] if cut(word) == word);
        if !told {
            let term = Term { not: false, any: vec![words.to_vec()] };
            let text = |place| order.row(place).and_then(|row| texts.get(row as usize));
            let mut fails = Bits::none(order.len());
            all.each(&mut |place| {
                if !text(place).is_some_and(|text| term.is_in(text)) {
                    fails.insert(place);
                }
            });
            all.without(&fails);
        }
        all
    }

    /// How well each statement answers: BM25 over the words, a beginning for less than a whole word.
    pub fn scores(&self, terms: &Terms, weights: Weights) -> Vec<f32> {
        let mut scores = vec![0.0_f32; self.lengths.len()];
        let count = self.lengths.len().max(1) as f32;
        let mean = self.lengths.iter().map(|n| f32::from(*n)).sum::<f32>() / count;
        for word in terms.all().iter().filter(|term| !term.not).flat_map(|term| term.any.iter().flatten()) {
            let range = self.beginning(cut(word));
            let having = self.rows(range.clone()).len() as f32;
            let rare = (1.0 + (count - having + 0.5).max(0.5) / (having + 0.5)).ln();
            for number in range {
                let whole = if self.word(number) == word { 1.0 } else { weights.beginning };
                let from = self.starts.get(number).map_or(0, |start| *start as usize);
                for (row, times) in self.rows(number..number + 1).iter().zip(self.times.get(from..).unwrap_or_default()) {
                    let row = *row as usize;
                    let length = self.lengths.get(row).map_or(0.0, |n| f32::from(*n)) / mean.max(1.0);
                    let times = f32::from(*times);
                    let damped =
                        times * (weights.frequency + 1.0) / (times + weights.frequency * (1.0 - weights.length + weights.length * length));
                    if let Some(score) = scores.get_mut(row) {
                        *score += rare * damped * whole;
                    }
                }
            }
        }
        scores
    }
}

/// The letters of a word, a bit each; letters far apart in the alphabet may share one.
fn letters_of(word: &str) -> u32 {
    word.chars().fold(0, |set, c| set | 1 << (u32::from(c) & 31))
}

/// The longest word that may be mistyped.
const LONGEST: usize = 40;

/// How many letters have to be changed, added, left out or swapped with their neighbour, where no more than `far`.
fn distance(word: &[char], other: &str, far: usize) -> Option<usize> {
    let length = other.chars().count();
    if word.len() > LONGEST || length.abs_diff(word.len()) > far {
        return None;
    }
    // Three rows of the table: the one before the last, the last, and the one in hand.
    let mut rows = [[usize::MAX / 2; LONGEST + 1]; 3];
    let [_, last, _] = &mut rows;
    last.iter_mut().enumerate().for_each(|(j, d)| *d = j);
    let mut c_before = None;
    for (i, c) in other.chars().enumerate() {
        let [before, last, next] = &mut rows;
        next[0] = i + 1;
        let mut least = i + 1;
        for (j, letter) in word.iter().enumerate() {
            let mut best = (last[j] + usize::from(*letter != c)).min(last[j + 1] + 1).min(next[j] + 1);
            if j > 0 && c_before == Some(*letter) && word.get(j - 1) == Some(&c) {
                best = best.min(before[j - 1] + 1);
            }
            next[j + 1] = best;
            least = least.min(best);
        }
        if least > far {
            return None;
        }
        c_before = Some(c);
        rows.rotate_left(1);
    }
    let [_, last, _] = rows;
    last.get(word.len()).copied().filter(|distance| *distance <= far)
}
