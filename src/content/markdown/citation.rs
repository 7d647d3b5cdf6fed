//! Citations that the parser leaves as text, because a bracket stands right behind: `[^key][text](address)`.
//!
//! `CommonMark` takes two pairs of brackets for a link and its name; the parser, having found no such link, forgets that
//! the first pair can stand alone. A git host reads a citation and a link, and so does every text without spaces between
//! its sentences. What is no key, or stands behind a backslash, stays text; the rules tell of it.

/// Returns where the citation begins that the bracket at an offset closes, and its key.
pub(crate) fn closed_at(raw: &str, bracket: usize) -> Option<(usize, &str)> {
    let before = raw.get(..bracket)?;
    let start = before.rfind(['[', ']'])?;
    let key = before[start..].strip_prefix("[^")?;
    let is_key = |character: char| character.is_alphanumeric() || "-_.:".contains(character);
    (!key.is_empty() && key.chars().all(is_key) && !is_escaped(raw, start)).then_some((start, key))
}

/// Tells whether a backslash makes the sign at an offset one of the text.
pub(crate) fn is_escaped(raw: &str, at: usize) -> bool {
    let signs = raw.as_bytes().iter().take(at).rev();
    signs.take_while(|sign| **sign == b'\\').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_key_between_brackets() {
        let closed = |raw: &'static str| closed_at(raw, raw.rfind(']').unwrap());
        assert_eq!(closed("养老[^ipa-2021]"), Some((6, "ipa-2021")));
        assert_eq!(closed("a\\\\[^b]"), Some((3, "b")), "an escaped backslash");
        for text in [
            "a\\[^b]", "[^]", "[^a b]", "[^a[b]]", "[b]", "b]", "[^a\nb]", "[^a&b]",
        ] {
            assert_eq!(closed(text), None, "{text}");
        }
    }
}
