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
    if text.is_ascii() {
        let bytes = text.as_bytes();
        return (1..text.len())
            .filter(|at| breaks_before(bytes, *at))
            .collect();
    }
    let segmenter = if text.chars().any(needs_dictionary) {
        LineSegmenter::new_dictionary(LineBreakOptions::default())
    } else {
        LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default())
    };
    segmenter
        .segment_str(text)
        .filter(|at| {
            *at > 0 && *at < text.len() && !splits_cluster(text, *at) && !opens_citation(text, *at)
        })
        .collect()
}

/// Tells whether a bracket stands closely behind a word there, as the number of a source does.
fn opens_citation(text: &str, at: usize) -> bool {
    text[at..].starts_with('[') && !text[..at].ends_with([' ', '\n', '\u{3000}', '\u{200b}'])
}

/// Tells whether a line may begin at a byte of an ASCII text: after spaces, after a hyphen inside a word and after a
/// slash.
pub fn breaks_before(bytes: &[u8], at: usize) -> bool {
    let (Some(before), Some(next)) = (
        at.checked_sub(1).and_then(|at| bytes.get(at)),
        bytes.get(at),
    ) else {
        return false;
    };
    let inside_word = || at >= 2 && bytes[at - 2].is_ascii_alphanumeric();
    match before {
        b' ' | b'\n' => !matches!(next, b' '),
        b'-' => next.is_ascii_alphabetic() && inside_word(),
        b'/' => next.is_ascii_alphabetic(),
        _ => false,
    }
}

/// Returns the clusters of a text, each with the byte it begins at.
pub fn clusters(text: &str) -> impl DoubleEndedIterator<Item = (usize, &str)> {
    text.grapheme_indices(true)
}

/// Tells whether the words of a character's script are told apart by a dictionary only.
fn needs_dictionary(character: char) -> bool {
    matches!(character as u32, 0xe00..=0xeff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x19e0..=0x19ff | 0xa9e0..=0xa9ff | 0xaa60..=0xaa7f)
}

/// Tells whether an offset stands before a mark or a joined character, inside a cluster.
fn splits_cluster(text: &str, at: usize) -> bool {
    // One cluster ends at the offset exactly if the text from the start of that cluster breaks there; looking at a few
    // characters around it is enough, since a cluster is capped when the text is made safe.
    let start = text[..at]
        .char_indices()
        .rev()
        .take(32)
        .last()
        .map_or(0, |(start, _)| start);
    let end = text[at..]
        .char_indices()
        .nth(1)
        .map_or(text.len(), |(end, _)| at + end);
    !text[start..end]
        .grapheme_indices(true)
        .any(|(cluster, _)| start + cluster == at)
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
    fn takes_the_invisible_space_as_a_chance_to_break() {
        assert_eq!(parts("aé\u{200b}b"), ["aé\u{200b}", "b"]);
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
