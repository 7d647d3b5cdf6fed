//! `compare`: two to four records side by side, dimension by dimension.
//!
//! What is compared is the room `compare`'s, the forms of files are those of `export`; lines for people stand beside this.

pub(super) mod plain;

use clap::{Args, ValueEnum};

use crate::cli::Context;
use crate::cli::args::InterfaceLanguage;
use crate::cli::error::{Advice, End};
use crate::cli::output::{Line, Role};
use crate::cli::unresolved;
use crate::compare::Table;
use crate::export::{self, Form};
use crate::library::Library;
use crate::search::Listed;

/// Compare two to four records, dimension by dimension.
///
/// The columns stand side by side where the terminal is wide, else what the records say stands below each other.
#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// The ids of two to four records, or beginnings that only one id has.
    #[arg(value_name = "ID", required = true, num_args = 2..=4)]
    names: Vec<String>,
    /// Records as rows; JSON stays as it is.
    #[arg(long)]
    flip: bool,
    /// Only what differs.
    #[arg(long)]
    differences: bool,
    /// Only these dimensions, such as country,results; a beginning is enough.
    #[arg(long, value_name = "DIM,…", value_delimiter = ',')]
    only: Vec<String>,
    /// The form of the answer; text is the default.
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "text|json|md|csv|html",
        hide_possible_values = true,
        hide_default_value = true
    )]
    format: Format,
    /// The language of records and labels.
    #[command(flatten)]
    pub(crate) language: InterfaceLanguage,
}

/// The forms of a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs: one JSON document.
    Json,
    /// For a document: Markdown.
    Md,
    /// For a spreadsheet.
    Csv,
    /// For a browser or a printer: one file.
    Html,
}

impl Compare {
    /// Runs the command.
    pub(crate) fn run(&self, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        let library = context.library()?;
        let Some(listed) = self.records(&library, context)? else {
            return Ok(End::Nothing);
        };
        let mut table = library.compare(&listed, &context.settings.language)?;
        if !self.only.is_empty() {
            let names: Vec<&str> = self.only.iter().map(String::as_str).collect();
            if let Err(name) = table.keep_only(&names) {
                return Ok(no_dimension(name, &table, context));
            }
        }
        if self.differences {
            table.keep_differences();
        }
        self.print(&table, context)?;
        if table.rows.is_empty() {
            context.say("the records do not differ");
        }
        Ok(End::of(!table.rows.is_empty()))
    }

    /// Returns the records that are meant; nothing where one is not found, which is told.
    fn records(
        &self,
        library: &Library,
        context: &mut Context<'_, '_>,
    ) -> anyhow::Result<Option<Vec<Listed>>> {
        let mut found: Vec<Listed> = Vec::new();
        let mut is_whole = true;
        for name in &self.names {
            match unresolved::resolve(name, library, context)? {
                Some(listed) => found.push(self.version(name, listed, library, context)),
                None => is_whole = false,
            }
        }
        for (at, listed) in found.iter().enumerate() {
            if found[..at].iter().any(|other| other.path == listed.path) {
                let what = format!("`{}` is named twice", listed.id);
                return Err(Advice::new(what, "name two to four different records").into());
            }
        }
        Ok(is_whole.then_some(found))
    }

    /// Returns the record in the language of the reader, unless a file was named. What a program reads depends on what
    /// was typed alone.
    fn version(
        &self,
        name: &str,
        listed: Listed,
        library: &Library,
        context: &Context<'_, '_>,
    ) -> Listed {
        let is_file = name.contains(['/', '\\']);
        let is_typed = context.settings.typed_language.is_some();
        if is_file || (self.format == Format::Json && !is_typed) {
            return listed;
        }
        library.in_language(listed, &context.settings.language)
    }

    fn print(&self, table: &Table, context: &mut Context<'_, '_>) -> anyhow::Result<()> {
        match self.format {
            Format::Text => {
                let lines = plain::lines(table, self.flip, context.output.look().width);
                context.begin_page();
                context.output.lines(&lines)?;
                context.end_page()?;
            }
            Format::Json => self.file(table, Form::Json, context)?,
            Format::Md => self.file(table, Form::Markdown, context)?,
            Format::Csv => self.file(table, Form::Csv, context)?,
            Format::Html => self.file(table, Form::Html, context)?,
        }
        Ok(())
    }

    fn file(&self, table: &Table, form: Form, context: &mut Context<'_, '_>) -> anyhow::Result<()> {
        let text = export::compare::file(table, self.flip, form);
        Ok(context.output.file(&text)?)
    }
}

/// Says that the records say nothing in a dimension of this name, and in which they do.
fn no_dimension(name: &str, table: &Table, context: &mut Context<'_, '_>) -> End {
    let what = format!("casebook: no dimension is called `{name}`; there are:");
    context.output.complain(&Line::text(&what));
    for row in &table.rows {
        let line = Line::text("  ").put(Role::Key, &row.id);
        let line = line.put(Role::Text, &format!(" ({})", row.name));
        context.output.complain(&line);
    }
    End::Nothing
}
