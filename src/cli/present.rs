//! `present`: slides in front of a room; as lines of text where there is no screen.
//!
//! What stands on the slides is left to `library` and `slides`, the screen to `tui`.

use std::io::BufReader;

use clap::Args;
use serde_json::json;

use crate::cli::Context;
use crate::cli::args::{Form, InterfaceLanguage};
use crate::cli::dialogue::input::Lines;
use crate::cli::error::End;
use crate::cli::output::{Line, Role};
use crate::cli::{interface, unresolved};
use crate::library::{Hearers, Library, Presented};
use crate::model::View;
use crate::slides::{Talk, Words};
use crate::tui::screens::present::{Wanted, deck};

/// The size for which slides are made where there is no screen.
const SIZE: (u16, u16) = (80, 24);

/// Show records as slides in front of a room.
///
/// One after the other, side by side with `--compare`, or what a query finds. Right goes on, Left goes back, `?` shows the
/// keys, Esc leaves. Notes are never shown on the slides: `--console` shows them in a second terminal. Without a terminal,
/// or with `--plain`, the slides are printed as text.
#[derive(Debug, Args)]
pub(crate) struct Present {
    /// The ids of records, or names of pages such as country/tgo or view:matrix.
    #[arg(
        value_name = "ID",
        required_unless_present_any = ["query", "console"],
        conflicts_with = "query"
    )]
    names: Vec<String>,
    /// The records that a query finds, in the language of search, each in short.
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    query: Option<String>,
    /// The records side by side, a slide for each dimension.
    #[arg(long, conflicts_with = "query")]
    compare: bool,
    /// Count so many minutes down, and show them.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=1440))]
    minutes: Option<u64>,
    /// Print the slides with what only their presenter should know, and show none.
    #[arg(long)]
    notes: bool,
    /// In a second terminal, the console of the presenter: what the room sees, what comes next, notes and time.
    ///
    /// It attaches to the slides or the agenda that another terminal of this machine shows, waits for them where there are
    /// none yet, and leads them: Right goes on, Left back, `?` shows the keys, `q` leaves. An agenda or slides in lines
    /// (`--plain`) have no console, as `casebook agenda --help` says.
    #[arg(long, conflicts_with_all = ["names", "query", "compare", "minutes", "notes", "format"])]
    console: bool,
    /// The form where slides are printed.
    #[command(flatten)]
    form: Form,
    /// The language of records and labels.
    #[command(flatten)]
    pub(crate) language: InterfaceLanguage,
}

impl Present {
    /// Runs the command.
    pub(crate) fn run(&self, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
        if self.console {
            return interface::console(context);
        }
        let library = context.library()?;
        let Some(what) = self.what(&library, context)? else {
            return Ok(End::Nothing);
        };
        let hearers = Hearers {
            language: &context.settings.language,
            today: context.settings.today,
        };
        // What cannot be presented is told before a screen opens.
        let talk = library.talk(&what, hearers)?.talk;
        if self.form.is_json() {
            print_json(&talk, context)?;
            return Ok(End::Done);
        }
        let has_screen = context.terminals.input && context.terminals.out;
        if self.notes || context.settings.plain || !has_screen || !context.settings.can_draw() {
            return print(&talk, self.notes, context);
        }
        let wanted = Wanted {
            what,
            language: context.settings.language.tag().to_owned(),
            today: context.settings.today,
            minutes: self.minutes,
            is_alone: true,
        };
        interface::present(wanted, library, context)
    }

    /// Returns what is named; nothing where a name leads to nothing, which is told.
    fn what(
        &self,
        library: &Library,
        context: &mut Context<'_, '_>,
    ) -> anyhow::Result<Option<Presented>> {
        if let Some(query) = &self.query {
            return Ok(Some(Presented::Query(query.clone())));
        }
        let mut names = Vec::new();
        let mut is_whole = true;
        for name in &self.names {
            if Presented::is_view(name) && Presented::of_view(name).is_none() {
                return Err(unresolved::no_view(name).into());
            }
            if View::parse(name).is_some() || Presented::is_view(name) {
                names.push(name.clone());
                continue;
            }
            let Some(listed) = unresolved::resolve(name, library, context)? else {
                is_whole = false;
                continue;
            };
            let is_file = name.contains(['/', '\\']);
            names.push(if is_file {
                listed.path
            } else {
                library.in_language(listed, &context.settings.language).path
            });
        }
        let what = if self.compare {
            Presented::Comparison(names)
        } else {
            Presented::Records(names)
        };
        Ok(is_whole.then_some(what))
    }
}

/// Returns the slides as text, each with what its presenter should know.
fn slides(talk: &Talk) -> Vec<(Words, &[String])> {
    let (columns, rows) = SIZE;
    let deck = deck(talk, columns, rows);
    let slides = deck.slides.iter().map(|slide| {
        let chapter = talk.chapters.get(slide.chapter);
        let notes = chapter.map_or(&[][..], |chapter| &chapter.notes);
        (slide.words(talk), notes)
    });
    slides.collect()
}

/// Prints the slides one after the other; where somebody sits at the terminal, each when Enter is pressed.
fn print(talk: &Talk, has_notes: bool, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
    let slides = slides(talk);
    let count = slides.len();
    let waits = !has_notes && context.terminals.input && context.terminals.out;
    let Context { input, output, .. } = context;
    let mut lines = Lines::new(BufReader::new(&mut **input));
    let mut told: &[String] = &[];
    for ((slide, notes), at) in slides.iter().zip(1..) {
        let number = format!("[{at}/{count}] ");
        let head = Line::new().put(Role::Dim, &number);
        output.line(&head.put(Role::Heading, &slide.heading))?;
        for line in &slide.lines {
            output.line(&Line::text(line))?;
        }
        // What holds for many slides is told with the first.
        if has_notes && *notes != told {
            told = notes;
            for note in told {
                output.line(&Line::new().put(Role::Dim, "Note: ").put(Role::Text, note))?;
            }
        }
        if at == count {
            break;
        }
        if waits {
            output.prompt("Enter: next slide, q: end > ")?;
            let typed = lines.next()?;
            if typed.is_none_or(|typed| typed.trim().eq_ignore_ascii_case("q")) {
                break;
            }
        } else {
            output.line(&Line::new())?;
        }
    }
    Ok(End::Done)
}

fn print_json(talk: &Talk, context: &mut Context<'_, '_>) -> anyhow::Result<()> {
    let slides = slides(talk);
    let slides: Vec<_> = slides
        .iter()
        .map(|(slide, notes)| {
            json!({
                "of": slide.of,
                "heading": slide.heading,
                "lines": slide.lines,
                "notes": notes,
            })
        })
        .collect();
    let document = json!({
        "schema": 1,
        "title": talk.title,
        "total": slides.len(),
        "slides": slides,
    });
    context.output.json(&document)?;
    Ok(())
}
