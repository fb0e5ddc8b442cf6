//! Words in names of newspapers, agencies and broadcasters that are no common nouns.

use crate::extract::listed::{in_order, is_ordered, item};

/// Does the word make a name one of the press?
pub(super) fn of_press(word: &str) -> bool {
    in_order(word, PRESS)
}

/// Does it make one of the press of a name that it ends?
pub(super) fn ends_press(word: &str) -> bool {
    item(ENDINGS, word, |word, ending| word.ends_with(ending)).is_some()
}

const PRESS: &str = "ABC|AFP|AP|Al-Jazeera|Asahi|Associated|Axios|BBC|Bloomberg|Breitbart|Buzzfeed|CBS|CNN|Economist|Guardian|HuffPost|\
    Independent|Interfax|KBS|KCNA|Kyodo|MBC|MSNBC|Mainichi|Monde|NBC|NHK|NPR|Newsweek|Politico|Reuters|Slate|Spiegel|TASS|Telegraph|Time|\
    Univision|Vox|Xinhua|Yomiuri|Yonhap";
const _: () = assert!(is_ordered(PRESS));

const ENDINGS: &str = "Sinmun|Shinmun|Ilbo|Shimbun|Pravda|Zeitung|News|Times|Post|TV|Radio";
