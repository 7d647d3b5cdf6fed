//! `cite`: how a record or one of its sources is cited, as a sentence or for a program that keeps references.

use std::collections::BTreeSet;

use clap::{Args, ValueEnum};

use crate::cli::Context;
use crate::cli::args::InterfaceLanguage;
use crate::cli::error::{Advice, End};
use crate::cli::{export, unresolved};
use crate::export::cite::{self, Form, Work};
use crate::library::Library;
use crate::library::worker::Opened;
use crate::model::View;

/// Cite records or their sources: as text (APA), BibTeX, RIS or JSON.
///
/// Text is a sentence a line, after APA 7. BibTeX is for LaTeX, RIS for Zotero and others. What is not known is left out or
/// told as `n.d.`; who published a source is not taken for its author.
#[derive(Debug, Args)]
pub(crate) struct Cite {
    /// The ids of records, or names of pages such as country/tgo; ID#KEY is a source of a record.
    #[arg(value_name = "ID", required = true)]
    names: Vec<String>,
    /// The source of this key, or of this number on the page.
    #[arg(long, value_name = "KEY|N", conflicts_with = "sources")]
    source: Option<String>,
    /// All sources instead of the record.
    #[arg(long)]
    sources: bool,
    /// The form; else as the name of the file says, else text.
    #[arg(
        long,
        value_enum,
        value_name = "text|bibtex|ris|json",
        hide_possible_values = true
    )]
    format: Option<Format>,
    /// Write to this file instead of printing.
    #[arg(long, value_name = "FILE")]
    out: Option<String>,
    /// Overwrite the file if it is there.
    #[arg(long, requires = "out")]
    force: bool,
    /// The language of records.
    #[command(flatten)]
    pub(crate) language: InterfaceLanguage,
}

/// The forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A sentence a line, after APA 7.
    #[value(alias = "apa")]
    Text,
    /// For LaTeX.
    #[value(alias = "bib")]
    Bibtex,
    /// For Zotero and others.
    Ris,
    /// For programs: one JSON document.
    Json,
}

impl Cite {
    /// Runs the command.
    pub(crate) fn run(&self, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        let form = self.form()?;
        let library = context.library()?;
        let mut works: Vec<Work> = Vec::new();
        let mut is_whole = true;
        for name in &self.names {
            match self.of(name, &library, context)? {
                Some(found) => works.extend(found),
                None => is_whole = false,
            }
        }
        // What is named twice is cited once.
        let mut seen = BTreeSet::new();
        works.retain(|work| seen.insert(work.name()));
        if !is_whole || works.is_empty() {
            return Ok(End::Nothing);
        }
        let text = cite::file(&works, form);
        export::put(&text, self.out.as_deref(), self.force, context)?;
        if form == Form::Text {
            for work in &works {
                if let Some(had) = work.had {
                    context.say(&format!("{}: {had}", work.name()));
                }
            }
        }
        Ok(End::Done)
    }

    /// Returns the form that is asked for.
    fn form(&self) -> Result<Form, Advice> {
        if let Some(format) = self.format {
            return Ok(match format {
                Format::Text => Form::Text,
                Format::Bibtex => Form::Bibtex,
                Format::Ris => Form::Ris,
                Format::Json => Form::Json,
            });
        }
        match &self.out {
            None => Ok(Form::Text),
            Some(file) => Form::of_name(file).ok_or_else(|| {
                let what = format!("the name {file} says no form");
                Advice::new(
                    what,
                    "end it in .txt, .bib, .ris or .json, or add `--format`",
                )
            }),
        }
    }

    /// Returns what a name stands for; nothing where it leads to nothing, which is told.
    fn of(
        &self,
        name: &str,
        library: &Library,
        context: &mut Context<'_, '_>,
    ) -> anyhow::Result<Option<Vec<Work>>> {
        let (name, key) = match name.split_once('#') {
            Some((name, key)) => (name, Some(key)),
            None => (name, self.source.as_deref()),
        };
        let Some(opened) = open(name, library, context)? else {
            return Ok(None);
        };
        let record = &opened.record;
        let slug = &record.id.slug;
        if let Some(key) = key {
            let found = sourced(&opened, key);
            if found.is_none() {
                tell_sources(&opened, key, context);
            }
            return Ok(found.map(|work| vec![work]));
        }
        if !self.sources {
            return Ok(Some(vec![Work::of_record(record, &library.tables().info)]));
        }
        let sources = record.sources.iter();
        let works: Vec<Work> = sources
            .map(|source| Work::of_source(source, slug))
            .collect();
        if works.is_empty() {
            context.say(&format!("{slug} names no sources"));
        }
        Ok(Some(works))
    }
}

/// Opens a record or a view; nothing where the name leads to nothing, which is told.
fn open(
    name: &str,
    library: &Library,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<Option<Opened>> {
    let language = context.settings.language.clone();
    if let Some(view) = View::parse(name) {
        return Ok(Some(library.view(&view, &language)?));
    }
    let Some(listed) = unresolved::resolve(name, library, context)? else {
        return Ok(None);
    };
    let is_file = name.contains(['/', '\\']);
    let listed = if is_file {
        listed
    } else {
        library.in_language(listed, &language)
    };
    Ok(Some(library.open_record(&listed.path)?))
}

/// Returns the source of a key or a number.
fn sourced(opened: &Opened, key: &str) -> Option<Work> {
    let record = &opened.record;
    let by_number = || {
        let number: usize = key.parse().ok()?;
        record.sources.get(number.checked_sub(1)?)
    };
    let source = record.source(key).or_else(by_number)?;
    Some(Work::of_source(source, &record.id.slug))
}

/// Says which sources a record has.
fn tell_sources(opened: &Opened, key: &str, context: &mut Context<'_, '_>) {
    let record = &opened.record;
    let sources = record.sources.iter().zip(1..);
    let known: Vec<String> = sources
        .map(|(source, number)| format!("{number} {}", source.key.value))
        .collect();
    let slug = &record.id.slug;
    if known.is_empty() {
        context.say(&format!("{slug} names no sources"));
    } else {
        let known = known.join(", ");
        context.say(&format!(
            "{slug} has no source `{key}`; its sources are: {known}"
        ));
    }
}
