//! Templates: texts with places to be filled, `<<name>>` or `<<name|what stands there unless it is filled>>`.

use std::collections::BTreeMap;

/// What is filled in, by the name of its place.
pub(super) type Filling = BTreeMap<&'static str, String>;

const OPEN: &str = "<<";
const CLOSE: &str = ">>";

/// Returns a template with its places filled.
pub(super) fn filled(template: &str, filling: &Filling) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, inside, after)) = next(rest) {
        let (name, default) = inside.split_once('|').unwrap_or((inside, ""));
        out.push_str(before);
        out.push_str(filling.get(name).map_or(default, String::as_str));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Tells whether a template has a place of this name.
pub(super) fn has(template: &str, name: &str) -> bool {
    let mut rest = template;
    while let Some((_, inside, after)) = next(rest) {
        if inside.split('|').next() == Some(name) {
            return true;
        }
        rest = after;
    }
    false
}

/// Returns what stands before the next place, in it and after it.
fn next(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once(OPEN)?;
    let (inside, after) = rest.split_once(CLOSE)?;
    Some((before, inside, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_places_and_leaves_the_default_of_others() {
        let filling = Filling::from([("a", "1 <<b>>".to_owned())]);
        assert_eq!(filled("<<a|x>> <<b|y>> <<c>>.", &filling), "1 <<b>> y .");
        assert!(has("x <<b|y>> <<a>>", "a") && !has("<<b|a>>", "a"));
        assert_eq!(filled("an open << place", &filling), "an open << place");
    }
}
