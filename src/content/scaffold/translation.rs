//! A translation to be made: title, summary and headings of the original, marked, with the version they stand for.

use super::ScaffoldError;
use super::draft::quoted;
use crate::model::document::{BlockKind, plain_text};
use crate::model::{Language, Record};

/// Returns the text from which a translation of a record is made.
pub fn translation(original: &Record, language: &Language) -> Result<String, ScaffoldError> {
    if original.language == *language {
        let what = format!("{} is in {language} itself", original.id);
        return Err(ScaffoldError::new(
            what,
            "name another language with --lang",
        ));
    }
    let todo = |text: &str| quoted(&format!("TODO: {text}"));
    let version = match original.updated {
        Some(date) => date.to_string(),
        None => todo("the date of the version"),
    };
    // A date that is not whole is a text in TOML.
    let version = if version.len() < 10 {
        quoted(&version)
    } else {
        version
    };
    let mut out = format!(
        "+++\n# What is left out is taken from {}. Translate what is marked; every [^key] of a paragraph stays in it.\n\
         title = {}\nsummary = {}\ntranslation = {{ of = {version}, by = \"TODO: who translates\" }}\n+++\n",
        original.path,
        todo(&original.title.value),
        todo(&original.summary.value),
    );
    for block in &original.body.blocks {
        if let BlockKind::Heading { level, inlines, .. } = &block.kind {
            let marks = "#".repeat(usize::from(*level));
            out.push_str(&["\n", &marks, " TODO: ", &plain_text(inlines), "\n"].concat());
        }
    }
    Ok(out)
}
