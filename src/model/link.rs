//! Where a link leads, as far as its text tells: the one reading of a target that rules, index, worker and reader share.
//!
//! Content is untrusted: a target is one of a few sound forms or it is never followed (the list of schemes that may be
//! is here and nowhere else). Whether there is something at the other end is for others to say.

use crate::source::SafeText;

/// What the target of a link is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Something outside, in a scheme that may be followed.
    Outside,
    /// A scheme that is never followed, or a target that is no address.
    Unsafe,
    /// A place in the library.
    Inside {
        /// The path relative to `content/`.
        path: String,
        /// The name of the heading; absent where the link has none.
        heading: Option<String>,
    },
    /// A path that leaves the library.
    Beyond,
}

/// The schemes that may be followed.
const SCHEMES: [&str; 3] = ["http", "https", "mailto"];

/// The longest address that is followed, in bytes; browsers take no longer ones.
const LONGEST: usize = 2083;

impl Target {
    /// Reads the target of a link in the file at a path relative to `content/`.
    pub fn read(from: &str, target: &str) -> Self {
        if let Some(scheme) = scheme(target) {
            let known = SCHEMES.iter().any(|one| scheme.eq_ignore_ascii_case(one));
            return if known && is_plain(target) {
                Self::Outside
            } else {
                Self::Unsafe
            };
        }
        if target.starts_with("//") || target.contains(['\\', '\0']) {
            return Self::Unsafe;
        }
        let (file, heading) = match target.split_once('#') {
            Some((file, heading)) => (file, Some(decoded(heading))),
            None => (target, None),
        };
        let file = file.split('?').next().unwrap_or_default();
        if file.is_empty() {
            return Self::Inside {
                path: from.to_owned(),
                heading,
            };
        }
        match resolve(from, &decoded(file)) {
            Some(path) => Self::Inside { path, heading },
            None => Self::Beyond,
        }
    }
}

/// Tells whether an address holds nothing that a terminal, a shell or a browser could take for something else.
fn is_plain(target: &str) -> bool {
    let sound = |character: char| {
        !character.is_control() && !character.is_whitespace() && !"\"'<>`\\^{|}".contains(character)
    };
    target.len() <= LONGEST
        && target.chars().all(sound)
        && SafeText::line(target).as_str() == target
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
fn resolve(from: &str, relative: &str) -> Option<String> {
    if relative.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
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

/// Returns a path or a fragment with its percent escapes read; as it is where they make no text.
pub fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = text
            .get(at + 1..at + 3)
            .filter(|_| bytes[at] == b'%')
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        out.push(code.unwrap_or(bytes[at]));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inside(target: &str) -> Option<String> {
        match Target::read("cases/x.md", target) {
            Target::Inside {
                path,
                heading: Some(heading),
            } => Some(format!("{path}#{heading}")),
            Target::Inside {
                path,
                heading: None,
            } => Some(path),
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
            ("y.md#%E8%80%81", "cases/y.md#老"),
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
            assert_eq!(
                Target::read("cases/x.md", target),
                Target::Beyond,
                "{target}"
            );
        }
    }

    #[test]
    fn tells_schemes_apart() {
        for target in ["https://a.org", "HTTP://a.org", "mailto:a@b.org"] {
            assert_eq!(
                Target::read("cases/x.md", target),
                Target::Outside,
                "{target}"
            );
        }
        for target in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "java\tscript:x",
            "//host/share",
            "\\\\host\\share",
            "https://a.org/\u{1b}[31m",
            "https://a.org/`x`",
            "https://a.org/\u{202e}b",
            "C:/x",
            "ms-word:x",
        ] {
            assert_eq!(
                Target::read("cases/x.md", target),
                Target::Unsafe,
                "{target}"
            );
        }
    }
}
