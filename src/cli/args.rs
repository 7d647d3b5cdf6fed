//! What was typed, and nothing else: the arguments of the program and the list of its commands.
//!
//! The arguments of a command stand in the file of that command. What they mean together with the environment is left to
//! `config`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args as Arguments, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::cli::{
    agenda, atlas, check, cite, compare, completions, country, explain, export as export_command,
    index, learn, list, man, new, paths, present, search, show, standard, workbench,
};
use crate::config::{Color, Typed};
use crate::export;

/// The heading of the options that every command takes.
const GLOBAL: &str = "Global options";

/// Good practices in social security: search, read and check a library.
///
/// Without a command, on a terminal, the interface opens.
#[derive(Debug, Default, Parser)]
#[command(name = "casebook", version)]
pub(crate) struct Args {
    /// What every command takes.
    #[command(flatten)]
    pub(crate) global: Global,
    /// The language of the interface.
    #[command(flatten)]
    language: InterfaceLanguage,
    /// The command.
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// What every command takes, before or after its name.
#[derive(Debug, Default, Arguments)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(crate) struct Global {
    /// The library: a directory that holds content/library.toml.
    #[arg(long, global = true, value_name = "DIR", help_heading = GLOBAL)]
    library: Option<PathBuf>,
    /// Colour the output: auto (on a terminal), always or never.
    #[arg(long, global = true, value_name = "WHEN", hide_possible_values = true, help_heading = GLOBAL)]
    color: Option<ColorWord>,
    /// Plain lines only: no colour, no pager, no screen; without a command, a dialogue with numbered lists.
    #[arg(long, global = true, help_heading = GLOBAL)]
    plain: bool,
    /// In front of a room: no drafts, nothing of your own, nothing recorded, strong contrast.
    #[arg(long, global = true, help_heading = GLOBAL)]
    room: bool,
    /// Say only the answer and what went wrong.
    #[arg(short, long, global = true, help_heading = GLOBAL)]
    pub(crate) quiet: bool,
    /// Say also the causes of what went wrong.
    #[arg(short, long, global = true, help_heading = GLOBAL)]
    pub(crate) verbose: bool,
}

/// The language of the interface; `search` and `list` have a `--lang` of their own.
#[derive(Debug, Default, Arguments)]
pub(crate) struct InterfaceLanguage {
    /// The language of labels, such as en, fr or lo.
    #[arg(long = "lang", id = "interface-language", value_name = "TAG", help_heading = GLOBAL)]
    tag: Option<String>,
}

/// When output is coloured, as a word.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum ColorWord {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The form of an answer, as every command that answers something takes it.
#[derive(Clone, Copy, Debug, Default, Arguments)]
pub(crate) struct Form {
    /// The form of the answer; text is the default.
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "text|json",
        hide_possible_values = true,
        hide_default_value = true
    )]
    format: Format,
}

impl Form {
    /// Tells whether the answer is one JSON document.
    pub(crate) fn is_json(self) -> bool {
        self.format == Format::Json
    }
}

/// The forms of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people; lines with tabs where it goes to no terminal.
    #[default]
    Text,
    /// For programs: one JSON document.
    Json,
}

/// The form of an answer that is a page.
#[derive(Clone, Copy, Debug, Default, Arguments)]
pub(crate) struct PageForm {
    /// The form of the answer; text is the default.
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "text|json|csv|html|md",
        hide_possible_values = true,
        hide_default_value = true
    )]
    format: PageFormat,
}

impl PageForm {
    /// Tells whether the answer is one JSON document.
    pub(crate) fn is_json(self) -> bool {
        self.format == PageFormat::Json
    }

    /// Returns the form of a file that holds the page, or its rows, if that is asked for.
    pub(crate) fn file(self) -> Option<export::Form> {
        match self.format {
            PageFormat::Text | PageFormat::Json => None,
            PageFormat::Html => Some(export::Form::Html),
            PageFormat::Md => Some(export::Form::Markdown),
            PageFormat::Csv => Some(export::Form::Csv),
        }
    }
}

/// The forms of an answer that is a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum PageFormat {
    /// For people; lines with tabs where it goes to no terminal.
    #[default]
    Text,
    /// For programs: one JSON document.
    Json,
    /// For a browser or a printer: one file.
    Html,
    /// For a document: Markdown.
    #[value(alias = "markdown")]
    Md,
    /// For a spreadsheet.
    Csv,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Search(search::Search),
    Show(show::Show),
    List(list::List),
    Compare(compare::Compare),
    Export(export_command::Export),
    Cite(cite::Cite),
    Present(present::Present),
    Atlas(atlas::Atlas),
    Country(country::CountryCard),
    Standard(standard::Standard),
    Learn(learn::Learn),
    Agenda(Box<agenda::Agenda>),
    Workbench(workbench::Workbench),
    New(Box<new::New>),
    Check(check::Check),
    Explain(explain::Explain),
    Index(index::Index),
    Paths(paths::Paths),
    Completions(completions::Completions),
    Man(man::Man),
}

/// The commands as the help lists them.
const GROUPS: [(&str, &[&str]); 5] = [
    (
        "Find and read",
        &[
            "search", "show", "list", "compare", "present", "atlas", "export", "cite",
        ],
    ),
    (
        "Standards and countries",
        &["standard", "country", "workbench"],
    ),
    ("Learn", &["learn", "agenda"]),
    ("Write", &["new", "check", "explain"]),
    ("The program", &["index", "paths", "completions", "man"]),
];

impl Args {
    /// Reads the arguments; the error holds help, version or what is wrong with the usage.
    pub(crate) fn read(arguments: &[OsString]) -> Result<Self, clap::Error> {
        // The interface, which should be there at once: the table of all commands need not be built for it.
        if arguments.len() < 2 {
            return Ok(Self::default());
        }
        Self::from_arg_matches(&Self::command().try_get_matches_from(arguments)?)
    }

    /// Returns what was typed, as far as settings are concerned.
    pub(crate) fn typed(&self) -> Typed {
        let below = self.command.as_ref().and_then(Command::language);
        Typed {
            library: self.global.library.clone(),
            language: below.or(self.language.tag.as_ref()).cloned(),
            color: self.global.color.map(ColorWord::choice),
            plain: self.global.plain,
            room: self.global.room,
        }
    }
}

impl Command {
    fn language(&self) -> Option<&String> {
        let language = match self {
            Self::Show(show) => &show.language,
            Self::Compare(compare) => &compare.language,
            Self::Export(export) => &export.language,
            Self::Cite(cite) => &cite.language,
            Self::Present(present) => &present.language,
            Self::Atlas(atlas) => atlas.language(),
            Self::Country(country) => &country.language,
            Self::Standard(standard) => &standard.language,
            Self::Learn(learn) => learn.language(),
            Self::Agenda(agenda) => &agenda.language,
            Self::Workbench(workbench) => &workbench.language,
            Self::Check(check) => &check.language,
            Self::Explain(explain) => &explain.language,
            Self::Index(index) => &index.language,
            Self::Paths(paths) => &paths.language,
            Self::Search(_)
            | Self::List(_)
            | Self::New(_)
            | Self::Completions(_)
            | Self::Man(_) => return None,
        };
        language.tag.as_ref()
    }
}

impl ColorWord {
    fn choice(self) -> Color {
        match self {
            Self::Auto => Color::Auto,
            Self::Always => Color::Always,
            Self::Never => Color::Never,
        }
    }
}

/// Returns the colour asked for among arguments that cannot be read, so that help and complaints have it too.
pub(crate) fn color_among(arguments: &[OsString]) -> Option<Color> {
    let words: Vec<&str> = arguments.iter().filter_map(|word| word.to_str()).collect();
    let apart = words
        .windows(2)
        .find(|pair| pair[0] == "--color")
        .map(|pair| pair[1]);
    let word = words
        .iter()
        .find_map(|word| word.strip_prefix("--color="))
        .or(apart)?;
    let found = Color::ALL.iter().find(|(name, _)| *name == word);
    found.map(|(_, color)| *color)
}

/// Returns the program for the argument parser, its help wrapped to a width and its commands in groups.
pub(crate) fn command(width: usize) -> clap::Command {
    let command = Args::command().term_width(width.clamp(40, 100));
    let style = command.get_styles();
    let (header, literal) = (*style.get_header(), *style.get_literal());
    let mut groups = Vec::new();
    for (heading, names) in GROUPS {
        groups.push(format!("{header}{heading}:{header:#}\n"));
        for name in names {
            let about = command
                .find_subcommand(name)
                .and_then(clap::Command::get_about);
            let about = about.map(ToString::to_string).unwrap_or_default();
            groups.push(format!("  {literal}{name:<12}{literal:#}  {about}\n"));
        }
        groups.push("\n".to_owned());
    }
    let groups = groups.concat();
    let template = format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\n{groups}{header}Options:{header:#}\n{{options}}\n\n{header}Exit status:{header:#} 0 done or \
         found, 1 nothing or faults found, 2 could not run"
    );
    command.help_template(template)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Args, clap::Error> {
        let words: Vec<OsString> = line.split(' ').map(Into::into).collect();
        Args::read(&words)
    }

    #[test]
    fn is_a_sound_command() {
        command(80).debug_assert();
    }

    #[test]
    fn lists_every_command_in_one_group() {
        let mut listed: Vec<&str> = GROUPS
            .iter()
            .flat_map(|(_, names)| *names)
            .copied()
            .collect();
        let command = Args::command();
        let mut there: Vec<&str> = command
            .get_subcommands()
            .map(clap::Command::get_name)
            .collect();
        listed.sort_unstable();
        there.sort_unstable();
        assert_eq!(listed, there);
    }

    #[test]
    fn takes_global_options_before_and_after_the_command() {
        for line in [
            "casebook --library /x --color never --plain -q paths",
            "casebook paths --library /x --color never --plain -q",
        ] {
            let args = read(line).unwrap();
            let typed = args.typed();
            assert_eq!(typed.library, Some("/x".into()), "{line}");
            assert_eq!(
                (typed.color, typed.plain, args.global.quiet),
                (Some(Color::Never), true, true),
                "{line}"
            );
        }
    }

    #[test]
    fn takes_the_language_of_the_interface_before_and_after_a_command() {
        assert_eq!(
            read("casebook --lang fr paths")
                .unwrap()
                .typed()
                .language
                .as_deref(),
            Some("fr")
        );
        assert_eq!(
            read("casebook --lang fr paths --lang lo")
                .unwrap()
                .typed()
                .language
                .as_deref(),
            Some("lo")
        );
        assert_eq!(
            read("casebook search x --lang lo")
                .unwrap()
                .typed()
                .language,
            None
        );
        assert_eq!(
            read("casebook --lang fr search x --lang lo")
                .unwrap()
                .typed()
                .language
                .as_deref(),
            Some("fr")
        );
    }

    #[test]
    fn finds_the_colour_among_arguments_that_cannot_be_read() {
        let words = |line: &str| line.split(' ').map(Into::into).collect::<Vec<OsString>>();
        assert_eq!(
            color_among(&words("casebook --color never --nonsense")),
            Some(Color::Never)
        );
        assert_eq!(
            color_among(&words("casebook --help --color=always")),
            Some(Color::Always)
        );
        assert_eq!(color_among(&words("casebook never --color")), None);
    }
}
