//! `learn`: the modules in the order in which they are learned, their exercises line by line, what was learned;
//! `learn worksheet`: a copy of a worksheet to fill in.
//!
//! What is right and what comes back is the room `learn`'s; this file holds what may be typed.

mod keeping;
mod list;
mod reading;
mod report;
mod run;
pub(super) mod training;
mod worksheet;

use clap::{Args, Subcommand, ValueEnum};

pub(super) use self::keeping::Keeping;
pub(super) use self::list::{before, state};
pub(super) use self::reading::{Lesson, begun, passage, taught};
pub(super) use self::worksheet::own_copy;
use crate::cli::Context;
use crate::cli::args::InterfaceLanguage;
use crate::cli::error::{Advice, End};
use crate::cli::unresolved;
use crate::library::{Library, LibraryError, Unresolved};
use crate::model::Kind;
use crate::search::Listed;
use crate::tui::app::NOT_IN_A_ROOM;
use worksheet::Worksheet;

/// List the modules, do one line by line, or write a worksheet.
///
/// With MODULE its test, its sections and its exercises come one by one; each answer is judged and kept at once. Answers
/// are read from the terminal, or as lines from standard input.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub(crate) struct Learn {
    /// What else can be done.
    #[command(subcommand)]
    what: Option<What>,
    /// The module to do: its id, or a beginning that only one module has.
    #[arg(value_name = "MODULE")]
    module: Option<String>,
    /// Ask the questions that come back: those that were not answered right, until they are on two different days.
    #[arg(long, conflicts_with_all = ["progress", "reset"])]
    review: bool,
    /// Tell what was done, by module; as csv every answer, as md a page to print and hand in.
    #[arg(long)]
    progress: bool,
    /// Forget what was done in MODULE, or in all modules; asks first.
    #[arg(long, conflicts_with = "progress")]
    reset: bool,
    /// The form of the answer; text is the default, csv and md go with --progress.
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "text|json|csv|md",
        hide_possible_values = true,
        hide_default_value = true
    )]
    format: Format,
    /// The language of labels.
    #[command(flatten)]
    language: InterfaceLanguage,
}

/// The forms of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people; lines with tabs where it goes to no terminal.
    #[default]
    Text,
    /// For programs: one JSON document.
    Json,
    /// For a spreadsheet.
    Csv,
    /// For a document: Markdown.
    #[value(alias = "markdown")]
    Md,
}

/// What else can be done.
#[derive(Debug, Subcommand)]
enum What {
    Worksheet(Worksheet),
}

impl Learn {
    /// Returns the language of the interface, typed here or after what else is done.
    pub(crate) fn language(&self) -> &InterfaceLanguage {
        match &self.what {
            Some(What::Worksheet(worksheet)) => &worksheet.language,
            None => &self.language,
        }
    }

    /// Runs the command.
    pub(crate) fn run(&self, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        if let Some(What::Worksheet(worksheet)) = &self.what {
            return worksheet.run(context);
        }
        let is_talk = self.module.is_some() || self.review || self.reset;
        let is_fit = match self.format {
            Format::Text => true,
            Format::Json => self.progress || !is_talk,
            Format::Csv | Format::Md => self.progress,
        };
        if !is_fit {
            let next = "`--progress` tells what was done in any form";
            return Err(Advice::new("this form does not go with what is asked for", next).into());
        }
        if context.settings.room && (self.progress || self.review || self.reset) {
            let next = "leave `--room` out, or `room` in the settings";
            return Err(Advice::new(NOT_IN_A_ROOM, next).into());
        }
        let library = context.library()?;
        let module = match &self.module {
            Some(name) => match named(name, Kind::Module, &library, context)? {
                Ok(listed) => Some(listed),
                Err(end) => return Ok(end),
            },
            None => None,
        };
        match module {
            _ if self.reset => run::reset(module.as_ref(), context),
            _ if self.progress => report::run(self.format, module.as_ref(), &library, context),
            _ if self.review => run::review(module.as_ref(), &library, context),
            Some(module) => run::module(module, &library, context),
            None => list::list(self.format == Format::Json, &library, context),
        }
    }
}

/// Returns the record of a kind and a name, or a beginning that only one of the kind has; else tells what could be meant.
pub(super) fn named(
    name: &str,
    kind: Kind,
    library: &Library,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<Result<Listed, End>> {
    let listed = match library.resolve(name) {
        Ok(Ok(listed)) => listed,
        Ok(Err(why)) => match only_one(kind, &why) {
            Some(listed) => listed,
            None => return Ok(Err(unresolved::tell(name, &why, context))),
        },
        Err(LibraryError::SetAside { path }) => {
            return Ok(Err(unresolved::tell_set_aside(&path, context)));
        }
        Err(error) => return Err(error.into()),
    };
    if listed.id.kind == kind {
        return Ok(Ok(listed));
    }
    let all = library.of_kind(kind)?;
    let offered: Vec<_> = all
        .iter()
        .map(|record| (&record.id, record.title.value.as_str()))
        .collect();
    let what = format!(
        "`{}` is a {}, not a {kind}; these are:",
        listed.id, listed.id.kind
    );
    Ok(Err(unresolved::offer(&what, &offered, context)))
}

/// Returns the one record of a kind among those that a name could mean.
fn only_one(kind: Kind, why: &Unresolved) -> Option<Listed> {
    let Unresolved::Several(records) = why else {
        return None;
    };
    let mut own = records.iter().filter(|listed| listed.id.kind == kind);
    let first = own.next();
    first.filter(|_| own.next().is_none()).cloned()
}
