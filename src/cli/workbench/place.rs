//! Where answers are: a file, standard input, or kept by the program under a name.

use std::fs::{self, OpenOptions};
use std::io::{Read, Seek, Write};
use std::path::Path;

use super::Sheet;
use crate::cli::error::{Advice, End};
use crate::cli::flow::Piece;
use crate::cli::listing::Listing;
use crate::cli::output::Role;
use crate::cli::{Context, stdin};
use crate::config::Settings;
use crate::library::answers;
use crate::model::{Countries, Tables};
use crate::personal::{AnswersChange, AnswersFile, Places, SavedAnswers, set_aside_words};
use crate::source::SourceFile;
use crate::tui::app::NOT_IN_A_ROOM;
use crate::workbench;

/// The most bytes of a text written by hand.
const MOST: u64 = 1 << 20;

/// Where answers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place<'p> {
    /// Standard input.
    Input,
    /// A file.
    File(&'p Path),
    /// Kept under this name.
    Name(&'p str),
}

impl<'p> Place<'p> {
    /// Returns the place of what was typed: a file is there, or its name ends in `.toml` or has a folder before it.
    pub(super) fn of(typed: &'p Path) -> Self {
        let is_file = typed.extension().is_some_and(|ending| ending == "toml")
            || typed.components().count() > 1
            || typed.is_file();
        match typed.to_str() {
            Some("-") => Self::Input,
            Some(name) if !is_file && !name.trim().is_empty() => Self::Name(name.trim()),
            _ => Self::File(typed),
        }
    }

    /// Reads the answers there.
    pub(super) fn read(
        self,
        tables: &Tables,
        context: &mut Context<'_, '_>,
    ) -> anyhow::Result<Sheet> {
        match self {
            Self::Input => sheet("-", stdin::read(context.input)?, tables),
            Self::File(path) => sheet(&path.display().to_string(), bytes_of(path)?, tables),
            Self::Name(name) => match find(name, context)? {
                Some(found) => {
                    let (file, read) = answers::saved(&found, &tables.countries);
                    Ok(Sheet::new(file, read))
                }
                None => Err(unknown(name).into()),
            },
        }
    }

    /// Returns the answers to go on with, if there are any, and makes sure that they can be kept.
    pub(super) fn begin(
        self,
        tables: &Tables,
        context: &mut Context<'_, '_>,
    ) -> anyhow::Result<Option<Sheet>> {
        let sheet = match self {
            Self::Name(name) if find(name, context)?.is_none() => None,
            Self::File(path) if !path.exists() => None,
            _ => Some(self.read(tables, context)?),
        };
        if let Self::File(path) = self {
            let opened = OpenOptions::new().append(true).create(true).open(path);
            opened.map_err(|error| cannot_write(path, error))?;
        }
        Ok(sheet)
    }

    /// Keeps what has changed in answers there; returns what is kept there now.
    pub(super) fn keep(
        self,
        change: &AnswersChange,
        settings: &Settings,
    ) -> anyhow::Result<SavedAnswers> {
        match self {
            Self::Name(_) => Ok(file(settings)?.save(change)?),
            Self::File(path) => keep_in(path, change),
            Self::Input => Ok(change.now.clone()),
        }
    }

    /// Returns the name under which answers are kept.
    pub(super) fn name(self) -> Option<&'p str> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    /// Returns where answers are kept, in words.
    pub(super) fn told(self) -> String {
        match self {
            Self::Input => "standard input".to_owned(),
            Self::File(path) => format!("in {}", path.display()),
            Self::Name(name) => format!("as {name}"),
        }
    }
}

/// Lists the answers that are kept.
pub(super) fn list(
    as_json: bool,
    tables: &Tables,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<End> {
    let all = all(context)?;
    if as_json {
        let each = all.iter().map(|one| {
            serde_json::json!({
                "name": one.name,
                "country": one.country,
                "as_of": one.as_of,
                "answered": one.count,
            })
        });
        let each: Vec<serde_json::Value> = each.collect();
        let list = serde_json::json!({ "schema": 1, "total": each.len(), "answers": each });
        context.output.json(&list)?;
    } else if context.terminals.out {
        let tag = context.settings.language.tag().to_owned();
        let mut listing = Listing::new(context.output.look().width);
        for one in &all {
            let about = answers::about(one, &tables.countries, &tag);
            let pieces: [Piece; 2] = [
                (Role::Key, one.name.clone()),
                (Role::Text, format!(": {about}")),
            ];
            listing.item(&pieces);
        }
        context.output.lines(&listing.into_lines())?;
    } else {
        for one in &all {
            let count = one.count.to_string();
            let cells = [one.name.as_str(), &one.country, &one.as_of, &count];
            context.output.row(&cells)?;
        }
    }
    if all.is_empty() {
        context.say("no answers are saved; `casebook workbench --save NAME` asks the questions");
    }
    Ok(End::of(!all.is_empty()))
}

/// Removes the answers of a name.
pub(super) fn remove(name: &str, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
    if file(&context.settings)?.remove(name)? {
        context.say(&format!("the answers {name} are removed"));
        return Ok(End::Done);
    }
    Err(unknown(name).into())
}

fn file(settings: &Settings) -> Result<AnswersFile, Advice> {
    let places = Places {
        data: settings.places.data.clone(),
        state: settings.places.state.clone(),
    };
    AnswersFile::of(&places).ok_or_else(|| {
        Advice::new(
            "there is no directory to keep answers in",
            "set HOME, or name a file, such as answers.toml",
        )
    })
}

/// Returns all answers that are kept; in front of a room they are not told.
pub(in crate::cli) fn all(context: &mut Context<'_, '_>) -> anyhow::Result<Vec<SavedAnswers>> {
    if context.settings.room {
        let next = "leave `--room` out, or name a file, such as answers.toml";
        return Err(Advice::new(NOT_IN_A_ROOM, next).into());
    }
    let (all, aside) = file(&context.settings)?.read()?;
    if let Some(path) = aside {
        context.say(&set_aside_words(&path));
    }
    Ok(all)
}

fn find(name: &str, context: &mut Context<'_, '_>) -> anyhow::Result<Option<SavedAnswers>> {
    Ok(all(context)?.into_iter().find(|one| one.name == name))
}

fn unknown(name: &str) -> Advice {
    Advice::new(
        format!("no answers are saved as {name}"),
        "`casebook workbench --saved` lists those that are; a file has a name that ends in .toml",
    )
}

fn sheet(name: &str, bytes: Vec<u8>, tables: &Tables) -> anyhow::Result<Sheet> {
    let text = String::from_utf8(bytes).map_err(|_| {
        Advice::new(
            format!("{name} is no text in UTF-8"),
            "`casebook workbench --template` prints a file to fill in",
        )
    })?;
    let file = SourceFile::new(name, text);
    let read = workbench::read(&file, &tables.countries);
    Ok(Sheet::new(file, read))
}

/// Reads a file, as much of it as a text written by hand can have.
fn bytes_of(path: &Path) -> Result<Vec<u8>, Advice> {
    let mut bytes = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(MOST + 1).read_to_end(&mut bytes));
    if let Err(error) = read {
        let what = format!("cannot read {}", path.display());
        let error = anyhow::Error::new(error).context(what);
        let next = "`casebook workbench --template` prints a file to fill in";
        return Err(Advice::on(error, next));
    }
    if bytes.len() as u64 > MOST {
        let what = format!("{} is larger than 1 MiB", path.display());
        return Err(Advice::new(what, "no file of answers is that long"));
    }
    Ok(bytes)
}

/// Keeps what has changed in answers in a file; returns what stands in it now.
fn keep_in(path: &Path, change: &AnswersChange) -> anyhow::Result<SavedAnswers> {
    let failed = |error| cannot_write(path, error);
    let mut options = OpenOptions::new();
    let opened = options.read(true).write(true).create(true).truncate(false);
    let mut file = opened.open(path).map_err(failed)?;
    // Another program may go on with the same file; where there are no locks, one program at a time is served.
    let _lock = file.lock();
    let mut stands = SavedAnswers::default();
    file.read_to_string(&mut stands.text).map_err(failed)?;
    let saved = change.onto(&stands).ok_or_else(|| {
        let what = format!(
            "{} was changed meanwhile and is no TOML any more",
            path.display()
        );
        Advice::new(what, "mend it, or name another file")
    })?;
    let read = workbench::read(
        &SourceFile::new("", saved.text.clone()),
        &Countries::default(),
    );
    let text = workbench::write(&read.answers);
    file.set_len(0).map_err(failed)?;
    file.rewind().map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    Ok(saved)
}

fn cannot_write(path: &Path, error: std::io::Error) -> Advice {
    let what = format!("cannot write {}", path.display());
    Advice::on(
        anyhow::Error::new(error).context(what),
        "`--save FILE` names another file",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_programs_with_the_same_file_lose_no_answer() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        let change = |before: &str, now: &str| AnswersChange {
            before: before.to_owned(),
            now: SavedAnswers {
                text: now.to_owned(),
                ..SavedAnswers::default()
            },
        };
        keep_in(&path, &change("", "country = \"LAO\"\n")).unwrap();
        let read = "country = \"LAO\"\n";
        for given in ["[wages]\nskilled = 5\n", "[wages]\nlabourer = 4\n"] {
            keep_in(&path, &change(read, &format!("{read}{given}"))).unwrap();
        }
        let text = fs::read_to_string(&path).unwrap();
        for line in [
            "\ncountry = \"LAO\"\n",
            "\nskilled = 5\n",
            "\nlabourer = 4\n",
        ] {
            assert!(text.contains(line), "{text}");
        }
        fs::write(&path, "country = [").unwrap();
        let failed = keep_in(&path, &change(read, "")).unwrap_err();
        assert!(
            format!("{failed:#}").contains("no TOML any more"),
            "{failed:#}"
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), "country = [");
    }

    #[test]
    fn what_looks_like_a_file_is_one() {
        let place = |typed: &'static str| Place::of(Path::new(typed));
        assert_eq!(place("-"), Place::Input);
        for file in ["a.toml", "folder/a", "./a", "/a", "no/such/folder.toml"] {
            assert_eq!(place(file), Place::File(Path::new(file)));
        }
        assert_eq!(place("Lao 2024"), Place::Name("Lao 2024"));
        assert_eq!(place("2024.1"), Place::Name("2024.1"));
    }
}
