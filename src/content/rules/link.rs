//! Where the links of a record lead, as far as their text tells: the one reading of a target that the rules share.

use crate::model::{InlineKind, Record};
use crate::source::Span;

/// What a target is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target<'a> {
    /// Something outside, in a scheme that may be followed.
    Outside,
    /// A scheme that is never followed, or a target that is no address.
    Unsafe,
    /// A place in the library: the path relative to `content/`, and the heading.
    Inside(String, Option<&'a str>),
    /// A path that leaves the library.
    Beyond,
}

/// The schemes that may be followed.
const SCHEMES: [&str; 3] = ["http", "https", "mailto"];

/// Returns the targets of all links and images of a record, with their places.
pub(crate) fn targets(record: &Record) -> Vec<(&str, Span)> {
    let mut all = Vec::new();
    record
        .body
        .for_each_inline(&mut |inline| match &inline.kind {
            InlineKind::Link { target, .. } | InlineKind::Image { target, .. } => {
                all.push((target.as_str(), inline.span));
            }
            _ => {}
        });
    all
}

/// Reads the target of a link in the file at `path`.
pub(crate) fn read<'a>(path: &str, target: &'a str) -> Target<'a> {
    if let Some(scheme) = scheme(target) {
        let known = SCHEMES.iter().any(|one| scheme.eq_ignore_ascii_case(one));
        let sound = !target.contains(|at: char| at.is_control() || at.is_whitespace());
        return if known && sound {
            Target::Outside
        } else {
            Target::Unsafe
        };
    }
    if target.starts_with("//") || target.contains(['\\', '\0']) {
        return Target::Unsafe;
    }
    let (file, heading) = match target.split_once('#') {
        Some((file, heading)) => (file, Some(heading)),
        None => (target, None),
    };
    let file = file.split('?').next().unwrap_or_default();
    if file.is_empty() {
        return Target::Inside(path.to_owned(), heading);
    }
    match resolve(path, &decoded(file)) {
        Some(file) => Target::Inside(file, heading),
        None => Target::Beyond,
    }
}

/// Returns what stands before the first colon, where that is a scheme by its letters.
fn scheme(target: &str) -> Option<&str> {
    let (scheme, _) = target.split_once(':')?;
    let letters = scheme
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    // Browsers drop blanks and controls inside a scheme, so a name with one is a disguise, not a path.
    let disguised = scheme.contains(|at: char| at.is_control() || at.is_whitespace());
    (letters || disguised).then_some(scheme)
}

/// Returns the path a relative one leads to, `None` where it leaves the library.
fn resolve(path: &str, relative: &str) -> Option<String> {
    if relative.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Returns a path with its percent escapes read; those that make no text stay.
fn decoded(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = path
            .get(at + 1..at + 3)
            .filter(|_| bytes[at] == b'%')
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        out.push(code.unwrap_or(bytes[at]));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap_or_else(|_| path.to_owned())
}

/// Returns a heading's name as a link writes it, with its percent escapes read.
pub(crate) fn fragment(heading: &str) -> String {
    decoded(heading)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inside(target: &str) -> Option<String> {
        match read("cases/x.md", target) {
            Target::Inside(path, heading) => {
                Some(heading.map_or(path.clone(), |heading| format!("{path}#{heading}")))
            }
            _ => None,
        }
    }

    #[test]
    fn resolves_relative_paths() {
        for (target, path) in [
            ("y.md", "cases/y.md"),
            ("./y.md#a", "cases/y.md#a"),
            ("../terms/y.md", "terms/y.md"),
            ("#a", "cases/x.md#a"),
            ("y%2Emd", "cases/y.md"),
            ("a/../y.md", "cases/y.md"),
        ] {
            assert_eq!(inside(target).as_deref(), Some(path), "{target}");
        }
    }

    #[test]
    fn tells_what_leaves_the_library() {
        for target in [
            "../../CONTRIBUTING.md",
            "/etc/passwd",
            "%2e%2e/%2e%2e/x",
            "../a/../../b",
        ] {
            assert_eq!(read("cases/x.md", target), Target::Beyond, "{target}");
        }
    }

    #[test]
    fn tells_schemes_apart() {
        for target in ["https://a.org", "HTTP://a.org", "mailto:a@b.org"] {
            assert_eq!(read("cases/x.md", target), Target::Outside, "{target}");
        }
        for target in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "java\tscript:x",
            "//host/share",
            "\\\\host\\share",
            "https://a.org/\u{1b}[31m",
            "C:/x",
            "ms-word:x",
        ] {
            assert_eq!(read("cases/x.md", target), Target::Unsafe, "{target}");
        }
    }
}
