//! Words in names of newspapers, agencies and broadcasters that are no common nouns.

/// Words that make a name one of the press.
#[rustfmt::skip]
pub(super) const PRESS: &[&str] = &[
    "Reuters", "AP", "AFP", "CNN", "KCNA", "Yonhap", "BBC", "NPR", "CBS", "NBC", "ABC", "MSNBC", "Xinhua", "TASS", "Kyodo", "NHK", "KBS", "MBC", "Bloomberg",
    "Politico", "Breitbart", "Guardian", "Economist", "Telegraph", "Independent", "Spiegel", "Monde", "Asahi", "Mainichi", "Yomiuri",
    "Associated", "Al-Jazeera", "Interfax", "Axios", "Vox", "Slate", "Buzzfeed", "HuffPost", "Univision", "Newsweek", "Time",
];

/// Endings of the last word of such a name.
pub(super) const PRESS_ENDS: &[&str] =
    &["Sinmun", "Shinmun", "Ilbo", "Shimbun", "Pravda", "Zeitung", "News", "Times", "Post", "TV", "Radio"];
