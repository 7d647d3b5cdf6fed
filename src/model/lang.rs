//! Languages and scripts.

use std::fmt;

/// A language by its BCP 47 tag, such as `en`, `pt` or `zh-Hant`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(String);

/// The languages that are usually written from right to left.
const RIGHT_TO_LEFT: [&str; 13] = [
    "ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "ug", "ur", "yi",
];

impl Default for Language {
    fn default() -> Self {
        Self::english()
    }
}

impl Language {
    /// Returns the language of a well-formed tag, its primary part in lower case; `None` where it is none.
    pub fn parse(tag: &str) -> Option<Self> {
        let mut parts = tag.split('-');
        let primary = parts.next()?;
        let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !(2..=3).contains(&primary.len())
            || !primary.bytes().all(|byte| byte.is_ascii_alphabetic())
        {
            return None;
        }
        if !parts.all(|part| (1..=8).contains(&part.len()) && letters(part)) {
            return None;
        }
        Some(Self(format!(
            "{}{}",
            primary.to_ascii_lowercase(),
            &tag[primary.len()..]
        )))
    }

    /// Returns English, the language of the built-in library.
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// Returns the tag.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// Returns the first part of the tag, such as `zh` of `zh-Hant`.
    pub fn primary(&self) -> &str {
        primary(&self.0)
    }

    /// Tells whether it is written from right to left: as its script says, else as its usual one.
    pub fn is_right_to_left(&self) -> bool {
        let script = self.0.split('-').skip(1).find(|part| part.len() == 4);
        match script.map(str::to_ascii_lowercase).as_deref() {
            Some("arab" | "hebr" | "thaa" | "syrc" | "nkoo" | "adlm") => true,
            Some(_) => false,
            None => RIGHT_TO_LEFT.contains(&self.primary()),
        }
    }
}

/// Returns the first part of a tag, which names the language without its region or script.
pub fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

/// The script of a character, as far as search and layout treat scripts differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Script {
    /// Latin letters.
    Latin,
    /// Cyrillic letters.
    Cyrillic,
    /// Greek letters.
    Greek,
    /// Arabic letters.
    Arabic,
    /// Hebrew letters.
    Hebrew,
    /// Chinese characters.
    Han,
    /// Japanese kana.
    Kana,
    /// Korean letters.
    Hangul,
    /// Lao letters.
    Lao,
    /// Thai letters.
    Thai,
    /// Khmer letters.
    Khmer,
    /// Myanmar letters.
    Myanmar,
    /// Letters of any other script.
    Other,
    /// Digits, signs and marks that belong to no script of their own.
    Common,
}

impl Script {
    /// Returns the script of a character.
    ///
    /// Most characters of a library are ASCII and need no table; search asks this of every character it shows.
    pub fn of(character: char) -> Self {
        if character.is_ascii_alphabetic() {
            Self::Latin
        } else if character.is_ascii() {
            Self::Common
        } else {
            Self::by_block(character)
        }
    }

    /// Returns the script of a character by its block.
    ///
    /// Source: the blocks of the Unicode Standard 16.0 (Blocks.txt).
    fn by_block(character: char) -> Self {
        match character as u32 {
            0x41..=0x5a | 0x61..=0x7a | 0xaa | 0xba | 0xc0..=0xd6 | 0xd8..=0xf6 | 0xf8..=0x24f => {
                Self::Latin
            }
            0x250..=0x2af
            | 0x1e00..=0x1eff
            | 0x2c60..=0x2c7f
            | 0xa720..=0xa7ff
            | 0xff21..=0xff3a
            | 0xff41..=0xff5a => Self::Latin,
            0x370..=0x3ff | 0x1f00..=0x1fff => Self::Greek,
            0x400..=0x52f | 0x1c80..=0x1c8f | 0x2de0..=0x2dff | 0xa640..=0xa69f => Self::Cyrillic,
            0x590..=0x5ff | 0xfb1d..=0xfb4f => Self::Hebrew,
            0x600..=0x6ff | 0x750..=0x77f | 0x870..=0x8ff | 0xfb50..=0xfdff | 0xfe70..=0xfefc => {
                Self::Arabic
            }
            0xe00..=0xe7f => Self::Thai,
            0xe80..=0xeff => Self::Lao,
            0x1000..=0x109f | 0xa9e0..=0xa9ff | 0xaa60..=0xaa7f => Self::Myanmar,
            0x1780..=0x17ff | 0x19e0..=0x19ff => Self::Khmer,
            0x1100..=0x11ff | 0x3130..=0x318f | 0xa960..=0xa97f | 0xac00..=0xd7ff => Self::Hangul,
            0x3040..=0x30ff | 0x31f0..=0x31ff | 0xff66..=0xff9f => Self::Kana,
            0x2e80..=0x2fdf
            | 0x3005..=0x3007
            | 0x3400..=0x4dbf
            | 0x4e00..=0x9fff
            | 0xf900..=0xfaff
            | 0x20000..=0x3ffff => Self::Han,
            _ if character.is_alphabetic() => Self::Other,
            _ => Self::Common,
        }
    }

    /// Tells whether the script writes words without spaces between them.
    pub fn is_unspaced(self) -> bool {
        matches!(
            self,
            Self::Han | Self::Kana | Self::Lao | Self::Thai | Self::Khmer | Self::Myanmar
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_which_way_a_language_is_written() {
        let is_it = |tag: &str| Language::parse(tag).unwrap().is_right_to_left();
        assert!(
            ["ar", "fa-AF", "ur", "uz-Arab", "ku-arab-IQ"]
                .iter()
                .all(|tag| is_it(tag))
        );
        assert!(
            !["en", "lo", "tg-Cyrl", "ur-Latn", "zh-Hant"]
                .iter()
                .any(|tag| is_it(tag))
        );
    }

    #[test]
    fn reads_tags() {
        assert_eq!(Language::parse("EN").unwrap().tag(), "en");
        assert_eq!(Language::parse("zh-Hant").unwrap().primary(), "zh");
        for bad in ["", "e", "engl", "e1", "en-", "en-toolongpart", "../x"] {
            assert_eq!(Language::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn gives_every_character_the_script_of_its_block() {
        for character in '\0'..=char::MAX {
            let script = Script::of(character);
            assert_eq!(script, Script::by_block(character), "{character:?}");
        }
    }

    #[test]
    fn tells_the_scripts_of_the_library_apart() {
        use Script::{Arabic, Common, Cyrillic, Han, Khmer, Lao, Latin, Thai};
        let scripts: Vec<Script> = "aéДعລไក养1".chars().map(Script::of).collect();
        assert_eq!(
            scripts,
            [
                Latin, Latin, Cyrillic, Arabic, Lao, Thai, Khmer, Han, Common
            ]
        );
    }
}
