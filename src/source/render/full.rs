//! A diagnostic with the line it is about and marks under it, by hand: the libraries for this do not filter all that a
//! terminal would obey (C1), and measure a line as a whole where terminals count clusters.

use std::fmt::Write as _;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::source::{Diagnostic, SafeText, SourceFile, Span};

/// The narrowest page that is laid out.
const NARROWEST: usize = 20;

/// Returns a diagnostic over several lines, none wider than `width` columns where the words allow it.
pub fn full(file: &SourceFile, diagnostic: &Diagnostic, width: usize) -> String {
    let width = width.max(NARROWEST);
    let mut out = format!(
        "{}[{}]: {}\n",
        diagnostic.severity,
        diagnostic.code,
        SafeText::line(&diagnostic.message)
    );
    let place = file.position(diagnostic.span.start);
    let gutter = place.line.to_string().len();
    let path = SafeText::line(file.path());
    let _ = writeln!(
        out,
        "{:gutter$}--> {path}:{}:{}",
        "", place.line, place.column
    );
    quote(&mut out, file, (diagnostic.span, '^', ""), width);
    for label in &diagnostic.labels {
        quote(&mut out, file, (label.span, '-', &label.text), width);
    }
    if let Some(help) = &diagnostic.help {
        let _ = writeln!(out, "{:gutter$} = help: {}", "", SafeText::line(help));
    }
    out
}

/// Writes the line of a span with marks under it.
fn quote(
    out: &mut String,
    file: &SourceFile,
    (span, mark, note): (Span, char, &str),
    width: usize,
) {
    let number = file.position(span.start).line;
    let line = file.lines().line_span(file.text(), number);
    let shown = Shown::new(file.text(), line, span);
    let gutter = number.to_string().len();
    let cut = shown.cut(width.saturating_sub(gutter + 3));
    let _ = writeln!(out, "{:gutter$} |", "");
    let _ = writeln!(out, "{number} | {}", cut.text);
    let marks: String = std::iter::repeat_n(mark, cut.marked.max(1)).collect();
    let line = format!(
        "{:gutter$} | {}{marks} {}",
        "",
        " ".repeat(cut.before),
        SafeText::line(note)
    );
    out.push_str(line.trim_end());
    out.push('\n');
}

/// A line made safe, in clusters, with the ones that are marked.
struct Shown {
    clusters: Vec<(String, usize)>,
    from: usize,
    to: usize,
}

/// A part of a line that fits the page.
struct Cut {
    text: String,
    before: usize,
    marked: usize,
}

impl Shown {
    /// Makes the three stretches of a line safe apart, so that the marks stand under what they mean.
    fn new(text: &str, line: Span, span: Span) -> Self {
        let clamp = |at: usize| {
            let mut at = at.clamp(line.start, line.end);
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let (from, to) = (clamp(span.start), clamp(span.end));
        let mut clusters = Vec::new();
        let mut add = |part: &str| {
            let safe = SafeText::line(part);
            for cluster in safe.as_str().graphemes(true) {
                clusters.push((cluster.to_owned(), cluster.width()));
            }
            clusters.len()
        };
        let first = add(&text[line.start..from]);
        let last = add(&text[from..to]);
        add(&text[to..line.end]);
        Self {
            clusters,
            from: first,
            to: last,
        }
    }

    /// Returns the part of the line around the marks that fits, with an ellipsis where something is left out.
    fn cut(&self, width: usize) -> Cut {
        let widths = |part: &[(String, usize)]| part.iter().map(|(_, width)| width).sum::<usize>();
        let (mut first, mut last) = (0, self.clusters.len());
        let room = width.saturating_sub(2);
        if widths(&self.clusters) > width {
            let lead = room / 3;
            first = self.from;
            while first > 0 && widths(&self.clusters[first - 1..self.from]) <= lead {
                first -= 1;
            }
            last = first;
            let mut used = 0;
            while last < self.clusters.len() && used + self.clusters[last].1 <= room {
                used += self.clusters[last].1;
                last += 1;
            }
        }
        let left = if first > 0 { "\u{2026}" } else { "" };
        let right = if last < self.clusters.len() {
            "\u{2026}"
        } else {
            ""
        };
        let shown: String = self.clusters[first..last]
            .iter()
            .map(|(text, _)| text.as_str())
            .collect();
        let end = self.to.clamp(self.from, last.max(self.from));
        Cut {
            text: format!("{left}{shown}{right}"),
            before: left.width() + widths(&self.clusters[first..self.from.max(first)]),
            marked: widths(&self.clusters[self.from..end]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Code;

    fn shown(text: &str, span: Span, width: usize) -> String {
        let diagnostic = Diagnostic::error(Code("CB1"), span, "wrong").with_help("mend it");
        full(&SourceFile::new("cases/x.md", text), &diagnostic, width)
    }

    #[test]
    fn puts_the_marks_under_the_columns() {
        let text = "a\n养老 ທຳ bad\n";
        let at = text.find("bad").unwrap();
        assert_eq!(
            shown(text, Span::new(at, at + 3), 80),
            "error[CB1]: wrong\n --> cases/x.md:2:7\n  |\n2 | 养老 ທຳ bad\n  |         ^^^\n  = help: mend it\n"
        );
    }

    #[test]
    fn shows_hostile_text_as_signs_and_still_points_right() {
        let text = "a\u{1b}[31m\u{202e}b";
        let at = text.len() - 1;
        let out = shown(text, Span::new(at, at + 1), 80);
        assert!(
            out.contains("1 | a␛[31m⟦RLO⟧b\n  |            ^\n"),
            "{out}"
        );
    }

    #[test]
    fn cuts_a_long_line_around_the_marks() {
        let text = format!("{}bad{}", "x".repeat(100_000), "y".repeat(100_000));
        let out = shown(&text, Span::new(100_000, 100_003), 40);
        assert!(out.lines().all(|line| line.width() <= 40), "{out}");
        let lines: Vec<&str> = out.lines().collect();
        let column = lines[4].find('^').unwrap();
        let under: String = lines[3].chars().skip(column).take(3).collect();
        assert_eq!(under, "bad");
    }

    #[test]
    fn stands_any_span() {
        for (start, end) in [(0, 0), (9, 9), (0, 99), (3, 4), (99, 100)] {
            for width in [0, 1, 20, 80] {
                assert!(shown("é\n\nab", Span::new(start, end), width).contains("wrong"));
            }
        }
        assert!(shown("", Span::at(0), 80).contains("1 | \n"));
    }
}
