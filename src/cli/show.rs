//! `show`: one record as text, as JSON, or as its file stands.

use std::sync::Arc;

use clap::Args;
use serde_json::json;

use crate::cli::Context;
use crate::cli::args::{Form, InterfaceLanguage};
use crate::cli::error::End;
use crate::cli::output::{Line, Role};
use crate::cli::plain_page::{Page, Sheet};
use crate::cli::section::{self, Heading};
use crate::cli::stdin;
use crate::cli::unresolved;
use crate::content;
use crate::library::worker::Opened;
use crate::library::{Library, LibraryError, json};
use crate::model::{Document, Record, Section, Tables};
use crate::search::Listed;

/// Show one record.
#[derive(Debug, Args)]
pub(crate) struct Show {
    /// The id of a record, a beginning that only one id has, or a path; - shows Markdown from standard input.
    #[arg(value_name = "ID")]
    name: String,
    /// Only the section of this heading.
    #[arg(long, value_name = "NAME")]
    section: Option<String>,
    /// The file as it stands.
    #[arg(long, conflicts_with = "format")]
    raw: bool,
    /// The form of the answer.
    #[command(flatten)]
    form: Form,
    /// The language of labels.
    #[command(flatten)]
    pub(crate) language: InterfaceLanguage,
}

/// What is shown: a text and what it was read as.
struct Shown {
    text: String,
    body: Document,
    record: Option<(Opened, Arc<Tables>)>,
    /// The file of the original, where the record is a translation.
    original: Option<String>,
}

impl Show {
    /// Runs the command.
    pub(crate) fn run(&self, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        if self.name == "-" {
            let shown = self.read_stdin(context)?;
            return self.show(&shown, context);
        }
        let library = context.library()?;
        let listed = match library.resolve(&self.name) {
            Ok(Ok(listed)) => self.version(listed, &library, context),
            Ok(Err(why)) => return Ok(unresolved::tell(&self.name, &why, context)),
            Err(LibraryError::SetAside { path }) if self.raw && self.section.is_none() => {
                context.output.file(&library.read_text(&path)?)?;
                return Ok(End::Done);
            }
            Err(LibraryError::SetAside { path }) => {
                return Ok(unresolved::tell_set_aside(&path, context));
            }
            Err(error) => return Err(error.into()),
        };
        let as_it_stands = self.raw || self.form.is_json();
        let text = if as_it_stands {
            library.read_text(&listed.path)?
        } else {
            String::new()
        };
        if self.raw && self.section.is_none() {
            context.output.file(&text)?;
            return Ok(End::Done);
        }
        let opened = library.open_record(&listed.path)?;
        let body = self.body(&opened.record);
        let tables = library.tables();
        self.show(
            &Shown {
                text,
                body,
                record: Some((opened, tables)),
                original: library.original_text(&listed.path),
            },
            context,
        )
    }

    /// Returns the record in the language of the reader, unless a file was named. What a program reads depends on what
    /// was typed alone.
    fn version(&self, listed: Listed, library: &Library, context: &Context<'_, '_>) -> Listed {
        let is_file = self.name.contains(['/', '\\']);
        let is_for_programs = self.raw || self.form.is_json();
        if is_file || (is_for_programs && context.settings.typed_language.is_none()) {
            return listed;
        }
        library.in_language(listed, &context.settings.language)
    }

    /// Reads Markdown, or a whole record, from standard input.
    fn read_stdin(&self, context: &mut Context<'_, '_>) -> anyhow::Result<Shown> {
        let bytes = stdin::read(context.input)?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let begins = text.trim_start_matches('\u{feff}').starts_with("+++");
        if begins {
            let tables = context.library()?.tables();
            let path = stdin::path(&text);
            let record =
                content::parse_record(&path, &bytes, &tables).and_then(|parsed| parsed.record);
            if let Some(record) = record {
                let body = self.body(&record);
                let opened = Opened::alone(record);
                return Ok(Shown {
                    text,
                    body,
                    record: Some((opened, tables)),
                    original: None,
                });
            }
            context.say("the front matter cannot be read; `casebook check -` says why");
        }
        let body = content::parse_document(&text, 0);
        Ok(Shown {
            text,
            body,
            record: None,
            original: None,
        })
    }

    /// Returns the body that is shown: as the file has it, or as a reader has it.
    fn body(&self, record: &Record) -> Document {
        if self.raw {
            record.body.clone()
        } else {
            record.reading().into_owned()
        }
    }

    fn show(&self, shown: &Shown, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        if self.raw {
            return self.show_raw(shown, context);
        }
        if self.form.is_json() {
            return self.show_json(shown, context);
        }
        let language = context.settings.language.tag().to_owned();
        let sheet = Sheet {
            room: context.settings.room,
            ..Sheet::new(context.output.look().width, &language)
        };
        let page = match &shown.record {
            Some((opened, tables)) => Page::of_record(opened, tables, sheet),
            None => Page::of_document(&shown.body, sheet),
        };
        let lines = match &self.section {
            None => page.lines(),
            Some(name) => match page.section(name) {
                Some(lines) => lines,
                None => return Ok(no_section(name, &page.headings(), context)),
            },
        };
        context.begin_page();
        context.output.lines(&lines)?;
        context.end_page()?;
        Ok(End::Done)
    }

    fn show_raw(&self, shown: &Shown, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        let sections = shown.body.sections();
        let Some(name) = &self.section else {
            context.output.file(&shown.text)?;
            return Ok(End::Done);
        };
        let Some(found) = matching(&sections, name) else {
            return Ok(no_section(name, &headings(&sections), context));
        };
        let end = found.last().map_or(0, |section| section.span.end);
        let start = found.first().map_or(end, |section| section.span.start);
        let text = shown.text.get(start..end).unwrap_or_default();
        let line_break = if text.ends_with('\n') { "" } else { "\n" };
        context.output.file(&format!("{text}{line_break}"))?;
        Ok(End::Done)
    }

    fn show_json(&self, shown: &Shown, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        let sections = shown.body.sections();
        let kept = match &self.section {
            None => sections.as_slice(),
            Some(name) => match matching(&sections, name) {
                Some(found) => found,
                None => return Ok(no_section(name, &headings(&sections), context)),
            },
        };
        let front = json::Front {
            text: &shown.text,
            original: shown.original.as_deref(),
            opened: shown.record.as_ref().map(|(opened, _)| opened),
        };
        let record = json::front(front, kept);
        context
            .output
            .json(&json!({ "schema": 1, "record": record }))?;
        Ok(End::Done)
    }
}

/// Says that there is no section of this name, and which there are.
fn no_section(name: &str, headings: &[&str], context: &mut Context<'_, '_>) -> End {
    context.output.complain(&Line::text(&format!(
        "casebook: no section is called `{name}`; there are:"
    )));
    for heading in headings {
        context
            .output
            .complain(&Line::text("  ").put(Role::Key, heading));
    }
    End::Nothing
}

fn headings(sections: &[Section]) -> Vec<&str> {
    let named = sections.iter().filter(|section| section.level > 0);
    named.map(|section| section.heading.as_str()).collect()
}

/// Returns the section of a name with those below it.
fn matching<'a>(sections: &'a [Section], name: &str) -> Option<&'a [Section]> {
    let heading = |section: &'a Section| Heading {
        level: section.level,
        text: &section.heading,
        anchor: &section.anchor,
    };
    let headings: Vec<Heading<'_>> = sections.iter().map(heading).collect();
    section::find(&headings, name).map(|found| &sections[found])
}
