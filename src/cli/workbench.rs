//! `workbench`: a country's answers held against Convention 102, from a file or from questions.
//!
//! What is asked and what follows is the room `workbench`'s; how it is printed stands in the files beside this one, one per
//! form.

mod head;
mod interview;
mod json;
mod markdown;
mod records;
mod text;

use std::fs::{self, OpenOptions};
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::cli::args::InterfaceLanguage;
use crate::cli::error::{Advice, End};
use crate::cli::output::{Line, Role};
use crate::cli::{Context, stdin};
use crate::model::Tables;
use crate::source::{Diagnostic, Severity, SourceFile, render};
use crate::workbench::{self, Answers, Comparison, Report, Verdict};

/// Hold a country's answers against Convention 102, Part by Part.
///
/// Persons protected, rates, periods, durations, and at last the acceptance rule of Art. 2: each line names its article and says
/// met, not met or cannot tell, with what is missing. Without --answers, on a terminal, the questions are asked one by
/// one. A learning aid, no legal opinion.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit status: 0 the acceptance rule is met, 1 it is not or it cannot be told, 2 the answers cannot be used"
)]
pub(crate) struct Workbench {
    /// A file of answers; - is standard input. Two of them are compared, the older one first.
    #[arg(long, value_name = "FILE")]
    answers: Vec<PathBuf>,
    /// Compare the answers with those of an earlier date.
    #[arg(long, value_name = "FILE", requires = "answers")]
    compare: Option<PathBuf>,
    /// Print a file of answers to fill in.
    #[arg(long, conflicts_with_all = ["answers", "compare", "save", "format"])]
    template: bool,
    /// Keep the answers given to the questions in a file; the answers of one that is there are gone on with.
    #[arg(long, value_name = "FILE", conflicts_with = "answers")]
    save: Option<PathBuf>,
    /// The form of the report; text is the default.
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "text|json|markdown",
        hide_possible_values = true,
        hide_default_value = true
    )]
    format: Format,
    /// The language of names.
    #[command(flatten)]
    pub(crate) language: InterfaceLanguage,
}

/// The forms of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs: one JSON document.
    Json,
    /// For a document: Markdown.
    #[value(alias = "md")]
    Markdown,
}

/// A file of answers that was read.
struct Sheet {
    file: SourceFile,
    answers: Answers,
    faults: Vec<Diagnostic>,
}

impl Workbench {
    /// Runs the command.
    pub(crate) fn run(&self, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        if self.template {
            let text = workbench::write(&Answers::default());
            context.output.file(&text)?;
            return Ok(End::Done);
        }
        let library = context.library()?;
        let tables = library.tables();
        let Some(files) = self.files()? else {
            let answers = self.ask(&tables, context)?;
            let report = Report::new(&answers, &records::of(&library, context)?);
            return self.report(&report, &[], &tables, context);
        };
        let mut sheets = Vec::new();
        for path in files {
            sheets.push(read(path, &tables, context)?);
        }
        tell(&sheets, context);
        if sheets.iter().any(Sheet::is_unusable) {
            if self.format == Format::Json {
                context.output.json(&json::unusable(&sheets))?;
            }
            return Ok(End::Status(crate::cli::error::COULD_NOT_RUN));
        }
        let dealt = records::of(&library, context)?;
        let reports = sheets
            .iter()
            .map(|sheet| Report::new(&sheet.answers, &dealt));
        match reports.collect::<Vec<Report>>().as_slice() {
            [old, new] => self.compare(&Comparison::new(old, new), &sheets, &tables, context),
            [report] => self.report(report, &sheets, &tables, context),
            _ => Ok(End::Nothing),
        }
    }

    /// Returns the files to read, the older one first; nothing where the questions are to be asked.
    fn files(&self) -> Result<Option<Vec<&Path>>, Advice> {
        let earlier = self.compare.iter();
        let files: Vec<&Path> = earlier.chain(&self.answers).map(PathBuf::as_path).collect();
        let from_input = files.iter().filter(|path| *path == &Path::new("-")).count();
        match files.len() {
            0 => Ok(None),
            1 | 2 if from_input < 2 => Ok(Some(files)),
            _ => Err(Advice::new(
                "more than two files of answers, or standard input twice",
                "one file is reported, two are compared",
            )),
        }
    }

    /// Asks the questions one by one.
    fn ask(&self, tables: &Tables, context: &mut Context<'_, '_>) -> anyhow::Result<Answers> {
        if !context.terminals.input && !context.settings.plain {
            let next =
                "`--answers FILE` reads them from a file, `--template` prints one to fill in";
            return Err(Advice::new("the questions need a terminal", next).into());
        }
        if self.format != Format::Text {
            let next = "`--save FILE` keeps the answers, `--answers FILE` reports them in any form";
            return Err(Advice::new("questions and their report are text", next).into());
        }
        let mut answers = Answers::default();
        if let Some(path) = &self.save {
            if path.exists() {
                let sheet = read(path, tables, context)?;
                let is_unusable = sheet.is_unusable();
                tell(std::slice::from_ref(&sheet), context);
                if is_unusable {
                    let what = format!("{} cannot be gone on with", path.display());
                    return Err(Advice::new(what, "mend it, or name another file").into());
                }
                answers = sheet.answers;
            }
            let opened = OpenOptions::new().append(true).create(true).open(path);
            opened.map_err(|error| cannot_write(path, error))?;
        }
        interview::run(answers, self.save.as_deref(), tables, context)
    }

    fn report(
        &self,
        report: &Report,
        sheets: &[Sheet],
        tables: &Tables,
        context: &mut Context<'_, '_>,
    ) -> anyhow::Result<End> {
        let tag = context.settings.language.tag().to_owned();
        let head = head::of(report, tables, &tag);
        match self.format {
            Format::Text => {
                let lines = text::report(report, &head, context.output.look().width);
                context.begin_page();
                context.output.lines(&lines)?;
                context.end_page()?;
            }
            Format::Json => context.output.json(&json::report(report, sheets))?,
            Format::Markdown => context.output.file(&markdown::report(report, &head))?,
        }
        Ok(End::of(report.acceptance.verdict == Verdict::Met))
    }

    fn compare(
        &self,
        comparison: &Comparison<'_>,
        sheets: &[Sheet],
        tables: &Tables,
        context: &mut Context<'_, '_>,
    ) -> anyhow::Result<End> {
        let tag = context.settings.language.tag().to_owned();
        let [old, new] =
            [comparison.old, comparison.new].map(|report| head::of(report, tables, &tag));
        if comparison.old.as_of > comparison.new.as_of && comparison.new.as_of.is_some() {
            context.say("the first file is the later one");
        }
        if comparison.old.country != comparison.new.country {
            context.say("the two files are not of one country");
        }
        match self.format {
            Format::Text => {
                let width = context.output.look().width;
                let lines = text::comparison(comparison, [&old, &new], width);
                context.begin_page();
                context.output.lines(&lines)?;
                context.end_page()?;
            }
            Format::Json => context.output.json(&json::comparison(comparison, sheets))?,
            Format::Markdown => {
                let text = markdown::comparison(comparison, [&old, &new]);
                context.output.file(&text)?;
            }
        }
        Ok(End::of(comparison.new.acceptance.verdict == Verdict::Met))
    }
}

impl Sheet {
    fn is_unusable(&self) -> bool {
        let mut faults = self.faults.iter();
        faults.any(|fault| fault.severity == Severity::Error)
    }
}

/// Reads a file of answers.
fn read(path: &Path, tables: &Tables, context: &mut Context<'_, '_>) -> anyhow::Result<Sheet> {
    let bytes = if path == Path::new("-") {
        stdin::read(context.input)?
    } else {
        bytes_of(path)?
    };
    let text = String::from_utf8(bytes).map_err(|_| {
        let what = format!("{} is no text in UTF-8", path.display());
        Advice::new(
            what,
            "`casebook workbench --template` prints a file to fill in",
        )
    })?;
    let file = SourceFile::new(path.display().to_string(), text);
    let read = workbench::read(&file, &tables.countries);
    Ok(Sheet {
        file,
        answers: read.answers,
        faults: read.faults,
    })
}

/// Reads a file, as much of it as a text written by hand can have.
fn bytes_of(path: &Path) -> Result<Vec<u8>, Advice> {
    let most = 1 << 20;
    let mut bytes = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes));
    if let Err(error) = read {
        let what = format!("cannot read {}", path.display());
        let error = anyhow::Error::new(error).context(what);
        let next = "`casebook workbench --template` prints a file to fill in";
        return Err(Advice::on(error, next));
    }
    if bytes.len() as u64 > most {
        let what = format!("{} is larger than 1 MiB", path.display());
        return Err(Advice::new(what, "no file of answers is that long"));
    }
    Ok(bytes)
}

fn cannot_write(path: &Path, error: std::io::Error) -> Advice {
    let what = format!("cannot write {}", path.display());
    Advice::on(
        anyhow::Error::new(error).context(what),
        "`--save FILE` names another file",
    )
}

/// Tells what is wrong in files of answers, each fault with its place.
fn tell(sheets: &[Sheet], context: &mut Context<'_, '_>) {
    let width = context.output.look().width;
    for sheet in sheets {
        for fault in &sheet.faults {
            let text = if context.terminals.talk {
                render::full(&sheet.file, fault, width)
            } else {
                render::concise(&sheet.file, fault)
            };
            let role = match fault.severity {
                Severity::Error => Role::Error,
                _ => Role::Warning,
            };
            for (at, line) in text.lines().enumerate() {
                let role = if at == 0 { role } else { Role::Text };
                context.output.complain(&Line::new().put(role, line));
            }
        }
    }
}
