//! A text given on standard input.

use std::io::Read;

use anyhow::Context as _;

use crate::cli::error::Advice;
use crate::content;
use crate::model::Kind;

/// The most bytes that are read, as much as a file of a library may have.
const MOST: usize = 16 * 1024 * 1024;

/// Reads all of standard input.
pub(crate) fn read(input: &mut dyn Read) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = u64::try_from(MOST)? + 1;
    input
        .take(most)
        .read_to_end(&mut bytes)
        .context("cannot read standard input")?;
    if bytes.len() > MOST {
        return Err(Advice::new(
            "standard input is larger than 16 MiB",
            "no record is that long",
        )
        .into());
    }
    Ok(bytes)
}

/// Returns the path, relative to `content/`, where a text would stand if it was a record of the library.
pub(crate) fn path(text: &str) -> String {
    let kind = kind(&content::front_matter_json(text));
    format!("{}/stdin.md", kind.folder())
}

/// Returns the kind of record whose fields a front matter has; a case where it has none that tells.
fn kind(front_matter: &serde_json::Value) -> Kind {
    let has = |names: &[&str]| names.iter().any(|name| front_matter.get(name).is_some());
    if has(&["form", "modality", "providers"]) {
        Kind::Project
    } else if has(&["code", "instrument", "official_text"]) {
        Kind::Standard
    } else if has(&["exercises", "objectives", "track"]) {
        Kind::Module
    } else if has(&["labels", "synonyms"]) {
        Kind::Term
    } else if has(&["steps"]) {
        Kind::Agenda
    } else if has(&["stage"]) {
        Kind::Worksheet
    } else {
        Kind::Case
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guesses_the_kind_by_its_fields() {
        let of = |text: &str| kind(&serde_json::from_str(text).unwrap());
        assert_eq!(of(r#"{"title":"x","form":"event"}"#), Kind::Project);
        assert_eq!(of(r#"{"stage":"planning","objectives":[]}"#), Kind::Module);
        assert_eq!(of(r#"{"stage":"planning"}"#), Kind::Worksheet);
        assert_eq!(of(r#"{"labels":{}}"#), Kind::Term);
        assert_eq!(of("{}"), Kind::Case);
    }

    #[test]
    fn refuses_a_text_without_end() {
        assert!(read(&mut std::io::repeat(b'x')).is_err());
        assert_eq!(read(&mut b"text".as_slice()).unwrap(), b"text");
    }
}
