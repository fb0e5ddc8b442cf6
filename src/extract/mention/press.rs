//! Words in names of newspapers, agencies and broadcasters that are no common nouns.

use crate::extract::listed::{List, item};

/// Does the word make a name one of the press?
pub(super) fn of_press(word: &str) -> bool {
    PRESS.has(word)
}

/// Does it make one of the press of a name that it ends?
pub(super) fn ends_press(word: &str) -> bool {
    // Most words have another last letter.
    word.ends_with(['V', 'a', 'g', 'm', 'n', 'o', 's', 't', 'd']) && item(ENDINGS, word, |word, ending| word.ends_with(ending)).is_some()
}

static PRESS: List = List::new(
    "ABC|AFP|AP|Al-Jazeera|Asahi|Associated|Axios|BBC|Bloomberg|Breitbart|Buzzfeed|CBS|CNN|Economist|Guardian|HuffPost|\
     Independent|Interfax|KBS|KCNA|Kyodo|MBC|MSNBC|Mainichi|Monde|NBC|NHK|NPR|Newsweek|Politico|Reuters|Slate|Spiegel|TASS|Telegraph|Time|\
     Univision|Vox|Xinhua|Yomiuri|Yonhap",
);

const ENDINGS: &str = "Sinmun|Shinmun|Ilbo|Shimbun|Pravda|Zeitung|News|Times|Post|TV|Radio";
