//! Running text in two: where it may end and another slide go on, and its inlines cut there.

use crate::model::document::{children, plain_text};
use crate::model::{Inline, InlineKind};
use crate::source::segment::{clusters, line_breaks};

/// Words that a full stop shortens and that end no sentence.
const SHORTENED: [&str; 18] = [
    "no", "nos", "art", "arts", "e.g", "i.e", "etc", "cf", "vs", "mr", "mrs", "dr", "st", "para",
    "p", "pp", "vol", "approx",
];

/// What ends a sentence with a blank behind it.
const STOPS: [char; 4] = ['.', '!', '?', '…'];

/// What ends a sentence without one.
const WIDE_STOPS: [char; 3] = ['。', '！', '？'];

/// Where running text may be cut, from the best places to the last resort; bytes of its plain text, in order.
pub(super) fn chances(text: &str) -> [Vec<usize>; 3] {
    let letters = clusters(text).map(|(at, _)| at).filter(|at| *at > 0);
    [sentences(text), line_breaks(text), letters.collect()]
}

/// Returns where sentences begin, but for the first.
fn sentences(text: &str) -> Vec<usize> {
    let mut begins = Vec::new();
    for (at, letter) in text.char_indices() {
        let after = &text[at + letter.len_utf8()..];
        let closed = after.trim_start_matches(['"', '”', '’', '»', ')', '」', '』']);
        let rest = closed.trim_start();
        let Some(next) = rest.chars().next() else {
            continue;
        };
        let is_end = if WIDE_STOPS.contains(&letter) {
            !WIDE_STOPS.contains(&next)
        } else {
            let is_apart = rest.len() < closed.len();
            STOPS.contains(&letter) && is_apart && !next.is_lowercase() && !is_short(&text[..at])
        };
        if is_end {
            begins.push(text.len() - rest.len());
        }
    }
    begins.dedup();
    begins
}

/// Tells whether a text ends in a word that a full stop shortens: an initial, a number, one of a few.
fn is_short(before: &str) -> bool {
    let word = before
        .rsplit([' ', '(', '\u{a0}'])
        .next()
        .unwrap_or_default();
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    is_initial || SHORTENED.contains(&word.to_lowercase().as_str())
}

/// Cuts running text at a byte of its plain text. A reference belongs to what stands before it.
pub(super) fn split(inlines: &[Inline], at: usize) -> (Vec<Inline>, Vec<Inline>) {
    let (mut head, mut tail) = (Vec::new(), Vec::new());
    let mut start = 0;
    for inline in inlines {
        let length = plain_text(std::slice::from_ref(inline)).len();
        let end = start + length;
        if !tail.is_empty() || (start >= at && length > 0) {
            tail.push(inline.clone());
        } else if end <= at {
            head.push(inline.clone());
        } else {
            let (before, after) = split_inline(inline, at - start);
            head.extend(before);
            tail.extend(after);
        }
        start = end;
    }
    while tail.first().is_some_and(is_break) {
        tail.remove(0);
    }
    while head.last().is_some_and(is_break) {
        head.pop();
    }
    (head, tail)
}

fn is_break(inline: &Inline) -> bool {
    matches!(inline.kind, InlineKind::SoftBreak | InlineKind::HardBreak)
}

/// Cuts one piece of running text; what cannot be cut goes behind.
fn split_inline(inline: &Inline, at: usize) -> (Option<Inline>, Option<Inline>) {
    let with = |kind| {
        Some(Inline {
            span: inline.span,
            kind,
        })
    };
    let cut = |text: &str| {
        let (before, after) = text.split_at(text.floor_char_boundary(at));
        (before.to_owned(), after.trim_start().to_owned())
    };
    let in_two = |of: &dyn Fn(Vec<Inline>) -> InlineKind| {
        let (before, after) = split(children(inline), at);
        (with(of(before)), with(of(after)))
    };
    match &inline.kind {
        InlineKind::Text(text) => {
            let (before, after) = cut(text);
            (
                with(InlineKind::Text(before)),
                with(InlineKind::Text(after)),
            )
        }
        InlineKind::Code(text) => {
            let (before, after) = cut(text);
            (
                with(InlineKind::Code(before)),
                with(InlineKind::Code(after)),
            )
        }
        InlineKind::Emphasis(_) => in_two(&InlineKind::Emphasis),
        InlineKind::Strong(_) => in_two(&InlineKind::Strong),
        InlineKind::Strikethrough(_) => in_two(&InlineKind::Strikethrough),
        InlineKind::Foreign { language, .. } => in_two(&|inlines| InlineKind::Foreign {
            language: language.clone(),
            inlines,
        }),
        InlineKind::Link { target, .. } => in_two(&|inlines| InlineKind::Link {
            target: target.clone(),
            inlines,
        }),
        _ => (None, Some(inline.clone())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn inline(kind: InlineKind) -> Inline {
        let span = Span::at(0);
        Inline { span, kind }
    }

    fn text(words: &str) -> Inline {
        inline(InlineKind::Text(words.to_owned()))
    }

    fn parts(text: &str) -> Vec<&str> {
        let ends = sentences(text).into_iter().chain([text.len()]);
        let mut start = 0;
        ends.map(|end| text[std::mem::replace(&mut start, end)..end].trim_end())
            .collect()
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        assert_eq!(
            parts(
                "It paid USD 3.5 m. Nobody (not Dr. A. Smith) saw it! Then? “Yes.” And so on, e.g. Togo."
            ),
            [
                "It paid USD 3.5 m.",
                "Nobody (not Dr. A. Smith) saw it!",
                "Then?",
                "“Yes.”",
                "And so on, e.g. Togo."
            ]
        );
        assert_eq!(
            parts("社会保障。它在2020年开始。"),
            ["社会保障。", "它在2020年开始。"]
        );
        assert_eq!(
            parts("See art. 5. of the law."),
            ["See art. 5. of the law."]
        );
    }

    #[test]
    fn what_is_cut_is_whole_again_when_put_together() {
        let all = [
            text("One two. "),
            inline(InlineKind::Strong(vec![text("Three"), text(" four.")])),
            inline(InlineKind::FootnoteReference("1".to_owned())),
            inline(InlineKind::SoftBreak),
            text("Five."),
        ];
        let whole = plain_text(&all);
        for at in 1..whole.len() {
            let (head, tail) = split(&all, at);
            let words = |inlines: &[Inline]| plain_text(inlines).replace(' ', "");
            assert_eq!(words(&head) + &words(&tail), whole.replace(' ', ""), "{at}");
        }
        let (head, _) = split(&all, whole.len() - "Five.".len());
        assert!(matches!(&head[2].kind, InlineKind::FootnoteReference(_)));
    }
}
