//! The command line: arguments, commands, printing, exit status.
//!
//! A command asks the room `library` and prints; it holds no knowledge of its own. Each stands in its own file.

mod agenda;
mod args;
mod atlas;
mod check;
mod cite;
mod compare;
mod completions;
mod country;
mod dialogue;
mod error;
mod explain;
mod export;
mod flow;
mod index;
mod interface;
mod learn;
mod list;
mod listing;
mod man;
mod new;
mod output;
mod pager;
mod paths;
mod plain_page;
mod present;
mod query;
mod search;
mod section;
mod show;
mod standard;
mod stdin;
mod unresolved;
mod workbench;

use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal, Read};
use std::process::ExitCode;

use crate::config::{Color, Environment, Settings, Typed};
use crate::library::{self, Library};
use crate::source::Diagnostic;
use args::{Args, Command};
use error::{Advice, End};
use output::{Line, Look, Output, Stream};

/// Columns of a line where neither the user nor a terminal says.
const WIDTH: usize = 80;

/// Runs the program on the process's own arguments, environment and streams.
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let mut out = BufWriter::new(io::stdout().lock());
    let mut talk = io::stderr();
    let mut input = io::stdin();
    let start = Start {
        environment: Environment::of_process(),
        terminals: Terminals {
            input: input.is_terminal(),
            out: io::stdout().is_terminal(),
            talk: talk.is_terminal(),
        },
        input: &mut input,
    };
    let mut output = Output::new(&mut out, &mut talk);
    let status = start.run(&arguments, &mut output);
    drop(output);
    // What is left was refused by a stream that is closed or full, which has been told. Dropping would write it again.
    drop(out.into_parts());
    ExitCode::from(status)
}

/// Which of the streams are terminals.
#[derive(Clone, Copy, Debug, Default)]
struct Terminals {
    input: bool,
    out: bool,
    talk: bool,
}

/// What the process was started with, but for its arguments.
struct Start<'a> {
    environment: Environment,
    terminals: Terminals,
    input: &'a mut dyn Read,
}

/// What a command works with.
struct Context<'a, 'o> {
    settings: Settings,
    terminals: Terminals,
    input: &'a mut dyn Read,
    output: &'a mut Output<'o>,
}

impl Start<'_> {
    /// Runs the program and returns the exit status.
    fn run(self, arguments: &[OsString], output: &mut Output<'_>) -> u8 {
        let Ok(args) = Args::read(arguments) else {
            return self.usage(arguments, output);
        };
        let verbose = args.global.verbose;
        let result = self
            .settle(&args, output)
            .and_then(|mut context| dispatch(args.command, &mut context));
        match result.and_then(|end| Ok(output.finish().map(|()| end)?)) {
            Ok(end) => end.status(),
            Err(error) => error::report(&error, verbose, output),
        }
    }

    /// Resolves the settings and how output looks.
    fn settle<'a, 'o>(
        self,
        args: &Args,
        output: &'a mut Output<'o>,
    ) -> anyhow::Result<Context<'a, 'o>>
    where
        Self: 'a,
    {
        let mut look = self.look(args.typed().color.unwrap_or_default());
        look.quiet = args.global.quiet;
        output.set_look(look);
        let settings = Settings::resolve(&args.typed(), &self.environment).map_err(|error| {
            let next = "leave `--lang` out for the language of the locale";
            Advice::on(error, next)
        })?;
        for fault in &settings.faults {
            output.complain(&Line::text(&format!("casebook: {fault}")));
        }
        look = Look {
            quiet: look.quiet,
            ..self.look(settings.color)
        };
        look.width = width(&settings, self.terminals);
        output.set_look(look);
        Ok(Context {
            settings,
            terminals: self.terminals,
            input: self.input,
            output,
        })
    }

    fn look(&self, color: Color) -> Look {
        Look {
            answers: Stream::new(self.terminals.out, color),
            talk: Stream::new(self.terminals.talk, color),
            width: WIDTH,
            quiet: false,
        }
    }

    /// Answers arguments that are no command: help, the version, or what is wrong with them.
    fn usage(self, arguments: &[OsString], output: &mut Output<'_>) -> u8 {
        let typed = Typed {
            color: args::color_among(arguments),
            plain: arguments.iter().any(|word| word == "--plain"),
            ..Typed::default()
        };
        let settings = Settings::resolve(&typed, &self.environment).ok();
        let color = settings
            .as_ref()
            .map_or(Color::Never, |settings| settings.color);
        let width = settings.map_or(WIDTH, |settings| width(&settings, self.terminals));
        let Err(error) = args::command(width).try_get_matches_from(arguments) else {
            return error::COULD_NOT_RUN;
        };
        if error.use_stderr() {
            output.complain_usage(&error.render().to_string());
            return error::COULD_NOT_RUN;
        }
        let help = error.render();
        let text = if color.applies(self.terminals.out) {
            help.ansi().to_string()
        } else {
            help.to_string()
        };
        let printed = output.own(text.as_bytes()).and_then(|()| output.finish());
        match printed {
            Ok(()) => End::Done.status(),
            Err(error) => error::report(&error.into(), false, output),
        }
    }
}

/// Runs a command, or the interface without one.
fn dispatch(command: Option<Command>, context: &mut Context<'_, '_>) -> anyhow::Result<End> {
    match command {
        None => interface::run(context),
        Some(Command::Search(search)) => search.run(context),
        Some(Command::Show(show)) => show.run(context),
        Some(Command::List(list)) => list.run(context),
        Some(Command::Compare(compare)) => compare.run(context),
        Some(Command::Export(export)) => export.run(context),
        Some(Command::Cite(cite)) => cite.run(context),
        Some(Command::Present(present)) => present.run(context),
        Some(Command::Atlas(atlas)) => atlas.run(context),
        Some(Command::Country(country)) => country.run(context),
        Some(Command::Standard(standard)) => standard.run(context),
        Some(Command::Learn(learn)) => learn.run(context),
        Some(Command::Agenda(agenda)) => agenda.run(context),
        Some(Command::Workbench(workbench)) => workbench.run(context),
        Some(Command::New(new)) => new.run(context),
        Some(Command::Check(check)) => check.run(context),
        Some(Command::Explain(explain)) => explain.run(context),
        Some(Command::Index(index)) => index.run(context),
        Some(Command::Paths(paths)) => paths.run(context),
        Some(Command::Completions(completions)) => completions.run(context),
        Some(Command::Man(man)) => man.run(context),
    }
}

/// Returns how wide lines are: as `COLUMNS` says, else as the terminal is.
fn width(settings: &Settings, terminals: Terminals) -> usize {
    let terminal = || terminals.out.then(crate::tui::size::columns).flatten();
    settings.width.or_else(terminal).unwrap_or(WIDTH).max(20)
}

/// Returns what the user should know of the index, such as that it is not on disk.
fn index_notice(library: &Library) -> Option<String> {
    let [_, (_, place)] = library.places();
    let nowhere =
        || "no folder for the index can be written, so it is made anew each time".to_owned();
    let notice = library.index_status().notice;
    let notice = notice.or_else(|| place.is_none().then(nowhere))?;
    Some(error::in_words(&notice))
}

impl Context<'_, '_> {
    /// Opens the library.
    fn library(&self) -> anyhow::Result<Library> {
        let options = library::Options {
            library: self.settings.library.clone(),
            working_directory: self.settings.working_directory.clone(),
            cache: self.settings.places.cache.clone(),
            hides_drafts: self.settings.room,
        };
        Ok(Library::open(options).map_err(|error| {
            Advice::on(
                error,
                "name another with `--library DIR`, or none (also not in CASEBOOK_LIBRARY) for the one around this folder or the built-in one",
            )
        })?)
    }

    /// Says something beside the answer.
    fn say(&mut self, text: &str) {
        self.output.talk(&Line::text(&format!("casebook: {text}")));
    }

    /// Says what the user should know of the index, such as that it is not on disk.
    fn say_of_index(&mut self, library: &Library) {
        if let Some(notice) = index_notice(library) {
            self.say(&notice);
        }
    }

    /// Says what could not be read in a query.
    fn say_notes(&mut self, notes: &[Diagnostic]) {
        for note in notes {
            match &note.help {
                Some(help) => self.say(&format!("{}; {help}", note.message)),
                None => self.say(&note.message),
            }
        }
    }

    /// Lets the user page through what is printed from here on, where there is a user and a pager.
    fn begin_page(&mut self) {
        if self.terminals.out && !self.settings.plain && !self.settings.pager.words.is_empty() {
            self.output.begin_page();
        }
    }

    /// Shows what was printed since [`Self::begin_page`].
    fn end_page(&mut self) -> anyhow::Result<()> {
        if let Some(page) = self.output.take_page()
            && !pager::show(&self.settings, &page)
        {
            self.output.own(&page)?;
        }
        Ok(())
    }
}
