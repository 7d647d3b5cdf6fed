//! Breaking a text into lines of a width, by cluster.
//!
//! Where a line may break is known to `source::segment`, how wide a cluster is to `tui::text`; a line longer than any
//! word of it is never made, a word longer than the line is broken between clusters.

use std::ops::Range;

use crate::source::segment::{breaks_before, clusters, line_breaks};
use crate::tui::text;

/// Returns the lines of running text: each the bytes that are shown, without the spaces around a break.
///
/// There is at least one line. A line is wider than asked for only where a single cluster is.
pub(crate) fn prose(text: &str, width: usize) -> Vec<Range<usize>> {
    let mut fold = Fold::new(width);
    if text.is_ascii() {
        fold.ascii(text.as_bytes());
    } else {
        fold.clusters(text);
    }
    fold.finish(text.len())
}

/// Returns the lines of text whose spaces count, such as code: broken at the width and nowhere else.
pub(crate) fn verbatim(text: &str, width: usize) -> Vec<Range<usize>> {
    let mut fold = Fold::new(width);
    for (at, cluster) in clusters(text) {
        let is_space = false;
        let glyph = Glyph {
            is_space,
            ..Glyph::new(at, cluster)
        };
        fold.push(glyph, cluster == "\n", false);
    }
    fold.finish(text.len())
}

/// Returns the columns of the widest line and of the widest part that is not broken by choice.
pub(crate) fn extent(text: &str) -> (usize, usize) {
    let (mut widest, mut longest) = (0, 0);
    for line in text.split('\n') {
        widest = widest.max(text::width(line));
        let mut start = 0;
        for at in line_breaks(line).into_iter().chain([line.len()]) {
            longest = longest.max(text::width(line[start..at].trim_end()));
            start = at;
        }
    }
    (widest, longest)
}

/// One cluster on its way into a line.
#[derive(Clone, Copy)]
struct Glyph {
    at: usize,
    len: usize,
    columns: usize,
    is_space: bool,
}

impl Glyph {
    fn new(at: usize, cluster: &str) -> Self {
        let columns = match cluster.as_bytes() {
            [b'\n'] => 0,
            [_] => 1,
            _ => text::width(cluster),
        };
        Self {
            at,
            len: cluster.len(),
            columns,
            is_space: matches!(cluster, " " | "\u{3000}" | "\u{200b}"),
        }
    }
}

/// A chance to break that was passed on the line being filled.
#[derive(Clone, Copy)]
struct Chance {
    at: usize,
    /// Columns of the line before it.
    columns: usize,
    /// End of what is shown of the line before it.
    shown: usize,
}

/// The line being filled, and those that are full.
struct Fold {
    width: usize,
    lines: Vec<Range<usize>>,
    start: usize,
    shown: usize,
    columns: usize,
    chance: Option<Chance>,
}

impl Fold {
    fn new(width: usize) -> Self {
        Self {
            width: width.max(1),
            lines: Vec::new(),
            start: 0,
            shown: 0,
            columns: 0,
            chance: None,
        }
    }

    /// Takes any text cluster by cluster.
    fn clusters(&mut self, text: &str) {
        let mut breaks = line_breaks(text).into_iter().peekable();
        for (at, cluster) in clusters(text) {
            while breaks.next_if(|chance| *chance < at).is_some() {}
            let glyph = Glyph::new(at, cluster);
            self.push(glyph, cluster == "\n", breaks.peek() == Some(&at));
        }
    }

    /// Takes ASCII word by word; only a word that does not fit is looked at byte by byte.
    fn ascii(&mut self, bytes: &[u8]) {
        let mut at = 0;
        while at < bytes.len() {
            let is_word = |byte: &&u8| !matches!(byte, b' ' | b'\n');
            let len = bytes[at..].iter().take_while(is_word).count();
            let glyph = |at: usize, len: usize, is_space: bool| Glyph {
                at,
                len,
                columns: len,
                is_space,
            };
            if self.columns + len <= self.width {
                if len > 0 {
                    self.push(glyph(at, len, false), false, breaks_before(bytes, at));
                }
            } else {
                for at in at..at + len {
                    self.push(glyph(at, 1, false), false, breaks_before(bytes, at));
                }
            }
            at += len;
            if let Some(byte) = bytes.get(at) {
                self.push(glyph(at, 1, true), *byte == b'\n', false);
                at += 1;
            }
        }
    }

    fn push(&mut self, glyph: Glyph, ends_line: bool, may_break: bool) {
        if ends_line {
            self.lines.push(self.start..self.shown.max(self.start));
            self.begin(glyph.at + glyph.len, 0);
            return;
        }
        if may_break && glyph.at > self.start {
            self.chance = Some(Chance {
                at: glyph.at,
                columns: self.columns,
                shown: self.shown,
            });
        }
        // A space may stand past the edge: it is never shown at the end of a line.
        while !glyph.is_space && self.columns + glyph.columns > self.width && glyph.at > self.start
        {
            self.turn(glyph.at);
        }
        self.columns += glyph.columns;
        if !glyph.is_space {
            self.shown = glyph.at + glyph.len;
        }
    }

    /// Ends the line at the last chance, else here.
    fn turn(&mut self, at: usize) {
        let chance = self.chance.unwrap_or(Chance {
            at,
            columns: self.columns,
            shown: self.shown,
        });
        if chance.shown > self.start {
            self.lines.push(self.start..chance.shown);
        }
        let shown = self.shown;
        self.begin(chance.at, self.columns - chance.columns);
        self.shown = shown.max(chance.at);
    }

    fn begin(&mut self, start: usize, columns: usize) {
        self.start = start;
        self.shown = start;
        self.columns = columns;
        self.chance = None;
    }

    fn finish(mut self, end: usize) -> Vec<Range<usize>> {
        if self.start < end || self.lines.is_empty() {
            self.lines.push(self.start..self.shown.max(self.start));
        }
        self.lines
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lines(text: &str, width: usize) -> Vec<&str> {
        prose(text, width)
            .into_iter()
            .map(|line| &text[line])
            .collect()
    }

    #[test]
    fn fills_lines_with_words_and_drops_the_spaces_between_them() {
        assert_eq!(lines("one two three", 7), ["one two", "three"]);
        assert_eq!(lines("one two   three", 8), ["one two", "three"]);
        assert_eq!(lines("one\ntwo", 80), ["one", "two"]);
        assert_eq!(lines("", 10), [""]);
    }

    #[test]
    fn breaks_a_word_that_is_longer_than_the_line() {
        assert_eq!(lines("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(lines("é abcdefgh", 4), ["é", "abcd", "efgh"]);
    }

    #[test]
    fn breaks_lao_and_chinese_between_words_and_counts_columns() {
        assert_eq!(lines("ສະບາຍດີຊາວໂລກ", 8), ["ສະບາຍດີ", "ຊາວໂລກ"]);
        assert_eq!(lines("社会保障体系", 5), ["社会", "保障", "体系"]);
    }

    #[test]
    fn stands_a_cluster_alone_that_is_wider_than_the_line() {
        assert_eq!(lines("社会", 1), ["社", "会"]);
    }

    #[test]
    fn keeps_the_spaces_of_code() {
        let text = "  if x {\n    long_name()\n  }";
        let lines: Vec<&str> = verbatim(text, 10)
            .into_iter()
            .map(|line| &text[line])
            .collect();
        assert_eq!(lines, ["  if x {", "    long_n", "ame()", "  }"]);
    }

    proptest! {
        #[test]
        fn takes_the_short_way_to_the_same_lines(text in "[ a-c\\-/1\n]{0,80}", width in 1_usize..20) {
            let mut fold = Fold::new(width);
            fold.clusters(&text);
            prop_assert_eq!(prose(&text, width), fold.finish(text.len()));
        }

        #[test]
        fn loses_no_word_and_keeps_to_the_width(text in "[ a-z\\-/éລາວທຳ社会👩\u{200d}\u{301}\u{200b}ไทย\n]{0,80}", width in 1_usize..20) {
            for lines in [prose(&text, width), verbatim(&text, width)] {
                let kept: String = lines.iter().map(|line| &text[line.clone()]).collect();
                let bare = |text: &str| text.replace([' ', '\n', '\u{200b}', '\u{3000}'], "");
                prop_assert_eq!(bare(&kept), bare(&text));
                for line in lines {
                    let shown = &text[line];
                    prop_assert!(text::width(shown) <= width || clusters(shown).filter(|(_, cluster)| text::width(cluster) > 0).count() == 1);
                }
            }
        }
    }
}
