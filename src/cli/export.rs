//! `export`: records, views and what a query finds, as a file for a browser, a document, a spreadsheet, a program.
//!
//! What stands in a page is left to `library`, how a form is written to `export`.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use crate::cli::Context;
use crate::cli::args::InterfaceLanguage;
use crate::cli::error::{Advice, End};
use crate::cli::list::List;
use crate::cli::{show, unresolved};
use crate::export::{Form, Page, html, markdown};
use crate::library::{Library, LibraryError, write_file};
use crate::model::{View, figure};
use crate::search::Listed;
use crate::source::{self, csv};

/// Write records, or what a query finds, as HTML, Markdown, JSON or CSV.
///
/// HTML is one file that needs nothing else: it can be read, printed on A4 and sent. Of one record or several the whole is
/// written; of a query, the list of what it finds. A site is a folder of pages of the whole library, with a search, that
/// opens from any disk without network. Comparisons, the Atlas, the workbench, countries and standards have
/// `--format html` at their own commands.
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The ids of records, or names of pages such as country/tgo, standard/c102 or ratifications/c102.
    #[arg(
        value_name = "ID",
        required_unless_present_any = ["query", "site"],
        conflicts_with_all = ["query", "site"]
    )]
    names: Vec<String>,
    /// The records that a query finds, in the language of search.
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    query: Option<String>,
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

/// What was named.
enum Named {
    Record(Listed),
    View(View),
}

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
        let Some(named) = self.resolve(form, library, context)? else {
            return Ok(None);
        };
        if matches!(form, Form::Json | Form::Csv) {
            return Ok(Some(for_programs(&named, form, library)?));
        }
        let language = context.settings.language.clone();
        let mut pages: Vec<Page> = Vec::new();
        for one in &named {
            let opened = match one {
                Named::Record(listed) => library.open_record(&listed.path)?,
                Named::View(view) => library.view(view, &language)?,
            };
            pages.push(library.page_for(&opened, &language));
        }
        let count = figure::written(&pages.len().to_string(), &language);
        let name = library.tables().info.name.clone();
        let title = format!(
            "{count} pages of {}",
            if name.is_empty() { "a library" } else { &name }
        );
        Ok(Some(match form {
            Form::Html => html::file_of(&pages, &title, &language),
            _ => markdown::file_of(&pages),
        }))
    }

    /// Returns what the names lead to; nothing where one leads to nothing, which is told.
    fn resolve(
        &self,
        form: Form,
        library: &Library,
        context: &mut Context<'_, '_>,
    ) -> anyhow::Result<Option<Vec<Named>>> {
        let mut found: Vec<Named> = Vec::new();
        let mut is_whole = true;
        for name in &self.names {
            if let Some(view) = View::parse(name) {
                found.push(Named::View(view));
                continue;
            }
            let Some(listed) = unresolved::resolve(name, library, context)? else {
                is_whole = false;
                continue;
            };
            let is_for_programs = matches!(form, Form::Json | Form::Csv);
            let is_as_typed = context.settings.typed_language.is_none() && is_for_programs;
            let is_file = name.contains(['/', '\\']);
            found.push(Named::Record(if is_file || is_as_typed {
                listed
            } else {
                library.in_language(listed, &context.settings.language)
            }));
        }
        Ok(is_whole.then_some(found))
    }
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
        Form::Csv => table(&library.rows(&paths)?),
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

/// Returns records as JSON or CSV.
fn for_programs(named: &[Named], form: Form, library: &Library) -> anyhow::Result<String> {
    let mut records: Vec<&Listed> = Vec::new();
    for one in named {
        match one {
            Named::Record(listed) => records.push(listed),
            Named::View(view) => {
                let what = format!("{view} is a page, which is written as html or md");
                let next =
                    "for JSON, `casebook country` and `casebook standard` have `--format json`";
                return Err(Advice::new(what, next).into());
            }
        }
    }
    if form == Form::Csv {
        let paths: Vec<&str> = records.iter().map(|one| one.path.as_str()).collect();
        return Ok(table(&library.rows(&paths)?));
    }
    let mut all: Vec<Value> = Vec::new();
    for listed in records {
        all.push(show::record_json(listed, library)?);
    }
    let document = json!({ "schema": 1, "total": all.len(), "records": all });
    Ok(source::json::document(&document))
}

fn table(rows: &[Vec<String>]) -> String {
    let mut out = String::new();
    for row in rows {
        csv::line(row.iter().cloned(), &mut out);
    }
    out
}
