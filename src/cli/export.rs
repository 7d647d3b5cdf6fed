//! `export`: records, views and what a query finds, as a file for a browser, a document, a spreadsheet, a program.
//!
//! What stands in a page is left to `library`, how a form is written to `export`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use crate::atlas;
use crate::cli::Context;
use crate::cli::args::InterfaceLanguage;
use crate::cli::error::{Advice, End};
use crate::cli::list::List;
use crate::cli::{unresolved, workbench};
use crate::compare::{FEWEST, MOST};
use crate::export::{self, Form, html, markdown};
use crate::library::{Library, LibraryError, Subject, write_file};
use crate::model::View;
use crate::search::Listed;
use crate::source::{self, csv};

/// Write records, pages and comparisons as HTML, Markdown, JSON or CSV.
///
/// HTML is one file that needs nothing else: it can be read, printed on A4 and sent. Of one record or several the whole is
/// written; of a query, the list of what it finds. A site is a folder of pages of the whole library, with a search, that
/// opens from any disk without network.
#[derive(Debug, Args)]
#[command(after_help = TABLES)]
pub(crate) struct Export {
    /// The ids of records, or names of pages, such as country/tgo, standard/c102, ratifications/c102, view:matrix, report/NAME.
    ///
    /// report/NAME is the report of the workbench on answers saved under NAME, report/NAME/EARLIER what has changed.
    #[arg(
        value_name = "ID",
        required_unless_present_any = ["query", "site"],
        conflicts_with_all = ["query", "site"]
    )]
    names: Vec<String>,
    /// The records that a query finds, in the language of search.
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    query: Option<String>,
    /// The records side by side, two to four of them.
    #[arg(long, conflicts_with_all = ["query", "site"])]
    compare: bool,
    /// A site of the whole library, written into this folder: new, empty, or of a site that was written there.
    #[arg(long, value_name = "DIR", conflicts_with_all = ["query", "to", "out"])]
    site: Option<PathBuf>,
    /// The form; else as the name of the file says, else html.
    #[arg(
        long,
        value_enum,
        value_name = "html|md|json|csv",
        hide_possible_values = true
    )]
    to: Option<To>,
    /// Write to this file instead of printing.
    #[arg(long, value_name = "FILE")]
    out: Option<String>,
    /// Overwrite the file if it is there, or files of the folder.
    #[arg(long)]
    force: bool,
    /// The language of records and labels.
    #[command(flatten)]
    pub(crate) language: InterfaceLanguage,
}

/// What the rows of a CSV are; several names make one table if they are of one kind.
const TABLES: &str = "In CSV the first row names the columns. The others are: of records and what a query finds, a row \
                      each; of an agenda its steps, by the minute; of a comparison its dimensions; of a country its facts \
                      with their sources; of a view of the Atlas what it counts; of a report of the workbench its lines \
                      with their articles; of ratifications the States; of a standard the records that deal with it. JSON \
                      holds what `--format json` of the other commands does.";

/// The forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum To {
    /// For a browser or a printer: one file.
    Html,
    /// For a document: Markdown.
    #[value(alias = "markdown")]
    Md,
    /// For programs: one JSON document.
    Json,
    /// For a spreadsheet.
    Csv,
}

/// What stands before the name of a view of the Atlas.
const ATLAS: &str = "view:";

impl Export {
    /// Runs the command.
    pub(crate) fn run(&self, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        if let Some(folder) = &self.site {
            return self.write_site(folder, context);
        }
        if self.force && self.out.is_none() {
            let next = "add `--out FILE` or `--site DIR`, or leave `--force` out";
            return Err(Advice::new("`--force` needs something to overwrite", next).into());
        }
        let form = self.form()?;
        let library = context.library()?;
        let text = match &self.query {
            Some(query) => found(query, form, &library, context)?,
            None if self.compare => self.compared(form, &library, context)?,
            None => self.named(form, &library, context)?,
        };
        let Some(text) = text else {
            return Ok(End::Nothing);
        };
        put(&text, self.out.as_deref(), self.force, context)?;
        Ok(End::Done)
    }

    /// Writes a site of the library.
    fn write_site(&self, folder: &Path, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        let library = context.library()?;
        let written = library
            .write_site(folder, self.force, context.settings.today)
            .map_err(|error| match error {
                LibraryError::NoSite { .. } | LibraryError::FileThere { .. } => {
                    let next = "choose another folder, or add `--force`, which overwrites files of the same names and deletes none";
                    anyhow::Error::from(Advice::on(error, next))
                }
                error => error.into(),
            })?;
        let removed = match written.removed {
            0 => String::new(),
            removed => format!("; {removed} of the site before are gone"),
        };
        let start = folder.join("index.html");
        context.say(&format!(
            "written: {} files{removed}; open {}",
            written.files,
            start.display()
        ));
        Ok(End::Done)
    }

    /// Returns the form that is asked for.
    fn form(&self) -> Result<Form, Advice> {
        if let Some(to) = self.to {
            return Ok(match to {
                To::Html => Form::Html,
                To::Md => Form::Markdown,
                To::Json => Form::Json,
                To::Csv => Form::Csv,
            });
        }
        match &self.out {
            None => Ok(Form::Html),
            Some(file) => Form::of_name(file).ok_or_else(|| {
                let what = format!("the name {file} says no form");
                Advice::new(what, "end it in .html, .md, .json or .csv, or add `--to`")
            }),
        }
    }

    /// Returns what is named as the text of a file; nothing where a name leads to nothing, which is told.
    fn named(
        &self,
        form: Form,
        library: &Library,
        context: &mut Context<'_, '_>,
    ) -> anyhow::Result<Option<String>> {
        let Some(subjects) = self.subjects(form, library, context)? else {
            return Ok(None);
        };
        let language = context.settings.language.clone();
        let written = library.written(&subjects, form, &language);
        Ok(Some(written.map_err(|error| match error {
            LibraryError::SeveralTables => {
                let next = "name what is of one kind, or write the records that `--query` finds, a row each";
                anyhow::Error::from(Advice::on(error, next))
            }
            LibraryError::NoView { name } if name.starts_with("report/") => {
                let what = format!("no answers are saved for {name}");
                let next = "`casebook workbench --saved` lists those that are";
                Advice::new(what, next).into()
            }
            error => error.into(),
        })?))
    }

    /// Returns records side by side as the text of a file; nothing where a name leads to none, which is told.
    fn compared(
        &self,
        form: Form,
        library: &Library,
        context: &mut Context<'_, '_>,
    ) -> anyhow::Result<Option<String>> {
        if !(FEWEST..=MOST).contains(&self.names.len()) {
            let what = format!("{} cannot be compared", self.names.join(", "));
            let next = format!("name {FEWEST} to {MOST} records");
            return Err(Advice::new(what, next).into());
        }
        let mut listed = Vec::new();
        for name in &self.names {
            listed.push(record(name, form == Form::Json, library, context)?);
        }
        let Some(listed) = listed.into_iter().collect::<Option<Vec<Listed>>>() else {
            return Ok(None);
        };
        let language = context.settings.language.clone();
        let table = library.compare(&listed, &language)?;
        Ok(Some(export::compare::file(&table, false, form)))
    }

    /// Returns what the names lead to; nothing where one leads to nothing, which is told.
    fn subjects(
        &self,
        form: Form,
        library: &Library,
        context: &mut Context<'_, '_>,
    ) -> anyhow::Result<Option<Vec<Subject>>> {
        let mut found: Vec<Option<Subject>> = Vec::new();
        for name in &self.names {
            if let Some(of_atlas) = name.strip_prefix(ATLAS) {
                let view = atlas::View::parse(of_atlas).ok_or_else(|| unresolved::no_view(name))?;
                let seen = library.see(view, "", false, context.settings.today)?;
                found.push(Some(Subject::Atlas(Arc::new(seen))));
                continue;
            }
            if let Some(view) = View::parse(name) {
                if let View::Report { .. } = view {
                    library.learn_answers(workbench::kept(context)?);
                }
                found.push(Some(Subject::View(view)));
                continue;
            }
            let is_for_programs = matches!(form, Form::Json | Form::Csv);
            let listed = record(name, is_for_programs, library, context)?;
            found.push(listed.map(|listed| Subject::Record(listed.path)));
        }
        Ok(found.into_iter().collect())
    }
}

/// Returns the record of a name; nothing where it leads to none, which is told. What a program reads depends on what was
/// typed alone.
fn record(
    name: &str,
    is_for_programs: bool,
    library: &Library,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<Option<Listed>> {
    let listed = unresolved::resolve(name, library, context)?;
    let is_as_typed = context.settings.typed_language.is_none() && is_for_programs;
    if name.contains(['/', '\\']) || is_as_typed {
        return Ok(listed);
    }
    Ok(listed.map(|listed| library.in_language(listed, &context.settings.language)))
}

/// Writes the text of a file where it is wanted: to a file of a name, else to what is printed.
pub(crate) fn put(
    text: &str,
    file: Option<&str>,
    overwrites: bool,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<()> {
    let Some(file) = file else {
        return Ok(context.output.file(text)?);
    };
    write_file(file, text, overwrites).map_err(|error| match error {
        LibraryError::FileThere { .. } => {
            let what = format!("{file} is there already");
            Advice::new(what, "choose another name, or add `--force`").into()
        }
        error => anyhow::Error::from(error),
    })?;
    context.say(&format!("written: {file}"));
    Ok(())
}

/// Returns what a query finds as the text of a file; nothing where it finds nothing, which is told.
fn found(
    query: &str,
    form: Form,
    library: &Library,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<Option<String>> {
    let answer = List::of(query).ask(context)?;
    context.say_notes(&answer.notes);
    if answer.hits.is_empty() {
        context.say("nothing found");
        return Ok(None);
    }
    let paths: Vec<&str> = answer.hits.iter().map(|hit| hit.path.as_str()).collect();
    let language = context.settings.language.clone();
    Ok(Some(match form {
        Form::Html => html::file(&library.found_page(query, &paths, &language)?),
        Form::Markdown => markdown::file(&library.found_page(query, &paths, &language)?),
        Form::Csv => csv::table(library.rows(&paths)?),
        Form::Json => {
            let records = answer.hits.iter().map(|hit| {
                json!({
                    "id": hit.id.slug,
                    "kind": hit.id.kind.name(),
                    "lang": hit.language.tag(),
                    "title": hit.title,
                    "path": hit.path,
                })
            });
            let records: Vec<Value> = records.collect();
            let total = records.len();
            let document =
                json!({ "schema": 1, "query": query, "total": total, "records": records });
            source::json::document(&document)
        }
    }))
}
