//! Names in Korean text: a word is a name with endings, which come off only where what is left over is one.

use super::Finder;
use super::parts::Part;
use crate::extract::atlas::Key;
use crate::extract::gazetteer::{NONE, Naming, need};
use crate::extract::hangul;
use crate::extract::listed::{beginning, listed};

impl Finder<'_, '_> {
    /// A word of a script without case: the longest name that it begins with, if an ending of Korean grammar follows.
    pub(super) fn foreign(&mut self, at: usize) -> usize {
        let Some(part) = self.part(at, None) else { return at + 1 };
        let word = self.word(part);
        let mut best = None;
        let mut key = Key::default();
        if hangul::is_hangul(word) {
            for (i, (start, c)) in word.char_indices().take(14).enumerate() {
                key.raw(word.get(start..start + c.len_utf8()).unwrap_or_default());
                let end = start + c.len_utf8();
                if i == 0 {
                    continue;
                }
                let Some(entry) = self.all.find(&key).filter(|e| e.first != NONE) else { continue };
                let Some(ending) = word.get(end..).and_then(Ending::of) else { continue };
                for meaning in self.all.meanings_of(entry) {
                    if meaning.need & need::SUPPORT == 0 || ending.generic > 0 {
                        best = Some((meaning.place, end, ending));
                        break;
                    }
                }
            }
        } else if key.word(word) {
            let meaning = self.all.find(&key).and_then(|e| self.all.meanings_of(e).next());
            best = meaning.map(|m| (m.place, word.len(), Ending { generic: 0, person: false }));
        }
        let Some((place, end, ending)) = best else { return at + 1 };
        if let Some(data) = self.all.place(place).filter(|d| d.region != NONE) {
            let how = if ending.person { Naming::Demonym } else { Naming::Name };
            let last = Part { end: part.start + end + ending.generic, ..part };
            self.count(data.region);
            self.push(part, last, place, data.level, how, None);
        }
        at + 1
    }
}

/// What follows a name in one Korean word.
#[derive(Clone, Copy)]
struct Ending {
    /// Bytes of "province", "city", "county".
    generic: usize,
    /// One of its people.
    person: bool,
}

const GENERIC: &str = "구역|시|군|도|구|성|현|읍|주";
const NOUNS: &str = "소식통|주민|당국|정부|사람|인|측|내|발|산|행|출신|지역|쪽";
const PARTICLES: &str =
    "에서|에게|에는|에도|에만|에|으로|로|의|은|는|이|가|을|를|과|와|도|만|까지|부터|보다|처럼|들|라고|이라고|께서|뿐|마다|이나";

impl Ending {
    /// Reads what follows a name; none where it is no ending, so that the name is only the beginning of another word.
    fn of(rest: &str) -> Option<Ending> {
        // "도" is a province or "too": both are endings.
        let generic = beginning(rest, GENERIC).unwrap_or(0);
        for generic in [generic, 0] {
            let rest = rest.get(generic..).unwrap_or_default();
            let noun = beginning(rest, NOUNS).and_then(|end| rest.get(..end)).unwrap_or_default();
            for noun in [noun, ""] {
                let mut rest = rest.get(noun.len()..).unwrap_or_default();
                for _ in 0..3 {
                    let Some(particle) = beginning(rest, PARTICLES) else { break };
                    rest = rest.get(particle..).unwrap_or_default();
                }
                if rest.is_empty() {
                    return Some(Ending { generic, person: listed(noun, "인|주민|사람") && generic == 0 });
                }
            }
            if generic == 0 {
                break;
            }
        }
        None
    }
}
