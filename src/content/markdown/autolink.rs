//! Bare addresses in running text become links; the parser of the dialect leaves them alone.

use crate::model::{Inline, InlineKind};
use crate::source::Span;

/// Returns a text as inlines: what stands between addresses, and the addresses as links.
///
/// `exact` tells whether each byte of the text stands at the same place in the file, counted from the span's start.
pub(crate) fn split(text: &str, span: Span, exact: bool) -> Vec<Inline> {
    let place = |from: usize, to: usize| {
        if exact {
            Span::new(from, to).shifted(span.start)
        } else {
            span
        }
    };
    let plain = |from: usize, to: usize| Inline {
        span: place(from, to),
        kind: InlineKind::Text(text[from..to].to_owned()),
    };
    let mut inlines = Vec::new();
    let (mut done, mut from) = (0, 0);
    while let Some((start, end)) = next_address(text, from) {
        if start > done {
            inlines.push(plain(done, start));
        }
        inlines.push(Inline {
            span: place(start, end),
            kind: InlineKind::Link {
                target: text[start..end].to_owned(),
                inlines: vec![plain(start, end)],
            },
        });
        (done, from) = (end, end);
    }
    if done < text.len() {
        inlines.push(plain(done, text.len()));
    }
    inlines
}

/// Returns the bytes of the first address at or after an offset.
fn next_address(text: &str, mut from: usize) -> Option<(usize, usize)> {
    while let Some(found) = text[from..].find("http") {
        let start = from + found;
        let rest = &text[start..];
        let scheme = ["https://", "http://"]
            .into_iter()
            .find(|scheme| rest.starts_with(scheme));
        let joined = text[..start]
            .chars()
            .next_back()
            .is_some_and(char::is_alphanumeric);
        if let Some(scheme) = scheme
            && !joined
        {
            let length = rest.find(ends_address).unwrap_or(rest.len());
            let kept = trim(&rest[..length]);
            if kept.len() > scheme.len() {
                return Some((start, start + kept.len()));
            }
        }
        from = start + 4;
    }
    None
}

fn ends_address(character: char) -> bool {
    character.is_whitespace() || character.is_control() || matches!(character, '<' | '>' | '"')
}

/// Cuts off what belongs to the sentence: final punctuation, and brackets closed but not opened.
fn trim(mut address: &str) -> &str {
    loop {
        let Some(last) = address.chars().next_back() else {
            return address;
        };
        let sentence = matches!(
            last,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~'
        );
        let bracket = last == ')' && address.matches(')').count() > address.matches('(').count();
        if !(sentence || bracket) {
            return address;
        }
        address = &address[..address.len() - last.len_utf8()];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(text: &str) -> Vec<String> {
        split(text, Span::new(0, text.len()), true)
            .into_iter()
            .filter_map(|inline| match inline.kind {
                InlineKind::Link { target, .. } => {
                    assert_eq!(text[inline.span.range()], target);
                    Some(target)
                }
                _ => None,
            })
            .collect()
    }

    #[test]
    fn leaves_the_sentence_out_of_the_address() {
        assert_eq!(
            addresses("See https://a.org/x_(y), (http://b.org/z) and https://c.org/?q=1."),
            [
                "https://a.org/x_(y)",
                "http://b.org/z",
                "https://c.org/?q=1"
            ]
        );
    }

    #[test]
    fn takes_nothing_that_is_no_address() {
        assert!(addresses("xhttp://a.org http:// https: http httpx://a").is_empty());
        assert_eq!(
            addresses("见http://中.org/社，").len(),
            0,
            "joined to a letter"
        );
    }

    #[test]
    fn loses_no_text() {
        let text = "a http://b.org, c";
        let all: String = split(text, Span::new(0, text.len()), true)
            .iter()
            .map(|inline| &text[inline.span.range()])
            .collect();
        assert_eq!(all, text);
    }
}
