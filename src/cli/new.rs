//! `new`: a record from its template, filled from what was typed.

use clap::Args;
use serde_json::json;

use crate::cli::Context;
use crate::cli::args::Form;
use crate::cli::error::{Advice, End};
use crate::cli::output::Line;
use crate::cli::query;
use crate::content::ContentError;
use crate::content::scaffold::{Draft, DraftSource};
use crate::library::{LibraryError, NewFile};
use crate::model::{Kind, Language};

/// Write a new record, or a translation of one, to fill in.
///
/// What is not given is marked TODO in the file; `casebook check` tells each place that is left.
#[derive(Debug, Args)]
pub(crate) struct New {
    /// The kind of the record, such as case.
    #[arg(value_parser = query::kind)]
    kind: Kind,
    /// Its id, which is the name of its file, such as tgo-novissi.
    #[arg(value_name = "ID")]
    id: String,
    /// Translate the record of this id into a language, such as fr.
    #[arg(long, value_name = "TAG", value_parser = query::language)]
    lang: Option<Language>,
    /// The title.
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// The summary.
    #[arg(long, value_name = "TEXT")]
    summary: Option<String>,
    /// A country, by code or name; once for each.
    #[arg(long, value_name = "COUNTRY")]
    country: Vec<String>,
    /// A topic; once for each, the main one first.
    #[arg(long, value_name = "TOPIC")]
    topic: Vec<String>,
    /// A stage; for a case once for each.
    #[arg(long, value_name = "STAGE")]
    stage: Vec<String>,
    /// success, mixed or failure.
    #[arg(long, value_name = "OUTCOME")]
    outcome: Option<String>,
    /// Who carried it out.
    #[arg(long, value_name = "TEXT")]
    organisation: Option<String>,
    /// When it began, such as 2020 or 2020-04.
    #[arg(long, value_name = "DATE")]
    start: Option<String>,
    /// When it ended.
    #[arg(long, value_name = "DATE")]
    end: Option<String>,
    /// A source; once for each.
    #[arg(long, value_name = "TITLE|PUBLISHER|DATE|URL")]
    source: Vec<String>,
    /// Print the file instead of writing it.
    #[arg(long, conflicts_with = "format")]
    stdout: bool,
    /// The form of the answer.
    #[command(flatten)]
    form: Form,
}

impl New {
    /// Runs the command.
    pub(crate) fn run(&self, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        let library = context.library()?;
        let name = (self.kind, self.id.as_str());
        let draft = self.draft();
        let file = match &self.lang {
            Some(_) if draft != Draft::default() => {
                let next =
                    "leave out what the original says; its title and summary are put into the file";
                return Err(Advice::new("a translation takes nothing but --lang", next).into());
            }
            Some(language) => library.new_translation(name, language),
            None => library.new_record(name, &draft, context.settings.today),
        };
        let file = file.map_err(|error| self.advised(error))?;
        if self.stdout {
            context.output.file(&file.text)?;
            return Ok(End::Done);
        }
        let place = library.write(&file).map_err(|error| self.advised(error))?;
        let place = place.display().to_string();
        if self.form.is_json() {
            let (path, marks) = (&file.path, file.marks());
            let answer = json!({ "schema": 1, "path": path, "file": place, "todo": marks });
            context.output.json(&answer)?;
        } else {
            context.output.line(&Line::text(&place))?;
            context.say(&next_step(&file));
        }
        Ok(End::Done)
    }

    fn draft(&self) -> Draft {
        Draft {
            title: self.title.clone(),
            summary: self.summary.clone(),
            countries: self.country.clone(),
            topics: self.topic.clone(),
            stages: self.stage.clone(),
            outcome: self.outcome.clone(),
            organisation: self.organisation.clone(),
            start: self.start.clone(),
            end: self.end.clone(),
            sources: self
                .source
                .iter()
                .map(|text| DraftSource::parse(text))
                .collect(),
        }
    }

    /// Adds to an error what to do about it.
    fn advised(&self, error: LibraryError) -> anyhow::Error {
        let next = match &error {
            LibraryError::Scaffold(fault) => fault.help.clone(),
            LibraryError::Taken { path, .. } => {
                let kind = self.kind;
                format!("take another id; `casebook new {kind} ID --lang TAG` translates a record, content/{path} is this one")
            }
            LibraryError::NoOriginal { .. } => {
                "`casebook list` tells the ids; without --lang a new record is written".to_owned()
            }
            LibraryError::Content(ContentError::Exists { .. }) => {
                "edit it, or take another id; nothing was written".to_owned()
            }
            LibraryError::Content(ContentError::BuiltIn) => {
                "name your copy of the library with `--library DIR`, or print the file with --stdout".to_owned()
            }
            _ => return error.into(),
        };
        Advice::on(error, next).into()
    }
}

/// Returns what is said after a file was written.
fn next_step(file: &NewFile) -> String {
    let marks = match file.marks() {
        1 => "one place is".to_owned(),
        marks => format!("{marks} places are"),
    };
    format!(
        "{marks} marked TODO; `casebook check content/{}` tells which are left",
        file.path
    )
}
