//! Finding a section by the name a user types.

use std::ops::Range;

/// A heading as it is looked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Heading<'a> {
    /// 1 to 6; 0 for what stands before the first heading and has no name.
    pub(crate) level: u8,
    /// Its text.
    pub(crate) text: &'a str,
    /// Its anchor.
    pub(crate) anchor: &'a str,
}

/// Returns where the section of a name stands, with those below it: by heading or anchor, else by a beginning, in any case.
pub(crate) fn find(headings: &[Heading<'_>], name: &str) -> Option<Range<usize>> {
    let name = name.trim().to_lowercase();
    if name.is_empty() {
        return None;
    }
    let named = |heading: &Heading<'_>| heading.level > 0;
    let whole = |heading: &Heading<'_>| {
        named(heading) && (heading.text.to_lowercase() == name || heading.anchor == name)
    };
    let begins =
        |heading: &Heading<'_>| named(heading) && heading.text.to_lowercase().starts_with(&name);
    let start = headings.iter().position(whole);
    let start = start.or_else(|| headings.iter().position(begins))?;
    let level = headings[start].level;
    let below = headings[start + 1..].iter();
    let end = start + 1 + below.take_while(|heading| heading.level > level).count();
    Some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_by_heading_anchor_or_beginning_with_what_is_below() {
        let heading = |level, text, anchor| Heading {
            level,
            text,
            anchor,
        };
        let headings = [
            heading(0, "", ""),
            heading(2, "What it shows", "what-it-shows"),
            heading(3, "Law", "law"),
            heading(2, "What", "what"),
        ];
        assert_eq!(find(&headings, "what-it-shows"), Some(1..3));
        assert_eq!(find(&headings, "WHAT"), Some(3..4));
        assert_eq!(find(&headings, "what it"), Some(1..3));
        assert_eq!(find(&headings, " law "), Some(2..3));
        assert_eq!(find(&headings, "x"), None);
        assert_eq!(find(&headings, ""), None);
    }
}
