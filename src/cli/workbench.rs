//! `workbench`: a country's answers held against Convention 102, from a file or from questions.
//!
//! What is asked and what follows is the room `workbench`'s; how it is printed stands in the files beside this one, one per
//! form.

mod faults;
pub(super) mod interview;
mod place;
pub(super) mod text;

use std::io::BufReader;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use self::faults::{faulty, tell};
use self::interview::{Interview, Then};
use self::place::Place;
pub(super) use self::place::all as kept;
use crate::cli::Context;
use crate::cli::args::InterfaceLanguage;
use crate::cli::dialogue::input::Lines;
use crate::cli::error::{Advice, End};
use crate::cli::output::Line;
use crate::export::Form;
use crate::library::answers::{self, Shared};
use crate::library::{Library, Subject, json};
use crate::model::{Tables, View};
use crate::source::{Diagnostic, Severity, SourceFile};
use crate::workbench::markdown::{self, Reading};
use crate::workbench::{self, Answers, Comparison, Head, Read, Report, Verdict};

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
    /// A file of answers, or the name they are saved as; - is standard input. Two of them are compared, the older one first.
    #[arg(long, value_name = "FILE|NAME")]
    answers: Vec<PathBuf>,
    /// Compare the answers with those of an earlier date.
    #[arg(long, value_name = "FILE|NAME", requires = "answers")]
    compare: Option<PathBuf>,
    /// Print a file of answers to fill in.
    #[arg(long, conflicts_with_all = ["answers", "compare", "save", "format", "saved", "remove"])]
    template: bool,
    /// Keep the answers given to the questions, under a name or in a file (.toml); those that are there are gone on with.
    #[arg(long, value_name = "NAME|FILE", conflicts_with = "answers")]
    save: Option<PathBuf>,
    /// List the answers that are saved under a name.
    #[arg(long, conflicts_with_all = ["answers", "compare", "save"])]
    saved: bool,
    /// Remove the answers that are saved under a name.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["answers", "compare", "save", "saved", "format"])]
    remove: Option<String>,
    /// The form of the report; text is the default.
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "text|json|csv|markdown|html",
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
    /// For a browser or a printer: one file.
    Html,
    /// For a spreadsheet.
    Csv,
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
        if let Some(name) = &self.remove {
            return place::remove(name, context);
        }
        let library = context.library()?;
        let tables = library.tables();
        if self.saved {
            return place::list(self.format == Format::Json, &tables, context);
        }
        let Some(files) = self.files()? else {
            let answers = self.ask(&tables, context)?;
            let report = Report::new(&answers, &library.dealt(context.settings.year())?);
            return self.report(&report, &[], &library, context);
        };
        let mut sheets = Vec::new();
        for path in files {
            sheets.push(Place::of(path).read(&tables, context)?);
        }
        tell(&sheets, context);
        if sheets.iter().any(Sheet::is_unusable) {
            if self.format == Format::Json {
                context.output.json(&json::unusable(&faulty(&sheets)))?;
            }
            return Ok(End::Status(crate::cli::error::COULD_NOT_RUN));
        }
        let dealt = library.dealt(context.settings.year())?;
        let reports = sheets
            .iter()
            .map(|sheet| Report::new(&sheet.answers, &dealt));
        match reports.collect::<Vec<Report>>().as_slice() {
            [old, new] => self.compare(&Comparison::new(old, new), &sheets, &library, context),
            [report] => self.report(report, &sheets, &library, context),
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
        let name = match self.save {
            None if context.terminals.input => asked_name(context)?,
            _ => None,
        };
        let place = self.save.as_deref().map(Place::of);
        let place = place.or_else(|| name.as_deref().map(Place::Name));
        let mut answers = Answers::default();
        if let Some(place) = place
            && let Some(sheet) = place.begin(tables, context)?
        {
            tell(std::slice::from_ref(&sheet), context);
            if sheet.is_unreadable() {
                let what = format!("{} cannot be gone on with", sheet.file.path());
                return Err(Advice::new(what, "mend it, or name another one").into());
            }
            answers = sheet.answers;
        }
        let answers = questions(answers, place, tables, context)?;
        if let Some(place) = place {
            let told = place.told();
            let kept = match answers.count() {
                1 => "1 answer is kept".to_owned(),
                count => format!("{count} answers are kept"),
            };
            context.say(&format!("{kept} {told}"));
        }
        Ok(answers)
    }

    fn report(
        &self,
        report: &Report,
        sheets: &[Sheet],
        library: &Library,
        context: &mut Context<'_, '_>,
    ) -> anyhow::Result<End> {
        let tables = library.tables();
        let tag = context.settings.language.tag().to_owned();
        let head = Head::of(report, &tables, &tag);
        match self.format {
            Format::Text => {
                let lines = text::report(report, &head, context.output.look().width);
                context.begin_page();
                context.output.lines(&lines)?;
                context.end_page()?;
            }
            Format::Json => context
                .output
                .json(&json::report(report, &faulty(sheets)))?,
            Format::Html => page(sheets, Form::Html, library, context)?,
            Format::Csv => page(sheets, Form::Csv, library, context)?,
            Format::Markdown => {
                let text = markdown::report(report, &head, Reading::Outside);
                context.output.file(&text)?;
            }
        }
        Ok(End::of(report.acceptance.verdict == Verdict::Met))
    }

    fn compare(
        &self,
        comparison: &Comparison<'_>,
        sheets: &[Sheet],
        library: &Library,
        context: &mut Context<'_, '_>,
    ) -> anyhow::Result<End> {
        let tables = library.tables();
        let tag = context.settings.language.tag().to_owned();
        let [old, new] =
            [comparison.old, comparison.new].map(|report| Head::of(report, &tables, &tag));
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
            Format::Json => context
                .output
                .json(&json::comparison(comparison, &faulty(sheets)))?,
            Format::Html => page(sheets, Form::Html, library, context)?,
            Format::Csv => page(sheets, Form::Csv, library, context)?,
            Format::Markdown => {
                let text = markdown::comparison(comparison, [&old, &new], Reading::Outside);
                context.output.file(&text)?;
            }
        }
        Ok(End::of(comparison.new.acceptance.verdict == Verdict::Met))
    }
}

impl Sheet {
    fn new(file: SourceFile, read: Read) -> Self {
        Self {
            file,
            answers: read.answers,
            faults: read.faults,
        }
    }

    fn is_unusable(&self) -> bool {
        let mut faults = self.faults.iter();
        faults.any(|fault| fault.severity == Severity::Error)
    }

    /// Tells whether some of it would be lost if one went on with the questions.
    fn is_unreadable(&self) -> bool {
        let mut faults = self.faults.iter();
        faults.any(|fault| fault.severity == Severity::Error && !workbench::is_contradiction(fault))
    }
}

/// Asks under which name answers are kept; nothing where they are not.
fn asked_name(context: &mut Context<'_, '_>) -> anyhow::Result<Option<String>> {
    context.say("the answers are kept under a name; without one they are not kept");
    loop {
        context.output.prompt("Name for these answers:")?;
        // What is typed behind the name is for the questions.
        let input = BufReader::with_capacity(1, &mut *context.input);
        let Some(line) = Lines::new(input).next()? else {
            return Ok(None);
        };
        match line.trim() {
            "" => return Ok(None),
            name if answers::is_name(name) => return Ok(Some(name.to_owned())),
            _ => context.say("a name has no slash and does not end in .toml, which is for files"),
        }
    }
}

/// Asks the questions and returns the answers; keeps them as they come.
fn questions(
    answers: Answers,
    place: Option<Place<'_>>,
    tables: &Tables,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<Answers> {
    let Context {
        settings,
        terminals,
        input,
        output,
    } = context;
    let mut lines = Lines::new(BufReader::new(&mut **input));
    let name = place.and_then(Place::name).unwrap_or_default();
    let mut shared = Shared::new(name, &answers);
    let mut interview = Interview::new(answers);
    Interview::welcome(output)?;
    while interview.ask(output)? {
        let Some(line) = lines.next()? else {
            output.line(&Line::new())?;
            break;
        };
        if !terminals.input {
            output.line(&Line::text(line.trim()))?;
        }
        if interview.take(&line, &tables.countries, output)? == Then::End {
            break;
        }
        if let Some(place) = place {
            let saved = place.keep(&shared.change(interview.answers()), settings)?;
            interview.take_up(&mut shared, &saved, &tables.countries, output)?;
        }
    }
    output.line(&Line::new())?;
    Ok(interview.answers().clone())
}

/// Prints what the library has of answers, or of what has changed between two: the page, with its ways to the records, or
/// the rows.
fn page(
    sheets: &[Sheet],
    form: Form,
    library: &Library,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<()> {
    let name = |sheet: &Sheet| {
        let path = Path::new(sheet.file.path());
        let name = path.file_name().and_then(|name| name.to_str());
        name.unwrap_or("answers").to_owned()
    };
    let mut names: Vec<String> = sheets.iter().map(name).collect();
    if let [old, new] = names.as_mut_slice()
        && old == new
    {
        old.push_str(" (before)");
    }
    let saved = sheets.iter().zip(&names);
    let saved = saved.map(|(sheet, name)| answers::to_be_saved(name, &sheet.answers));
    library.learn_answers(saved.collect());
    let Some(name) = names.pop() else {
        return Ok(());
    };
    let since = names.pop();
    let view = View::Report { name, since };
    let subject = [Subject::View(view)];
    let text = library.written(&subject, form, &context.settings.language)?;
    Ok(context.output.file(&text)?)
}
