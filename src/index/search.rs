//! Words with the statements that hold them: which statements hold what was typed, and how well.
//!
//! Made when it is first asked. A word of the text is its letters and digits, folded; in writing without spaces, the
//! characters from each on, four at the most. What cannot be told by single words (phrases, long runs of such writing) is
//! looked up in the folded texts of the few that are left.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;

use dateline_bitset::{Bits, Runs};

use super::terms::{Term, Terms, each_word, stands_alone};
use super::{Index, Order};
use crate::model::{Interner, MOST_TIMES, Piece, Vocabulary, sort_by};

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
    /// How many statements have each word.
    counts: Vec<u32>,
    /// Which letters each word has, a bit each: words that differ in many are not near.
    letters: Vec<u32>,
    /// How many words each statement has.
    lengths: Vec<u16>,
    /// The row of the first statement.
    row: u32,
    /// The first word of each block; one more at the end.
    first: Vec<u32>,
    /// Which statements have the words, some words a block; empty where that is not here.
    blocks: Vec<OnceCell<Runs>>,
    /// Which statements have one of some words: of beginnings that very many have.
    marked: RefCell<Vec<(Range<usize>, Bits)>>,
}

/// Postings, and which of their words are meant.
type Shared<'p> = (&'p Runs, Range<usize>);

/// Beginnings of up to so many characters are marked when their words come, if they stand so often, once for so many
/// statements: the first letters that are typed would take longest.
const SHORT: usize = 3;
const OFTEN: usize = 8;

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
    /// Reads the folded texts of statements, the first of which is that of a row.
    pub fn build(row: u32, texts: impl Iterator<Item = String>) -> Search {
        let mut gather = Interner::default();
        // The words of each statement, each once, with how often.
        let mut pairs: Vec<(u32, u8)> = Vec::new();
        let mut ends: Vec<u32> = Vec::new();
        let mut lengths: Vec<u16> = Vec::new();
        for text in texts {
            let own = pairs.len();
            let mut count = 0_u16;
            looked_up(&text, &mut |word| {
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
        let mut search = Search { row, lengths, words: vec![0], counts: vec![0; order.len()], ..Search::default() };
        let mut place = vec![0_u32; order.len()];
        for (number, at) in order.iter().zip(0..) {
            search.add_word(gather.word(*number));
            if let Some(place) = place.get_mut(*number as usize) {
                *place = at;
            }
        }
        // Counting: how many statements each word has, then where they begin.
        let place_of = |number: u32| place.get(number as usize).copied().unwrap_or(0) as usize;
        for (number, _) in &pairs {
            if let Some(count) = search.counts.get_mut(place_of(*number)) {
                *count += 1;
            }
        }
        // Where the next statement of each word goes.
        let mut sum = 0;
        let mut next: Vec<u32> = search
            .counts
            .iter()
            .map(|count| {
                sum += count;
                sum - count
            })
            .collect();
        let mut entries = vec![(0, 0); pairs.len()];
        let mut row = 0_u32;
        for ((number, times), at) in pairs.into_iter().zip(0_u32..) {
            while ends.get(row as usize).is_some_and(|end| *end <= at) {
                row += 1;
            }
            let Some(slot) = next.get_mut(place_of(number)) else { continue };
            if let Some(entry) = entries.get_mut(*slot as usize) {
                *entry = (row, times.min(MOST_TIMES as u8));
            }
            *slot += 1;
        }
        let mut all = Runs::default();
        let mut entries = entries.into_iter();
        for count in &search.counts {
            entries.by_ref().take(*count as usize).for_each(|(row, times)| all.push(row, times));
            all.end();
        }
        all.shrink();
        search.first = vec![0, order.len() as u32];
        search.blocks = vec![OnceCell::from(all)];
        search
    }

    /// The words of a collection that is cut into files; which statements have them comes later.
    pub fn of(words: Vocabulary) -> Search {
        let Vocabulary { words, counts, lengths, mut first } = words;
        let lengths = lengths.into_iter().map(|n| n.min(u32::from(u16::MAX)) as u16).collect();
        let blocks = vec![OnceCell::new(); first.len()];
        first.push(words.len() as u32);
        let mut search = Search { lengths, words: vec![0], counts, first, blocks, ..Search::default() };
        words.iter().for_each(|word| search.add_word(word));
        search
    }

    fn add_word(&mut self, word: &str) {
        self.text.push_str(word);
        self.words.push(self.text.len() as u32);
        self.letters.push(letters_of(word));
    }

    fn words_in(&self, block: usize) -> Option<Range<usize>> {
        Some(*self.first.get(block)? as usize..*self.first.get(block + 1)? as usize)
    }

    /// How many statements the words of a block have.
    pub fn counts_in(&self, block: u32) -> Option<&[u32]> {
        self.counts.get(self.words_in(block as usize)?)
    }

    /// Puts a block into its place.
    pub fn put(&self, block: u32, postings: Runs) {
        let Some(own) = self.words_in(block as usize) else { return };
        if self.blocks.get(block as usize).is_none_or(|place| place.set(postings).is_err()) {
            return;
        }
        for length in 1..=SHORT {
            let mut at = own.start;
            while at < own.end {
                let word = self.word(at);
                let Some((last, c)) = word.char_indices().nth(length - 1) else {
                    at += 1;
                    continue;
                };
                let words = self.beginning(word.get(..last + c.len_utf8()).unwrap_or_default());
                at = words.end.max(at + 1);
                if self.count(words.clone()) as usize <= self.lengths.len() / OFTEN {
                    continue;
                }
                let mut having = Bits::none(self.lengths.len() as u32);
                if self.mark(words.clone(), &mut having).is_ok() {
                    self.marked.borrow_mut().push((words, having));
                }
            }
        }
    }

    /// Adds the statements that have one of some words; tells the blocks that are not here.
    fn mark(&self, words: Range<usize>, having: &mut Bits) -> Result<(), Vec<u32>> {
        if let Some((_, marked)) = self.marked.borrow().iter().find(|(own, _)| *own == words) {
            having.or(marked);
            return Ok(());
        }
        let mut lacking = Vec::new();
        self.each_block(words, &mut |block| match block {
            Ok((block, words)) => block.mark(words, self.row, having),
            Err(number) => lacking.push(number),
        });
        if lacking.is_empty() { Ok(()) } else { Err(lacking) }
    }

    /// Calls with each block that has some words, or its number where it is not here.
    fn each_block(&self, words: Range<usize>, call: &mut dyn FnMut(Result<Shared<'_>, u32>)) {
        let first = self.first.partition_point(|first| *first as usize <= words.start).saturating_sub(1);
        for (block, number) in self.blocks.iter().zip(0_u32..).skip(first) {
            let Some(own) = self.words_in(number as usize).filter(|own| own.start < words.end) else { break };
            let shared = words.start.max(own.start)..words.end.min(own.end);
            if !shared.is_empty() {
                call(block.get().map(|block| (block, shared.start - own.start..shared.end - own.start)).ok_or(number));
            }
        }
    }

    fn len(&self) -> usize {
        self.words.len().saturating_sub(1)
    }

    fn word(&self, number: usize) -> &str {
        let (from, to) = (self.words.get(number), self.words.get(number + 1));
        from.zip(to).and_then(|(from, to)| self.text.get(*from as usize..*to as usize)).unwrap_or_default()
    }

    /// The words that begin so.
    fn beginning(&self, with: &str) -> Range<usize> {
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

    /// How many times one of some words is in a statement.
    fn count(&self, words: Range<usize>) -> u32 {
        self.counts.get(words).unwrap_or_default().iter().sum()
    }

    fn knows(&self, words: &[String]) -> bool {
        words.iter().all(|word| !self.beginning(cut(word)).is_empty())
    }

    /// The words near to one that the collection does not have: how far, of how many statements, and which.
    fn near(&self, word: &str, found: &mut Vec<(usize, u32, String)>) {
        let letters: Vec<char> = word.chars().collect();
        let far = match letters.len() {
            0..4 => return,
            4..8 => 1,
            _ => 2,
        };
        let own = letters_of(word);
        for (number, other) in self.letters.iter().enumerate() {
            // A changed letter is one letter less of one word and one more of the other.
            if (own & !other).count_ones() as usize > far || (other & !own).count_ones() as usize > far {
                continue;
            }
            if let Some(distance) = distance(&letters, self.word(number), far) {
                found.push((distance, u32::MAX - self.count(number..number + 1), self.word(number).to_owned()));
            }
        }
    }
}

impl Index {
    /// What was typed, with words of the collection that are meant where it has none that begin so: one letter otherwise
    /// from four letters on, two from eight; of equally near ones, those of most statements.
    pub(super) fn understood(&self, terms: &Terms) -> Terms {
        terms.map(|term| {
            let known = |words: &Vec<String>| self.searches().any(|search| search.knows(words));
            if term.not || term.any.iter().any(known) {
                return term.clone();
            }
            let mut any = term.any.clone();
            if let Some([word]) = term.any.first().map(Vec::as_slice) {
                let mut found = Vec::new();
                self.searches().for_each(|search| search.near(word, &mut found));
                sort_by(&mut found, Ord::cmp);
                let nearest = found.first().map_or(0, |(distance, ..)| *distance);
                any.extend(found.into_iter().take_while(|(distance, ..)| *distance == nearest).take(8).map(|(_, _, near)| vec![near]));
            }
            Term { any, ..term.clone() }
        })
    }

    /// The words that begin so and that most statements have; not what was typed itself.
    pub fn words_beginning(&self, with: &str, most: usize) -> Vec<String> {
        let mut found: Vec<(u32, String)> = Vec::new();
        for search in self.searches() {
            for number in search.beginning(with) {
                let (count, word) = (search.count(number..number + 1), search.word(number));
                let low = found.last().map_or(0, |(count, _)| *count);
                if word == with || (found.len() == most && count <= low) || found.iter().any(|(_, known)| known == word) {
                    continue;
                }
                found.truncate(most - 1);
                let at = found.partition_point(|(other, _)| *other >= count);
                found.insert(at, (count, word.to_owned()));
            }
        }
        found.into_iter().map(|(_, word)| word).collect()
    }

    /// The places of the statements in which all terms are, as far as what tells it is here, and what is not.
    pub(super) fn worded(&self, terms: &Terms, order: &Order, lacking: &mut Vec<Piece>) -> Bits {
        if self.stock.as_ref().is_some_and(|stock| stock.search().is_none()) {
            lacking.push(Piece::Words);
        }
        let mut all = Bits::all(order.len());
        for term in terms.all() {
            let mut any = Bits::none(order.len());
            for words in &term.any {
                any.or(&self.places_of(words, order, lacking));
            }
            match term.not {
                true => all.without(&any),
                false => all.and(&any),
            }
        }
        all
    }

    fn places_of(&self, words: &[String], order: &Order, lacking: &mut Vec<Piece>) -> Bits {
        let mut all: Option<Bits> = None;
        for (i, word) in words.iter().enumerate() {
            let mut having = Bits::none(order.len());
            for search in self.searches() {
                let range = search.beginning(cut(word));
                let whole = i + 1 < words.len() && search.word(range.start) == word;
                let range = if whole { range.start..range.start + 1 } else { range };
                if let Err(blocks) = search.mark(range, &mut having) {
                    lacking.extend(blocks.into_iter().map(Piece::Postings));
                }
            }
            match &mut all {
                Some(all) => all.and(&having),
                None => all = Some(having),
            }
        }
        // By rows until here: those of a word stand in their order.
        let Some(all) = all else { return Bits::none(order.len()) };
        let mut all = all.moved(order.places());
        let told = matches!(words, [word] if cut(word) == word);
        if !told {
            let term = Term { not: false, any: vec![words.to_vec()] };
            let mut fails = Bits::none(order.len());
            all.each(&mut |place| {
                let Some(row) = order.row(place) else { return };
                let text = self.text(row);
                if text.is_none() {
                    let article = self.row(row).map_or(0, |row| row.article as usize);
                    lacking.extend(self.stock.as_ref().and_then(|stock| stock.piece_of(article)));
                }
                if !text.is_some_and(|text| term.is_in(&text)) {
                    fails.insert(place);
                }
            });
            all.without(&fails);
        }
        all
    }

    /// How well each statement answers what was looked for: BM25 over the words, a beginning for less than a whole word.
    pub fn scores(&self, terms: &Terms, weights: Weights) -> Vec<f32> {
        let mut scores = vec![0.0_f32; self.len() as usize];
        let count = self.len().max(1) as f32;
        let mean = self.searches().flat_map(|search| &search.lengths).map(|n| f32::from(*n)).sum::<f32>() / count;
        for word in terms.all().iter().filter(|term| !term.not).flat_map(|term| term.any.iter().flatten()) {
            let having = self.searches().map(|search| search.count(search.beginning(cut(word)))).sum::<u32>() as f32;
            let rare = (1.0 + (count - having + 0.5).max(0.5) / (having + 0.5)).ln();
            for search in self.searches() {
                for number in search.beginning(cut(word)) {
                    let whole = if search.word(number) == word { 1.0 } else { weights.beginning };
                    search.each_block(number..number + 1, &mut |block| {
                        let Ok((block, words)) = block else { return };
                        block.each(words, &mut |row, times| {
                            let length = search.lengths.get(row as usize).map_or(0.0, |n| f32::from(*n)) / mean.max(1.0);
                            let times = f32::from(times);
                            let damped = times * (weights.frequency + 1.0)
                                / (times + weights.frequency * (1.0 - weights.length + weights.length * length));
                            if let Some(score) = scores.get_mut((search.row + row) as usize) {
                                *score += rare * damped * whole;
                            }
                        });
                    });
                }
            }
        }
        scores
    }
}

/// Is called with a word and the statements that have it, each with how often.
#[cfg(not(target_arch = "wasm32"))]
pub type EachWord<'c> = dyn FnMut(&str, &[(u32, u8)]) + 'c;

#[cfg(not(target_arch = "wasm32"))]
impl Index {
    /// Calls with each word, in order, and the statements that have it.
    pub fn each_word(&self, call: &mut EachWord<'_>) {
        let mut own = Vec::new();
        for search in self.searches() {
            for number in 0..search.len() {
                search.each_block(number..number + 1, &mut |block| {
                    if let Ok((block, words)) = block {
                        own.clear();
                        block.each(words, &mut |row, times| own.push((row, times)));
                        call(search.word(number), &own);
                    }
                });
            }
        }
    }

    /// How many words each statement has.
    pub fn lengths(&self) -> impl Iterator<Item = u32> {
        self.searches().flat_map(|search| search.lengths.iter().map(|n| u32::from(*n)))
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
