//! Where a link leads, and what of it may be followed.
//!
//! Content is untrusted: a target is one of a few sound forms or it is shown and never followed (`hardening.md`, T4).

use crate::library::worker::Opened;
use crate::source::SafeText;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// To a place on this page.
    Here(String),
    /// To a record of the library.
    Record {
        /// Slug.
        name: String,
        /// Heading.
        anchor: Option<String>,
    },
    /// To the world outside: `http`, `https` or `mailto`.
    Outside(String),
    /// To something that the library does not hold.
    Missing(String),
    /// To something that is never followed.
    Unsafe(String),
}

impl Target {
    /// Returns the target of a link as it is written in a record.
    pub(crate) fn resolve(written: &str, opened: &Opened) -> Self {
        if let Some(anchor) = written.strip_prefix('#') {
            return Self::Here(decoded(anchor));
        }
        let anchor = written
            .split_once('#')
            .map(|(_, anchor)| decoded(anchor))
            .filter(|anchor| !anchor.is_empty());
        if let Some((_, id)) = opened.links.iter().find(|(target, _)| target == written) {
            return match anchor {
                Some(anchor) if *id == opened.record.id => Self::Here(anchor),
                anchor => Self::Record {
                    name: id.slug.clone(),
                    anchor,
                },
            };
        }
        if scheme(written).is_some() {
            return Self::outside(written);
        }
        if written.starts_with("//") || written.starts_with('\\') {
            return Self::Unsafe(written.to_owned());
        }
        Self::Missing(written.to_owned())
    }

    /// Returns the target of a URL: outside if it is of a kind that may be opened, else unsafe.
    pub(crate) fn outside(url: &str) -> Self {
        let known = scheme(url).is_some_and(|scheme| {
            ["http", "https", "mailto"]
                .iter()
                .any(|known| scheme.eq_ignore_ascii_case(known))
        });
        let sound = |character: char| {
            !character.is_control()
                && !character.is_whitespace()
                && !"\"'<>`\\^{|}".contains(character)
        };
        if known
            && url.len() <= 2083
            && url.chars().all(sound)
            && SafeText::line(url).as_str() == url
        {
            Self::Outside(url.to_owned())
        } else {
            Self::Unsafe(url.to_owned())
        }
    }

    /// Returns a line that says where the link leads.
    pub(crate) fn describe(&self) -> SafeText {
        let text = match self {
            Self::Here(anchor) => match anchor.strip_prefix(SOURCE) {
                Some(key) => format!("source {key}"),
                None => format!("#{anchor} on this page"),
            },
            Self::Record {
                name,
                anchor: Some(anchor),
            } => format!("{name} #{anchor}"),
            Self::Record { name, anchor: None } => name.clone(),
            Self::Outside(url) => url.clone(),
            Self::Missing(written) => format!("not in this library: {written}"),
            Self::Unsafe(written) => format!("not followed, unsafe: {written}"),
        };
        SafeText::line(&text)
    }
}

/// What the anchor of a source begins with; no heading's anchor holds a colon.
pub(crate) const SOURCE: &str = "source:";

/// What the anchor of a footnote begins with.
pub(crate) const FOOTNOTE: &str = "footnote:";

/// Returns the scheme of a URL.
fn scheme(text: &str) -> Option<&str> {
    let (scheme, _) = text.split_once(':')?;
    let mut characters = scheme.chars();
    let first = characters.next()?.is_ascii_alphabetic();
    let rest =
        characters.all(|character| character.is_ascii_alphanumeric() || "+-.".contains(character));
    (first && rest).then_some(scheme)
}

/// Returns a fragment with its percent escapes read; as it is where they make no sense.
fn decoded(fragment: &str) -> String {
    let mut bytes = Vec::with_capacity(fragment.len());
    let mut rest = fragment.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let escaped = (*first == b'%')
            .then(|| tail.get(..2))
            .flatten()
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| fragment.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, RecordId};
    use crate::tui::page::trial;

    #[test]
    fn follows_sound_targets_and_nothing_else() {
        let mut opened = trial::case();
        opened.links = vec![
            (
                "../standards/c102.md#part-v".to_owned(),
                RecordId::new(Kind::Standard, "c102"),
            ),
            ("#x".to_owned(), opened.record.id.clone()),
        ];
        let resolve = |written: &str| Target::resolve(written, &opened);
        let anchor = Some("part-v".to_owned());
        let name = "c102".to_owned();
        assert_eq!(
            resolve("../standards/c102.md#part-v"),
            Target::Record { name, anchor }
        );
        assert_eq!(resolve("#caf%C3%A9"), Target::Here("café".to_owned()));
        assert!(matches!(
            resolve("HTTPS://example.org/a?b=c"),
            Target::Outside(_)
        ));
        assert!(matches!(
            resolve("mailto:a@example.org"),
            Target::Outside(_)
        ));
        assert!(matches!(resolve("nowhere.md"), Target::Missing(_)));
        for bad in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "//example.org",
            "https://a b",
            "https://a\u{1b}[31m",
            "https://a\u{202e}b",
            "ms-word:x",
        ] {
            assert!(matches!(resolve(bad), Target::Unsafe(_)), "{bad}");
        }
    }

    #[test]
    fn describes_a_hostile_target_without_a_control_character() {
        let text = Target::Unsafe("x:\u{1b}]0;\u{7}".to_owned()).describe();
        assert!(!text.as_str().chars().any(char::is_control));
    }
}
