//! Where a line may break and what one cluster is: the one place that names the line segmenter.
//!
//! Lao, Thai, Khmer and Myanmar write words without spaces and need a dictionary; everything else follows Unicode
//! Standard Annex #14. Plain ASCII takes a short way past both. How wide a cluster is, is left to the screen.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;
use unicode_segmentation::UnicodeSegmentation;

/// Returns the byte offsets inside a text at which a new line may begin, in order.
///
/// Neither the beginning nor the end of the text is among them. An offset stands before a cluster, never inside one.
pub fn line_breaks(text: &str) -> Vec<usize> {
    let mut breaks = Vec::new();
    let mut start = 0;
    // Spaces part words in every script that has them, so that most words need no segmenter.
    while start < text.len() {
        let rest = &text[start..];
        let word = rest.find([' ', '\n']).unwrap_or(rest.len());
        breaks_in_word(&rest[..word], start, &mut breaks);
        let after = rest[word..].trim_start_matches([' ', '\n']);
        let next = text.len() - after.len();
        // The dot between two facts ends a line and begins none.
        let is_held = rest[..word].ends_with(['«', '‹', '“', '‘'])
            || after.starts_with(['»', '›'])
            || after.starts_with("· ");
        if next > 0 && !after.is_empty() && !is_held && !splits_cluster(&text[..next], after) {
            breaks.push(next);
        }
        start = next;
    }
    breaks
}

fn breaks_in_word(word: &str, start: usize, breaks: &mut Vec<usize>) {
    if word.chars().all(is_plain) {
        let bytes = word.as_bytes();
        let chances = (1..word.len()).filter(|at| breaks_before(bytes, *at));
        breaks.extend(chances.map(|at| start + at));
        return;
    }
    let segmenter = if word.chars().any(needs_dictionary) {
        LineSegmenter::new_dictionary(LineBreakOptions::default())
    } else {
        LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default())
    };
    let is_sound = |at: &usize| {
        let (before, after) = word.split_at(*at);
        !before.is_empty()
            && !after.is_empty()
            && !opens_citation(after)
            && !splits_cluster(before, after)
    };
    let chances = segmenter.segment_str(word).filter(is_sound);
    breaks.extend(chances.map(|at| start + at));
}

/// Tells whether a line may begin at a byte of a text of plain letters: after spaces, after a hyphen inside a word and
/// after a slash.
pub fn breaks_before(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| bytes.get(at));
    let (Some(before), Some(next)) = (before, bytes.get(at)) else {
        return false;
    };
    // The first byte of a letter that is not ASCII is 0xc0 or more, its other bytes less.
    let is_letter = next.is_ascii_alphabetic() || *next >= 0xc0;
    let inside_word =
        || at >= 2 && (bytes[at - 2].is_ascii_alphanumeric() || bytes[at - 2] >= 0x80);
    match before {
        b' ' | b'\n' => !matches!(next, b' '),
        b'-' => is_letter && inside_word(),
        b'/' => is_letter,
        _ => false,
    }
}

/// Returns the clusters of a text, each with the byte it begins at.
pub fn clusters(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = &text[start..];
        let first = rest.chars().next()?;
        let plain = if stands_alone(first) {
            plain_cluster(rest)
        } else {
            None
        };
        let length = plain.unwrap_or_else(|| {
            let cluster = rest.graphemes(true).next();
            cluster.map_or(first.len_utf8(), str::len)
        });
        let at = start;
        start += length;
        Some((at, &rest[..length]))
    })
}

/// Returns how long the first cluster is, if it is a character that stands alone with signs that go with it and another
/// such character follows.
fn plain_cluster(text: &str) -> Option<usize> {
    let after = text.char_indices().skip(1);
    for (at, character) in after {
        if stands_alone(character) {
            return Some(at);
        }
        if !goes_with(character) {
            return None;
        }
    }
    Some(text.len())
}

/// Tells whether a character never begins a cluster after another one: accents, signs of Thai and Lao.
fn goes_with(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{e31}' | '\u{e33}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'
        | '\u{eb1}' | '\u{eb3}'..='\u{ebc}' | '\u{ec8}'..='\u{ecd}')
}

/// Tells whether a character next to another such one is always a cluster of its own: letters and signs of Latin,
/// Greek, Cyrillic, Thai, Lao and Chinese, of which most texts consist.
pub fn stands_alone(character: char) -> bool {
    matches!(character, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{52f}'
        | '\u{e01}'..='\u{e30}' | '\u{e32}' | '\u{e40}'..='\u{e46}' | '\u{e50}'..='\u{e59}'
        | '\u{e81}'..='\u{eb0}' | '\u{eb2}' | '\u{ebd}' | '\u{ec0}'..='\u{ec6}' | '\u{ed0}'..='\u{edf}'
        | '\u{1e00}'..='\u{1fff}' | '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fe}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff60}')
}

/// Tells whether a character breaks lines as ASCII does.
fn is_plain(character: char) -> bool {
    character.is_ascii()
        || matches!(character, '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}' | '\u{386}' | '\u{388}'..='\u{3ff}'
            | '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' | '\u{1e00}'..='\u{1eff}')
}

/// Tells whether the words of a character's script are told apart by a dictionary only.
fn needs_dictionary(character: char) -> bool {
    matches!(character as u32, 0xe00..=0xeff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x19e0..=0x19ff | 0xa9e0..=0xa9ff | 0xaa60..=0xaa7f)
}

/// Tells whether a bracket follows closely, as the number of a source does; no line begins with it.
fn opens_citation(after: &str) -> bool {
    after.starts_with('[')
}

/// Tells whether a cluster goes on from one text into the other.
fn splits_cluster(before: &str, after: &str) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else {
        return false;
    };
    if stands_alone(last) && stands_alone(first) {
        return false;
    }
    // A cluster is capped when the text is made safe, so a few characters before are enough to tell.
    let start = before
        .char_indices()
        .rev()
        .take(32)
        .last()
        .map_or(0, |(start, _)| start);
    let seen = format!("{}{first}", &before[start..]);
    seen.graphemes(true)
        .next_back()
        .is_some_and(|cluster| cluster.len() > first.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<&str> {
        let mut parts = Vec::new();
        let mut start = 0;
        for at in line_breaks(text).into_iter().chain([text.len()]) {
            parts.push(&text[start..at]);
            start = at;
        }
        parts
    }

    #[test]
    fn breaks_ascii_after_spaces_hyphens_and_slashes() {
        assert_eq!(
            parts("one two-fold  a/b 2021-06 -x"),
            ["one ", "two-", "fold  ", "a/", "b ", "2021-06 ", "-x"]
        );
        assert!(line_breaks("").is_empty());
        assert!(line_breaks("word").is_empty());
    }

    #[test]
    fn breaks_between_words_where_a_script_has_no_spaces() {
        assert_eq!(parts("ສະບາຍດີຊາວໂລກ"), ["ສະບາຍດີ", "ຊາວໂລກ"]);
        assert!(parts("ประกันสังคมสำหรับทุกคน").len() >= 3);
        assert!(parts("សន្តិសុខសង្គម").len() >= 2);
    }

    #[test]
    fn keeps_punctuation_at_the_end_of_a_line_of_chinese() {
        assert!(
            parts("社会保障,养老金。")
                .iter()
                .all(|part| !part.starts_with(['。', ',']))
        );
    }

    #[test]
    fn begins_no_line_with_the_number_of_a_source() {
        assert_eq!(
            parts("années.[1][2] [x] 养老金。[3]"),
            ["années.[1][2] ", "[x] ", "养", "老", "金。[3]"]
        );
    }

    #[test]
    fn begins_no_line_with_the_dot_between_two_facts() {
        assert_eq!(parts("case · 2020 · a·b"), ["case · ", "2020 · ", "a·b"]);
    }

    #[test]
    fn takes_the_invisible_space_as_a_chance_to_break() {
        assert_eq!(parts("aé\u{200b}b"), ["aé\u{200b}", "b"]);
    }

    #[test]
    fn holds_quotation_marks_to_what_they_quote() {
        assert_eq!(
            parts("dit « oui » là-bas"),
            ["dit ", "« oui » ", "là-", "bas"]
        );
    }

    #[test]
    fn knows_characters_that_are_clusters_of_their_own() {
        let alone: Vec<char> = ('\u{20}'..='\u{ffff}')
            .filter(|at| stands_alone(*at))
            .collect();
        assert!(alone.len() > 20_000);
        let text: String = alone.iter().collect();
        assert_eq!(text.graphemes(true).count(), alone.len());
        for text in [
            "e\u{301}a",
            "ab👩\u{200d}👩",
            "ทำ a",
            "\u{301}",
            "🇱🇦🇹🇯",
            "e👍🏽",
        ] {
            assert!(clusters(text).eq(text.grapheme_indices(true)), "{text}");
        }
    }

    #[test]
    fn keeps_signs_with_the_character_before() {
        let alone = ['a', 'é', 'я', 'ก', 'เ', 'ກ', 'ເ', '养'];
        let signs: Vec<char> = ('\0'..='\u{ffff}')
            .filter(|sign| goes_with(*sign))
            .collect();
        assert!(signs.len() > 100);
        for (first, last) in alone
            .iter()
            .flat_map(|first| alone.map(|last| (first, last)))
        {
            for (at, sign) in signs.iter().enumerate() {
                let other = signs[(at * 7 + 3) % signs.len()];
                let text = format!("{first}{sign}{last}{sign}{other}{first}{other}");
                assert!(clusters(&text).eq(text.grapheme_indices(true)), "{text:?}");
            }
        }
    }

    #[test]
    fn never_splits_a_cluster() {
        for text in [
            "e\u{301} e\u{301}",
            "👩\u{200d}👩\u{200d}👧 x",
            "ທຳ ນໍ້າ ທີ່",
            "a \u{301}b",
        ] {
            for at in line_breaks(text) {
                assert!(clusters(text).any(|(start, _)| start == at), "{text} {at}");
            }
        }
    }
}
