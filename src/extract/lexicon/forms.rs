//! The forms of English verbs: "deny" gives "denies", "denied", "denying".

use super::cue;

/// A verb's forms.
pub(super) fn forms(lemma: &str) -> Vec<(String, u32)> {
    let mut found = vec![(lemma.to_owned(), cue::BASE)];
    let line = ["\n", lemma, " "].concat();
    let irregular = IRREGULAR.split_once(line.as_str()).and_then(|(_, rest)| rest.lines().next());
    let bytes = lemma.as_bytes();
    let vowel = |b: &u8| b"aeiou".contains(b);
    let cut = |n: usize| lemma.get(..lemma.len().saturating_sub(n)).unwrap_or_default();
    let (third, mut past, ing) = match bytes {
        [.., c, b'y'] if !vowel(c) => (format!("{}ies", cut(1)), format!("{}ied", cut(1)), format!("{lemma}ing")),
        [.., b'e', b'e'] => (format!("{lemma}s"), format!("{lemma}d"), format!("{lemma}ing")),
        [.., b'e'] => (format!("{lemma}s"), format!("{lemma}d"), format!("{}ing", cut(1))),
        [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] => (format!("{lemma}es"), format!("{lemma}ed"), format!("{lemma}ing")),
        _ if DOUBLED.split_ascii_whitespace().any(|d| d == lemma) => {
            let last = lemma.chars().next_back().unwrap_or_default();
            (format!("{lemma}s"), format!("{lemma}{last}ed"), format!("{lemma}{last}ing"))
        }
        _ => (format!("{lemma}s"), format!("{lemma}ed"), format!("{lemma}ing")),
    };
    found.push((third, cue::S));
    found.push((ing, cue::ING));
    if let Some(pasts) = irregular {
        for form in pasts.split_ascii_whitespace() {
            found.push((form.to_owned(), cue::PAST));
        }
        past.clear();
    }
    if !past.is_empty() {
        found.push((past, cue::PAST));
    }
    found
}

/// Pasts that follow no rule.
const IRREGULAR: &str = "
say said
tell told
write wrote written
speak spoke spoken
think thought
know knew known
find found
show showed shown
feel felt
read read
understand understood
foresee foresaw foreseen
swear swore sworn
sing sang sung
begin began begun
forecast forecast
shoot shot
mean meant
seek sought
go went gone
come came come
get got gotten
make made
take took taken
give gave given
keep kept
let let
put put
bring brought
become became
leave left
hold held
run ran
stand stood
lose lost
pay paid
meet met
sit sat
lead led
grow grew grown
win won
buy bought
send sent
fall fell fallen
cut cut
sell sold
break broke broken
spend spent
rise rose risen
fly flew flown
drive drove driven
hear heard
catch caught
throw threw thrown
draw drew drawn
wear wore worn
eat ate eaten
drink drank
sleep slept
teach taught
oversee oversaw overseen
fight fought
beat beat beaten
cost cost
hit hit
strike struck
shake shook shaken
spread spread
shrink shrank shrunk
build built
hang hung
relate related
beg begged
";

/// Verbs that double their last letter.
const DOUBLED: &str = "admit quip hint beg stop drop cut put let plan run snap rip chat nod blog drag grab ban stem trigger hit concur demur sum \
    label refer swap shrug rebut win begin commit permit submit occur prefer";
