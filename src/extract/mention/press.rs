//! Words in names of newspapers, agencies and broadcasters that are no common nouns.

use crate::extract::listed::List;

/// Does the word make a name one of the press?
pub(super) fn of_press(word: &str) -> bool {
    PRESS.has(word)
}

/// Does it make one of the press of a name that it ends?
pub(super) fn ends_press(word: &str) -> bool {
    let end = |length: &usize| word.len().checked_sub(*length).and_then(|at| word.get(at..));
    [2, 4, 5, 6, 7].iter().filter_map(end).any(|end| ENDINGS.has(end))
}

static PRESS: List = List::new(
    "ABC|AFP|AP|Al-Jazeera|Asahi|Associated|Axios|BBC|Bloomberg|Breitbart|Buzzfeed|CBS|CNN|Economist|Guardian|HuffPost|\
     Independent|Interfax|KBS|KCNA|Kyodo|MBC|MSNBC|Mainichi|Monde|NBC|NHK|NPR|Newsweek|Politico|Reuters|Slate|Spiegel|TASS|Telegraph|Time|\
     Univision|Vox|Xinhua|Yomiuri|Yonhap",
);

static ENDINGS: List = List::new("Sinmun|Shinmun|Ilbo|Shimbun|Pravda|Zeitung|News|Times|Post|TV|Radio");
