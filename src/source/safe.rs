//! The text policy: what of a foreign text may reach a terminal, a file or a message.
//!
//! Content is untrusted. Whatever a screen draws or a command prints was a [`SafeText`] first; this file is the only
//! place that makes one, always from *parsed* text, because entities and escapes smuggle control characters past any
//! filter of the source. Positions in diagnostics speak of the raw file and never pass through here.

use std::borrow::Cow;
use std::fmt;

use unicode_segmentation::UnicodeSegmentation;

use super::segment::stands_alone;

/// The most combining marks a cluster keeps; more would let one cell grow without limit.
const MARKS: usize = 8;

/// Text that holds nothing a terminal would obey.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SafeText(String);

impl SafeText {
    /// Returns running text made safe: line feeds are kept, a tab becomes a space.
    pub fn prose(text: &str) -> Self {
        Self(clean(text, true).into_owned())
    }

    /// Returns one line made safe: every line break becomes a space.
    pub fn line(text: &str) -> Self {
        Self(clean(text, false).into_owned())
    }

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the text as a string of its own.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl fmt::Display for SafeText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

impl AsRef<str> for SafeText {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

fn clean(text: &str, prose: bool) -> Cow<'_, str> {
    if text
        .bytes()
        .all(|byte| (0x20..0x7f).contains(&byte) || (prose && byte == b'\n'))
    {
        return Cow::Borrowed(text);
    }
    let line_break = if prose { '\n' } else { ' ' };
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => out.push(line_break),
            '\t' => out.push(' '),
            '\0'..='\u{1f}' => {
                out.push(char::from_u32(0x2400 + character as u32).unwrap_or('\u{fffd}'));
            }
            '\u{7f}' => out.push('\u{2421}'),
            '\u{ad}' | '\u{2060}' | '\u{feff}' | '\u{180e}' => {}
            _ => match direction(character) {
                Some(name) => {
                    out.push('\u{27e6}');
                    out.push_str(name);
                    out.push('\u{27e7}');
                }
                None if is_unassignable(character) => out.push('\u{fffd}'),
                None => out.push(character),
            },
        }
    }
    Cow::Owned(thin(out))
}

/// Returns what is wrong with a character that no text should hold; `None` for those that are fine in prose.
///
/// Line feeds, tabs and carriage returns are fine; marks of direction and joiners are, because scripts need them.
pub fn fault(character: char) -> Option<&'static str> {
    Some(match character {
        '\n' | '\r' | '\t' => return None,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => "control character",
        '\u{ad}' | '\u{2060}' | '\u{feff}' | '\u{180e}' => "character that cannot be seen",
        '\u{2028}' | '\u{2029}' => "separator that some programs take for a line break",
        _ if direction(character).is_some() => "character that reorders the text after it",
        _ if is_unassignable(character) => "character that has no meaning in exchange",
        _ => return None,
    })
}

/// Returns the name of a character that reorders what follows (Trojan source), shown in its place.
fn direction(character: char) -> Option<&'static str> {
    Some(match character {
        '\u{202a}' => "LRE",
        '\u{202b}' => "RLE",
        '\u{202c}' => "PDF",
        '\u{202d}' => "LRO",
        '\u{202e}' => "RLO",
        '\u{2066}' => "LRI",
        '\u{2067}' => "RLI",
        '\u{2068}' => "FSI",
        '\u{2069}' => "PDI",
        _ => return None,
    })
}

/// Tells whether a character is a C1 control, a tag, a noncharacter or for private use.
fn is_unassignable(character: char) -> bool {
    let number = character as u32;
    matches!(number, 0x80..=0x9f | 0xe000..=0xf8ff | 0xfdd0..=0xfdef | 0xe0000..=0xe0fff | 0xf_0000..=0x10_ffff)
        || number & 0xfffe == 0xfffe
}

/// Cuts clusters that carry more marks than any language needs.
fn thin(text: String) -> String {
    if text.chars().all(stands_alone) || text.graphemes(true).all(|cluster| cluster.len() <= MARKS)
    {
        return text;
    }
    text.graphemes(true)
        .flat_map(|cluster| cluster.chars().take(MARKS + 1))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_control_characters_instead_of_obeying_them() {
        assert_eq!(SafeText::prose("a\x1b[31mb\x07").as_str(), "a␛[31mb␇");
        assert_eq!(SafeText::prose("\u{9b}31m\u{7f}").as_str(), "\u{fffd}31m␡");
    }

    #[test]
    fn keeps_line_breaks_in_prose_and_folds_them_in_lines() {
        assert_eq!(
            SafeText::prose("a\r\nb\rc\u{2028}d\te").as_str(),
            "a\nb\nc\nd e"
        );
        assert_eq!(SafeText::line("a\r\nb\nc").as_str(), "a b c");
    }

    #[test]
    fn names_what_reorders_text_and_drops_what_cannot_be_seen() {
        assert_eq!(
            SafeText::line("x\u{202e}y\u{feff}z\u{e0041}").as_str(),
            "x⟦RLO⟧yz\u{fffd}"
        );
    }

    #[test]
    fn cuts_a_cluster_of_endless_marks() {
        let tower = format!("a{}b", "\u{301}".repeat(100_000));
        assert_eq!(SafeText::prose(&tower).as_str().chars().count(), MARKS + 2);
    }

    #[test]
    fn keeps_joiners_and_the_scripts_of_the_library() {
        for text in [
            "ການປົກປ້ອງສັງຄົມ",
            "социальная защита",
            "社会保障",
            "الحماية الاجتماعية",
            "ន\u{200b}ិ",
        ] {
            assert_eq!(SafeText::prose(text).as_str(), text);
        }
    }

    #[test]
    fn names_what_no_text_should_hold() {
        for bad in [
            '\0',
            '\x1b',
            '\u{9b}',
            '\u{ad}',
            '\u{202e}',
            '\u{2028}',
            '\u{e0041}',
            '\u{e000}',
        ] {
            assert!(fault(bad).is_some(), "{bad:?}");
        }
        for good in [
            'a', '\n', '\t', 'ລ', '\u{200b}', '\u{200d}', '\u{200f}', '\u{a0}',
        ] {
            assert_eq!(fault(good), None, "{good:?}");
        }
    }

    #[test]
    fn is_idempotent() {
        let once = SafeText::prose("a\x1b\u{202e}\u{85}\t\r\n").into_string();
        assert_eq!(SafeText::prose(&once).as_str(), once);
    }
}
