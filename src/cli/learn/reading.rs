//! What is read while one learns: the sections of a module, the passage where an answer stands.

use crate::cli::flow::{Margin, flow};
use crate::cli::output::{Line, Role};
use crate::cli::plain_page::{Page, Sheet};
use crate::learn::{self, Section, Taught};
use crate::library::{Library, LibraryError};
use crate::model::{Kind, Language, Progress};
use crate::search::Listed;

/// A module, and what is read out of each of its sections.
pub(in crate::cli) type Lesson = (Taught, Vec<Vec<Line>>);

/// Reads a module in the language of the learner, with what is read out of each of its sections; nothing where the record
/// is none.
pub(in crate::cli) fn taught(
    listed: Listed,
    library: &Library,
    language: &Language,
    width: usize,
) -> Result<Option<Lesson>, LibraryError> {
    let listed = library.in_language(listed, language);
    let opened = library.open_record(&listed.path)?;
    let Some(taught) = Taught::of(&opened.record) else {
        return Ok(None);
    };
    let sheet = Sheet::new(width, language.tag());
    let page = Page::of_text(&opened, &library.tables(), sheet);
    let sections = taught.sections.iter();
    let sections = sections.map(|section| lines(section, &page)).collect();
    Ok(Some((taught, sections)))
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
            let taught = taught(listed, library, language, width)?;
            begun.extend(taught.map(|(taught, _)| taught));
        }
    }
    Ok(begun)
}

/// Returns the lines of a section, headings included.
fn lines(section: &Section, page: &Page) -> Vec<Line> {
    let mut lines = Vec::new();
    for anchor in &section.anchors {
        let mut parts = page.parts();
        let part = parts.find(|(heading, _)| heading.level > 0 && heading.anchor == anchor);
        if !lines.is_empty() {
            lines.push(Line::new());
        }
        lines.extend(part.map_or(&[][..], |(_, lines)| lines).iter().cloned());
    }
    lines
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
    let sheet = Sheet::new(width, language.tag());
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
