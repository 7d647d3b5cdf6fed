//! `learn worksheet`: a copy of a worksheet to fill in.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::named;
use crate::cli::Context;
use crate::cli::args::InterfaceLanguage;
use crate::cli::error::{Advice, End};
use crate::config::Settings;
use crate::learn;
use crate::model::Kind;
use crate::personal::{Notes, Places};
use crate::tui::editor::file_in_lines;

/// Write a copy of a worksheet to fill in.
#[derive(Debug, Args)]
pub(super) struct Worksheet {
    /// The id of a worksheet, or a beginning that only one id has.
    #[arg(value_name = "ID")]
    name: String,
    /// Where to write; - is standard output. Without it ID.md in the working directory.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Open your own copy in the editor; it is made the first time, and kept beside your notes.
    #[arg(long, conflicts_with_all = ["out", "force"])]
    edit: bool,
    /// Write over a file that is there.
    #[arg(long)]
    force: bool,
    /// The language of labels.
    #[command(flatten)]
    pub(super) language: InterfaceLanguage,
}

impl Worksheet {
    /// Runs the command.
    pub(super) fn run(&self, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        let library = context.library()?;
        let listed = match named(&self.name, Kind::Worksheet, &library, context)? {
            Ok(listed) => listed,
            Err(end) => return Ok(end),
        };
        let record = library.open_record(&listed.path)?.record;
        let copy = learn::copy(&record, &library.read_text(&listed.path)?);
        if self.edit {
            return edit(&record.id.slug, &copy, context);
        }
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

/// Opens the user's own copy of a worksheet in the editor.
fn edit(slug: &str, copy: &str, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
    let editor = context.settings.editor.words();
    let file = own_copy(slug, copy, &context.settings)?;
    if !context.terminals.input || !context.terminals.out || editor.is_empty() {
        let next = format!("your copy is {}; open it with any editor", file.display());
        return Err(Advice::new("the editor needs a terminal and EDITOR", next).into());
    }
    context.output.finish()?;
    if let Some(told) = file_in_lines(&file, &editor) {
        context.say(&told);
    }
    context.say(&format!("your copy is {}", file.display()));
    Ok(End::Done)
}

/// Returns the file of the user's own copy of a worksheet; where there is none yet, it is made.
pub(in crate::cli) fn own_copy(
    slug: &str,
    copy: &str,
    settings: &Settings,
) -> anyhow::Result<PathBuf> {
    let places = Places {
        data: settings.places.data.clone(),
        state: settings.places.state.clone(),
    };
    let Some(kept) = Notes::worksheets_of(&places) else {
        let what = "there is no directory to keep worksheets in";
        return Err(Advice::new(what, "set HOME, or write one with `--out FILE`").into());
    };
    Ok(kept.begin(slug, copy)?)
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
        cannot_write(path, error)
    })
}

fn cannot_write(path: &Path, error: io::Error) -> Advice {
    let what = format!("cannot write {}", path.display());
    Advice::on(
        anyhow::Error::new(error).context(what),
        "`--out FILE` names another file, `--out -` prints it",
    )
}
