//! `learn`: the modules in the order in which they are learned; `learn worksheet`: a copy of a worksheet to fill in.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde::Serialize;

use crate::cli::Context;
use crate::cli::args::{Form, InterfaceLanguage};
use crate::cli::error::{Advice, End};
use crate::cli::flow::{Margin, flow};
use crate::cli::output::{Line, Role};
use crate::cli::unresolved;
use crate::learn;
use crate::library::{LibraryError, Unresolved};
use crate::model::module::Module;
use crate::model::{Field, Kind, Record, Tables, Text};
use crate::search::Listed;

/// List the modules in order of learning, or write a worksheet.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub(crate) struct Learn {
    /// What else can be done.
    #[command(subcommand)]
    what: Option<What>,
    /// The form of the answer.
    #[command(flatten)]
    form: Form,
    /// The language of labels.
    #[command(flatten)]
    language: InterfaceLanguage,
}

/// What else can be done.
#[derive(Debug, Subcommand)]
enum What {
    Worksheet(Worksheet),
}

/// Write a copy of a worksheet to fill in.
#[derive(Debug, Args)]
struct Worksheet {
    /// The id of a worksheet, or a beginning that only one id has.
    #[arg(value_name = "ID")]
    name: String,
    /// Where to write; - is standard output. Without it ID.md in the working directory.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Write over a file that is there.
    #[arg(long)]
    force: bool,
    /// The language of labels.
    #[command(flatten)]
    language: InterfaceLanguage,
}

/// The answer as JSON: schema 1.
#[derive(Serialize)]
struct Document<'a> {
    schema: u8,
    total: usize,
    modules: Vec<ModuleJson<'a>>,
}

#[derive(Serialize)]
struct ModuleJson<'a> {
    id: &'a str,
    title: &'a str,
    path: &'a str,
    track: Option<&'a str>,
    stage: Option<&'a str>,
    level: Option<&'a str>,
    minutes: Option<u32>,
    prerequisites: Vec<&'a str>,
    objectives: usize,
    exercises: usize,
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
        match &self.what {
            Some(What::Worksheet(worksheet)) => worksheet.run(context),
            None => self.list(context),
        }
    }

    fn list(&self, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        let library = context.library()?;
        let records = library.of_kind(Kind::Module)?;
        let path = learn::path(&records);
        if self.form.is_json() {
            context.output.json(&Document {
                schema: 1,
                total: path.len(),
                modules: path.iter().map(ModuleJson::new).collect(),
            })?;
        } else if context.terminals.out {
            context.begin_page();
            for line in readable(&path, &library.tables(), context) {
                context.output.line(&line)?;
            }
            context.end_page()?;
        } else {
            for module in &path {
                let module = ModuleJson::new(module);
                let minutes = module.minutes.map_or_else(String::new, |of| of.to_string());
                context.output.row(&[
                    module.id,
                    module.track.unwrap_or_default(),
                    module.stage.unwrap_or_default(),
                    module.level.unwrap_or_default(),
                    &minutes,
                    &module.prerequisites.join(","),
                    module.title,
                ])?;
            }
        }
        if path.is_empty() {
            context.say("the library has no modules");
        }
        Ok(End::of(!path.is_empty()))
    }
}

impl<'a> ModuleJson<'a> {
    fn new((record, module): &(&'a Record, &'a Module)) -> Self {
        let value = |text: &'a Option<Text>| text.as_ref().map(|text| text.value.as_str());
        Self {
            id: &record.id.slug,
            title: &record.title.value,
            path: &record.path,
            track: value(&module.track),
            stage: value(&module.stage),
            level: value(&module.level),
            minutes: module.minutes,
            prerequisites: slugs(&module.prerequisites),
            objectives: module.objectives.len(),
            exercises: module.exercises.len(),
        }
    }
}

fn slugs(texts: &[Text]) -> Vec<&str> {
    texts.iter().map(|text| text.value.as_str()).collect()
}

/// Returns the modules for a person: under their track, each with its title and what comes before it.
fn readable(path: &[(&Record, &Module)], tables: &Tables, context: &Context<'_, '_>) -> Vec<Line> {
    let (width, language) = (context.output.look().width, context.settings.language.tag());
    let mut lines = Vec::new();
    let mut track = None;
    for (record, module) in path {
        let own = module.track.as_ref().map_or("", |track| track);
        if track != Some(own) {
            track = Some(own);
            lines.push(Line::new().put(Role::Heading, own));
        }
        let about = format!("  {}", about(module, tables, language));
        let head = Line::text("  ").put(Role::Key, &record.id.slug);
        lines.push(head.put(Role::Dim, &about));
        let margin = Margin::of("    ");
        let title = [(Role::Text, record.title.value.clone())];
        lines.extend(flow(&title, width, &margin));
        if let Some(before) = before(module) {
            lines.extend(flow(&[(Role::Dim, before)], width, &margin));
        }
    }
    lines
}

/// Returns how long a module takes, for which stage it is and how deep it goes.
pub(super) fn about(module: &Module, tables: &Tables, language: &str) -> String {
    let minutes = module.minutes.map(|minutes| format!("{minutes} minutes"));
    let stage = module.stage.as_ref();
    let stage = stage.map(|stage| tables.label(Field::Stage, stage, language).to_owned());
    let level = module.level.as_ref().map(|level| level.value.clone());
    let about: Vec<String> = [minutes, stage, level].into_iter().flatten().collect();
    about.join(", ")
}

/// Returns after which modules a module comes, if it asks for any.
pub(super) fn before(module: &Module) -> Option<String> {
    let before = slugs(&module.prerequisites).join(", ");
    (!before.is_empty()).then(|| format!("after {before}"))
}

impl Worksheet {
    fn run(&self, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        let library = context.library()?;
        let listed = match library.resolve(&self.name) {
            Ok(Ok(listed)) => listed,
            Ok(Err(why)) => match only_worksheet(&why) {
                Some(listed) => listed,
                None => return Ok(unresolved::tell(&self.name, &why, context)),
            },
            Err(LibraryError::SetAside { path }) => {
                return Ok(unresolved::tell_set_aside(&path, context));
            }
            Err(error) => return Err(error.into()),
        };
        if listed.id.kind != Kind::Worksheet {
            let worksheets = library.of_kind(Kind::Worksheet)?;
            let offered: Vec<_> = worksheets
                .iter()
                .map(|sheet| (&sheet.id, sheet.title.value.as_str()))
                .collect();
            let what = format!(
                "`{}` is a {}, not a worksheet; these are:",
                listed.id, listed.id.kind
            );
            return Ok(unresolved::offer(&what, &offered, context));
        }
        let record = library.open_record(&listed.path)?.record;
        let copy = learn::copy(&record, &library.read_text(&listed.path)?);
        let default = || PathBuf::from(format!("{}.md", listed.id));
        let out = self.out.clone().unwrap_or_else(default);
        if out == Path::new("-") {
            context.output.file(&copy)?;
        } else {
            write(&out, &copy, self.force)?;
            context.say(&format!("{} is written", out.display()));
        }
        Ok(End::Done)
    }
}

/// Returns the one worksheet among the records that a name could mean.
fn only_worksheet(why: &Unresolved) -> Option<Listed> {
    let Unresolved::Several(records) = why else {
        return None;
    };
    let mut worksheets = records
        .iter()
        .filter(|listed| listed.id.kind == Kind::Worksheet);
    let first = worksheets.next();
    first.filter(|_| worksheets.next().is_none()).cloned()
}

/// Writes a new file, or writes over one where that is wanted.
fn write(path: &Path, text: &str, force: bool) -> Result<(), Advice> {
    let mut options = OpenOptions::new();
    if force {
        options.write(true).create(true).truncate(true);
    } else {
        options.write(true).create_new(true);
    }
    let written = options
        .open(path)
        .and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| {
        if error.kind() == io::ErrorKind::AlreadyExists {
            let what = format!("{} is there already", path.display());
            return Advice::new(
                what,
                "`--force` writes over it, `--out FILE` names another, `--out -` prints it",
            );
        }
        let what = format!("cannot write {}", path.display());
        Advice::on(
            anyhow::Error::new(error).context(what),
            "`--out FILE` names another file, `--out -` prints it",
        )
    })
}
