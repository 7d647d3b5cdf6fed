//! What is read while one learns: the sections of a module, the passage where an answer stands.

use super::training::{Section, Taught};
use crate::cli::flow::{Margin, flow};
use crate::cli::output::{Line, Role};
use crate::cli::plain_page::{Page, Sheet};
use crate::learn;
use crate::library::{Library, LibraryError};
use crate::model::{Detail, Kind, Language, Progress};
use crate::search::Listed;

/// What stands before the body of a page, and behind it.
const OBJECTIVES: &str = "objectives";
const NOTES: &str = "notes";

/// Reads a module in the language of the learner; nothing where the record is none.
pub(in crate::cli) fn taught(
    listed: Listed,
    library: &Library,
    language: &Language,
    width: usize,
) -> Result<Option<Taught>, LibraryError> {
    let listed = library.in_language(listed, language);
    let opened = library.open_record(&listed.path)?;
    let Detail::Module(module) = &opened.record.detail else {
        return Ok(None);
    };
    let sheet = Sheet {
        width,
        language: language.tag(),
    };
    let page = Page::of_text(&opened, &library.tables(), sheet);
    Ok(Some(Taught {
        slug: opened.record.id.slug.clone(),
        title: opened.record.title.value.clone(),
        updated: opened.record.updated,
        module: module.as_ref().clone(),
        sections: sections(&page),
    }))
}

/// Reads the modules of which something was done, in the order in which they are learned; or only one of them.
pub(in crate::cli) fn begun(
    module: Option<&Listed>,
    progress: &Progress,
    library: &Library,
    language: &Language,
    width: usize,
) -> Result<Vec<Taught>, LibraryError> {
    let records = library.of_kind(Kind::Module)?;
    let mut begun = Vec::new();
    for (record, _) in learn::path(&records) {
        let is_wanted = module.is_none_or(|module| module.id == record.id);
        if is_wanted && progress.course(&record.id.slug).is_some() {
            let listed = Listed {
                id: record.id.clone(),
                language: record.language.clone(),
                title: record.title.value.clone(),
                path: record.path.clone(),
            };
            begun.extend(taught(listed, library, language, width)?);
        }
    }
    Ok(begun)
}

/// Returns what is read at a time: what stands under each heading. A heading with nothing under it goes with the next one.
fn sections(page: &Page) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut is_bare = false;
    for (heading, lines) in page.parts() {
        if heading.level == 0 || [OBJECTIVES, NOTES].contains(&heading.anchor) {
            continue;
        }
        match sections.last_mut().filter(|_| is_bare) {
            Some(bare) => {
                bare.heading = format!("{}, {}", bare.heading, heading.text);
                bare.lines.push(Line::new());
                bare.lines.extend(lines.iter().cloned());
            }
            None => sections.push(Section {
                heading: heading.text.to_owned(),
                anchor: heading.anchor.to_owned(),
                lines: lines.to_vec(),
            }),
        }
        is_bare = !lines.iter().any(|line| is_text(line, heading.text));
    }
    sections
}

/// Tells whether a line says more than its heading.
fn is_text(line: &Line, heading: &str) -> bool {
    let text = line.plain();
    let text = text.trim_start_matches('#').trim();
    !text.is_empty() && !heading.contains(text)
}

/// Returns the passage that an exercise names, a slug or `slug#heading`: the section, or what the record is about. Where it
/// cannot be read, what is wrong is told in its place.
pub(in crate::cli) fn passage(
    see: &str,
    library: &Library,
    language: &Language,
    width: usize,
) -> Vec<Line> {
    let (slug, anchor) = see.split_once('#').unwrap_or((see, ""));
    let listed = match library.resolve(slug) {
        Ok(Ok(listed)) => library.in_language(listed, language),
        _ => return vec![Line::text(&format!("{see} cannot be read."))],
    };
    let Ok(opened) = library.open_record(&listed.path) else {
        return vec![Line::text(&format!("{see} cannot be read."))];
    };
    let sheet = Sheet {
        width,
        language: language.tag(),
    };
    let page = Page::of_text(&opened, &library.tables(), sheet);
    let mut lines = vec![Line::new()];
    lines.extend(page.section(anchor).unwrap_or_else(|| {
        let (title, summary) = (&opened.record.title.value, &opened.record.summary.value);
        let text = format!("{title}\n{summary}");
        flow(&[(Role::Text, text)], width, &Margin::default())
    }));
    lines.push(Line::new());
    lines
}
