//! The interface as a dialogue in lines: numbered lists and one prompt, for screen readers, bad lines and scripts.
//!
//! Owns what is said and what may be answered. Nothing is drawn twice, moved or cleared; what is printed is what commands
//! print. What is found, kept and compared is asked of the rooms below.

mod atlas;
mod comparison;
mod copying;
mod desk;
mod editing;
mod explaining;
mod exporting;
mod facets;
mod find;
mod following;
mod help;
pub(super) mod input;
mod keeping;
mod library;
mod list;
mod meant;
mod modules;
mod nearby;
mod note;
mod pages;
mod place;
mod presenting;
mod reader;
mod reading;
mod standards;
mod text;
mod training;
mod tray;
mod words;
mod workbench;
mod worksheet;

use std::io::BufReader;
use std::sync::Arc;

use crate::cli::Context;
use crate::cli::agenda::{self, Leading};
use crate::cli::error::{End, in_words};
use crate::cli::flow::{Margin, flow};
use crate::cli::learn;
use crate::cli::output::{Line, Look, Output, Role, Stream};
use crate::config::{Clock, Color, Settings};
use crate::library::{Library, LibraryError};
use crate::model::Tables;
use crate::session::{Plan, Session as Followed};
use crate::tui::app::NOT_IN_A_ROOM;
use crate::tui::screens::present::{DISCREET, names_file};
use input::Lines;
use keeping::Keeping;
use list::{Choice, Item, List};
use place::{Place, Stop};
use words::{Command, Here, Typed};

/// What leads to something of the user's own, or adds to it: a room does not see the one, and nothing is kept of the other.
const OWN: [Command; 13] = [
    Command::Desk,
    Command::Mark,
    Command::Marks,
    Command::Save,
    Command::Forget,
    Command::Saved,
    Command::Resume,
    Command::Note,
    Command::Worksheet,
    Command::Edit,
    Command::Workbench,
    Command::Begin,
    Command::Report,
];

/// Columns of a line where neither the user nor a terminal says.
const WIDTH: usize = 72;

/// Whether the dialogue goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    /// It goes on.
    Ask,
    /// The user leaves.
    Leave,
}

/// Leads the dialogue to its end.
pub(crate) fn run(context: &mut Context<'_, '_>) -> anyhow::Result<End> {
    let library = context.library()?;
    lead(library, None, context)
}

/// Follows an agenda in a dialogue. As in front of a room nothing is kept but the session, and nothing of before is shown.
pub(crate) fn follow(
    plan: Plan,
    (wall, clock): (Option<u32>, Clock),
    library: Library,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<End> {
    context.settings.history = false;
    let (held, told) = agenda::Keeping::new(&context.settings).read(&plan.slug);
    if let Some(told) = told {
        context.say(&told);
    }
    let followed = Followed::new(plan, context.settings.today, wall);
    lead(library, Some(Leading::new(followed, clock, held)), context)
}

fn lead(
    library: Library,
    leading: Option<Leading>,
    context: &mut Context<'_, '_>,
) -> anyhow::Result<End> {
    let Context {
        settings,
        terminals,
        input,
        output,
    } = context;
    let terminal = || {
        let columns = terminals.out.then(crate::tui::size::columns);
        columns.flatten()
    };
    let width = settings.width.or_else(terminal).unwrap_or(WIDTH).max(20);
    output.set_look(look(settings, output.look(), width));
    let mut lines = Lines::new(BufReader::new(&mut **input));
    let mut session = Session::new(library, settings, output);
    session.can_edit = terminals.input && terminals.out;
    match leading {
        Some(leading) => session.begin_session(leading)?,
        None => session.begin()?,
    }
    loop {
        session.prompt()?;
        let Some(line) = lines.next()? else {
            session.output.line(&Line::new())?;
            break;
        };
        if !terminals.input {
            // What was typed stands in the transcript, as it does on a terminal.
            session.output.line(&Line::text(line.trim()))?;
        }
        if session.answer(&line)? == Then::Leave {
            break;
        }
    }
    Ok(End::Done)
}

/// Returns how lines look: coloured only where that was asked for.
fn look(settings: &Settings, look: Look, width: usize) -> Look {
    let color = match settings.color {
        Color::Always => Color::Always,
        Color::Auto | Color::Never => Color::Never,
    };
    Look {
        answers: Stream::new(look.answers.terminal, color),
        width,
        ..look
    }
}

/// The dialogue: where one is, what the numbers of the last list mean, what is picked.
struct Session<'a, 'o> {
    settings: &'a Settings,
    output: &'a mut Output<'o>,
    library: Library,
    tables: Arc<Tables>,
    keeping: Keeping,
    /// What is kept of what was learned.
    learned: learn::Keeping,
    /// Who keeps the session of an agenda that is followed.
    sessions: agenda::Keeping,
    /// Where one is, and how one came there; never empty.
    stops: Vec<Stop>,
    /// The places one came back from, the nearest last.
    ahead: Vec<Stop>,
    list: List,
    /// How often one went to a place.
    gone: usize,
    /// Whether there is a terminal to be lent to an editor.
    can_edit: bool,
}

impl<'a, 'o> Session<'a, 'o> {
    fn new(library: Library, settings: &'a Settings, output: &'a mut Output<'o>) -> Self {
        Self {
            settings,
            output,
            tables: library.tables(),
            library,
            keeping: Keeping::new(settings),
            learned: learn::Keeping::new(settings),
            sessions: agenda::Keeping::new(settings),
            stops: vec![Stop::new(Place::Library(library::Search::default()), 0)],
            ahead: Vec::new(),
            list: List::default(),
            gone: 0,
            can_edit: false,
        }
    }

    /// Does what was typed.
    fn answer(&mut self, line: &str) -> anyhow::Result<Then> {
        match self.here() {
            words::Here::Questions => return self.answer_question(line),
            words::Here::Training => return self.answer_exercise(line),
            words::Here::Agenda => return self.answer_agenda(line),
            _ => {}
        }
        match words::read(line, self.here()) {
            Typed::Enter => self.go_on()?,
            Typed::Number(number) => self.choose(number)?,
            Typed::Words(words) => {
                let told = (self.here() == Here::Library).then(|| meant::meant(words));
                self.search(words)?;
                if let Some(told) = told.flatten() {
                    self.say(&told)?;
                }
            }
            Typed::Command(Command::Quit, _) => return Ok(Then::Leave),
            Typed::Command(command, _) if self.is_hidden(command) => {
                self.say(&library::sentence(NOT_IN_A_ROOM))?;
            }
            Typed::Command(command, rest) => self.command(command, rest)?,
            Typed::Unknown(words) => {
                let searched = match words.chars().count() {
                    3.. if !words.starts_with(':') => format!("; s {words} searches for it"),
                    _ => String::new(),
                };
                let told = "is not known here. h tells what may be typed";
                self.say(&format!("`{words}` {told}{searched}."))?;
            }
        }
        Ok(Then::Ask)
    }

    /// Tells whether a command leads to something that must not be seen now.
    fn is_hidden(&self, command: Command) -> bool {
        self.settings.room && OWN.contains(&command)
    }

    /// Does what a command means; `rest` is what was typed after its name.
    fn command(&mut self, command: Command, rest: &str) -> anyhow::Result<()> {
        match command {
            Command::Search => self.search(rest),
            Command::Open => self.open_name(rest),
            Command::Again => self.announce(),
            Command::Back => self.back(),
            Command::Forward => self.forward(),
            Command::Library => self.return_to_library(),
            Command::Facets => self.facets(),
            Command::Clear => self.search(""),
            Command::RemoveFilter => self.remove_filter(),
            Command::AsTyped => self.as_typed(),
            Command::Save => self.save(rest),
            Command::Forget => self.forget(rest),
            Command::Resume => self.resume(),
            Command::Outline => self.outline(),
            Command::NextSection => self.step_section(true),
            Command::PreviousSection => self.step_section(false),
            Command::Find => self.find(rest),
            Command::Sources => self.sources(),
            Command::Links => self.links(),
            Command::Copy => self.copy(rest),
            Command::Cite => self.cite(rest),
            Command::Explain => self.explain(rest),
            Command::Outside => self.open_outside(rest),
            Command::Note => self.write_note(rest),
            Command::Pages => self.pages(),
            Command::Language => self.language(rest),
            Command::Mark => self.mark(rest),
            Command::Marks => self.go(Place::Desk(desk::Shown::Marks)),
            Command::Saved => self.go(Place::Desk(desk::Shown::Searches)),
            Command::Desk => self.go(Place::Desk(desk::Shown::All)),
            Command::Learn => self.go(Place::Modules),
            Command::Exercises => self.do_module(rest),
            Command::Review => self.review(),
            Command::Worksheet => self.fill_in_worksheet(),
            Command::Standards => self.go(Place::Standards),
            Command::Standard => self.open_standard(rest),
            Command::Country => self.open_country(rest),
            Command::Workbench => self.go(Place::Workbench),
            Command::Begin => self.begin_answers(rest),
            Command::Report => self.report(rest),
            Command::Atlas => self.atlas(rest),
            Command::Rows => self.change_view(true, rest),
            Command::Columns => self.change_view(false, rest),
            Command::Export => self.export(rest),
            Command::Edit => self.edit_record(),
            Command::Present => self.present(),
            Command::Pick => self.pick(rest),
            Command::Compare => self.compare(rest),
            Command::Flip => self.flip(),
            Command::Differences => self.differences(),
            Command::TakeOut => self.take_out(rest),
            Command::Remove => self.remove(rest),
            Command::Help => self.help(),
            Command::Quit => Ok(()),
        }
    }

    /// Goes where a number of the last list leads.
    fn choose(&mut self, number: usize) -> anyhow::Result<()> {
        let Some(choice) = self.list.choice(number).cloned() else {
            let told = match self.list.range() {
                Some(range) => format!("There is no {number} in the list: {range}."),
                None => "There is no list to choose from. h tells what may be typed.".to_owned(),
            };
            return self.say(&told);
        };
        self.follow(choice)
    }

    fn follow(&mut self, choice: Choice) -> anyhow::Result<()> {
        match choice {
            Choice::Record { name, anchor } => self.open(&name, anchor.as_deref()),
            Choice::Search(query) => self.search(&query),
            Choice::Field(field) => self.field(field),
            Choice::Value {
                field,
                value,
                is_selected,
            } => self.toggle(field, &value, is_selected),
            Choice::Section(section) => self.read_section(section),
            Choice::Part(part) => self.read(part),
            Choice::Source(source) => self.source(source),
            Choice::Sources => self.sources(),
            Choice::Links => self.links(),
            Choice::Explain(name) => self.explain_record(&name),
            Choice::View(view) => self.see(view),
            Choice::Below(number) => self.look_below(number),
            Choice::Page(stop) => self.travel(stop),
            Choice::Desk(shown) => self.go(Place::Desk(shown)),
            Choice::Kept { leads_to, .. } => self.follow(*leads_to),
            Choice::Answers(name) => self.begin_answers(&name),
        }
    }

    /// Shows a list, which from now on is what numbers mean.
    fn show(&mut self, items: Vec<Item>) -> anyhow::Result<()> {
        self.list = List::new(items);
        self.show_more()
    }

    /// Shows what is left of the list, as much as can be listened to.
    fn show_more(&mut self) -> anyhow::Result<()> {
        let lines = self.list.more(self.width());
        Ok(self.output.lines(&lines)?)
    }

    /// Says a sentence or some.
    fn say(&mut self, words: &str) -> anyhow::Result<()> {
        let lines = flow(
            &[(Role::Text, words.to_owned())],
            self.width(),
            &Margin::default(),
        );
        Ok(self.output.lines(&lines)?)
    }

    /// Says what could not be done, and goes on.
    fn trouble(&mut self, error: &LibraryError) -> anyhow::Result<()> {
        let mut words = error.to_string();
        let mut cause = std::error::Error::source(error);
        while let Some(source) = cause {
            let told = source.to_string();
            if !words.contains(&told) {
                words = format!("{words}: {told}");
            }
            cause = source.source();
        }
        if self.settings.room && names_file(&words) {
            return self.say(&library::sentence(DISCREET));
        }
        self.say(&format!("That cannot be done: {}.", in_words(&words)))
    }

    fn width(&self) -> usize {
        self.output.look().width
    }

    /// Returns the language of labels, as a tag.
    fn labels(&self) -> &'a str {
        self.settings.language.tag()
    }
}
