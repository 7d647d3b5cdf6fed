//! What may be typed: the table of commands, and how a line is read by it.
//!
//! Where the interface has an action for it, a command has the name and the help of that action.

use crate::atlas::View;
use crate::tui::action::Action;

/// What a line can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Search,
    Open,
    Facets,
    Clear,
    RemoveFilter,
    AsTyped,
    Save,
    Forget,
    Resume,
    Outline,
    NextSection,
    PreviousSection,
    Find,
    Sources,
    Links,
    Copy,
    Cite,
    Explain,
    Outside,
    Note,
    Pages,
    Language,
    Flip,
    Differences,
    TakeOut,
    Remove,
    Mark,
    Marks,
    Saved,
    Pick,
    Compare,
    Again,
    Back,
    Forward,
    Library,
    Desk,
    Atlas,
    Rows,
    Columns,
    Export,
    Edit,
    Present,
    Learn,
    Exercises,
    Review,
    Worksheet,
    Standards,
    Standard,
    Country,
    Workbench,
    Begin,
    Report,
    Help,
    Quit,
}

/// What kind of place a line was typed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Here {
    /// The search and its hits.
    Library,
    /// Fields and values to narrow by.
    Facets,
    /// A record.
    Reader,
    /// Records side by side.
    Comparison,
    /// What is kept.
    Desk,
    /// The modules.
    Modules,
    /// A module that is done, exercise by exercise.
    Training,
    /// The instruments and the countries.
    Standards,
    /// The saved answers of the workbench.
    Workbench,
    /// The questions on some.
    Questions,
    /// A view over the library.
    Atlas,
    /// An agenda that is followed.
    Agenda,
}

impl Here {
    /// Returns its name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Library => "Library",
            Self::Facets => "Facets",
            Self::Reader => "Reader",
            Self::Comparison => "Compare",
            Self::Desk => "Desk",
            Self::Modules => "Modules",
            Self::Training => "Learn",
            Self::Standards => "Standards",
            Self::Workbench => "Workbench",
            Self::Questions => "Questions",
            Self::Atlas => "Atlas",
            Self::Agenda => "Agenda",
        }
    }
}

/// What may stand after the name of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Takes {
    /// Nothing.
    Nothing,
    /// Numbers of the list, or nothing.
    Numbers,
    /// Words, or nothing.
    Words,
    /// Words, or nothing; nobody searches for its name with words behind it.
    AnyWords,
    /// Words with a number in them, or nothing.
    Coded,
    /// A number of the list, and words or nothing after it.
    Numbered,
    /// The name of a view, or nothing.
    View,
}

/// The name of a command and its help.
#[derive(Clone, Copy, Debug)]
enum Told {
    /// Those of an action.
    As(Action),
    /// Its own.
    Own(&'static str, &'static str),
}

/// One command.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) command: Command,
    told: Told,
    /// A letter or sign that means the same; empty where there is none.
    short: &'static str,
    takes: Takes,
    /// What stands for what it takes in the help.
    argument: &'static str,
    /// Where it may be typed; none named means everywhere.
    here: &'static [Here],
}

impl Word {
    const fn of(command: Command, told: Told, short: &'static str, here: &'static [Here]) -> Self {
        Self {
            command,
            told,
            short,
            takes: Takes::Nothing,
            argument: "",
            here,
        }
    }

    const fn with(mut self, takes: Takes, argument: &'static str) -> Self {
        self.takes = takes;
        self.argument = argument;
        self
    }

    /// Returns its name: one word.
    pub(super) fn name(&self) -> &'static str {
        match self.told {
            Told::As(action) if !action.about().hint.contains(' ') => action.about().hint,
            Told::As(action) => action.about().name,
            Told::Own(name, _) => name,
        }
    }

    /// Returns how it is typed in a place: where words are searched for, a colon tells a command from them.
    pub(super) fn typed(&self, here: Here) -> String {
        let is_told = here == Here::Library && self.takes == Takes::Words;
        let colon = if is_told { ":" } else { "" };
        let name = format!("{colon}{}", self.name());
        let argument = match self.argument {
            "" => String::new(),
            argument => format!(" {argument}"),
        };
        match self.short {
            "" => format!("{name}{argument}"),
            short => format!("{short}{argument} or {name}{argument}"),
        }
    }

    /// Returns its line in the help.
    pub(super) fn help(&self) -> &'static str {
        match self.told {
            Told::As(action) => action.about().help,
            Told::Own(_, help) => help,
        }
    }

    /// Tells whether it may be typed in a place.
    pub(super) fn is_of(&self, here: Here) -> bool {
        self.here.is_empty() || self.here.contains(&here)
    }
}

const ALL: &[Here] = &[];
const LIBRARY: &[Here] = &[Here::Library];
const READER: &[Here] = &[Here::Reader];
const COMPARISON: &[Here] = &[Here::Comparison];
const TEXT: &[Here] = &[Here::Reader, Here::Comparison];
const KEPT: &[Here] = &[Here::Desk, Here::Workbench];
const MODULES: &[Here] = &[Here::Modules];
const WORKBENCH: &[Here] = &[Here::Workbench];
const ATLAS: &[Here] = &[Here::Atlas];
const WRITTEN: &[Here] = &[Here::Reader, Here::Comparison, Here::Atlas];
const LISTS: &[Here] = &[
    Here::Library,
    Here::Comparison,
    Here::Desk,
    Here::Modules,
    Here::Standards,
    Here::Atlas,
];
const PICKING: &[Here] = &[
    Here::Library,
    Here::Facets,
    Here::Reader,
    Here::Desk,
    Here::Modules,
    Here::Standards,
    Here::Atlas,
];

/// Every command, in the order of the help.
#[rustfmt::skip]
const WORDS: [Word; 56] = [
    Word::of(Command::Search, Told::Own("search", "Search the library; `search` alone lists all records"), "s", ALL).with(Takes::Words, "WORDS"),
    Word::of(Command::Open, Told::Own("open", "Open the record of this id, or of a beginning that only one has"), "", ALL).with(Takes::Words, "ID"),
    Word::of(Command::Facets, Told::Own("filters", "Narrow the search by country, topic and the like, or widen it"), "f", LIBRARY),
    Word::of(Command::Clear, Told::As(Action::ClearInput), "x", LIBRARY),
    Word::of(Command::RemoveFilter, Told::As(Action::RemoveFilter), "X", LIBRARY),
    Word::of(Command::AsTyped, Told::As(Action::AsTyped), "", LIBRARY),
    Word::of(Command::Save, Told::Own("save", "Save the search under a name"), "", LIBRARY).with(Takes::Words, "NAME"),
    Word::of(Command::Forget, Told::Own("forget", "Forget the saved search of this name"), "", ALL).with(Takes::Words, "NAME"),
    Word::of(Command::Resume, Told::As(Action::Resume), "r", ALL),
    Word::of(Command::Outline, Told::Own("outline", "List the sections with their numbers"), "o", TEXT),
    Word::of(Command::NextSection, Told::As(Action::NextSection), "]", TEXT),
    Word::of(Command::PreviousSection, Told::As(Action::PreviousSection), "[", TEXT),
    Word::of(Command::Find, Told::Own("find", "Find words in this text; /WORDS does as well"), "", TEXT).with(Takes::Words, "WORDS"),
    Word::of(Command::Sources, Told::Own("sources", "List the sources with their numbers"), "S", READER),
    Word::of(Command::Links, Told::Own("links", "List the records it leads to, and those that lead to it"), "k", READER),
    Word::of(Command::Explain, Told::Own("explain", "Explain words in short, or what has a number; alone, list what the text read last can be asked about"), "K", ALL).with(Takes::AnyWords, "WORDS"),
    Word::of(Command::Copy, Told::Own("copy", "Print each alone on its line what can be copied: name, citation, address, the text read last; or of what has these numbers"), "y", READER).with(Takes::Numbers, "NUMBERS"),
    Word::of(Command::Cite, Told::Own("cite", "Print how the page is cited, or the sources or records of these numbers: as text, bibtex, ris or json"), "", READER).with(Takes::AnyWords, "FORM NUMBERS"),
    Word::of(Command::Outside, Told::Own("outside", "Open the address of the source with this number, or of the one told last, outside of this program"), "", READER).with(Takes::Numbers, "NUMBER"),
    Word::of(Command::Note, Told::Own("note", "Write a note on the record in the editor; with TEXT, add that to it without one"), "", READER).with(Takes::Words, "TEXT"),
    Word::of(Command::Note, Told::Own("note", "Write a note on the record of this number in the editor; with TEXT, add that to it without one"), "", LISTS).with(Takes::Numbered, "NUMBER TEXT"),
    Word::of(Command::Language, Told::As(Action::Language), "", READER).with(Takes::Words, "TAG"),
    Word::of(Command::Flip, Told::As(Action::Flip), "f", COMPARISON),
    Word::of(Command::Differences, Told::As(Action::Differences), "d", COMPARISON),
    Word::of(Command::Remove, Told::Own("remove", "Take what has these numbers out of its list"), "d", KEPT).with(Takes::Numbers, "NUMBER"),
    Word::of(Command::Mark, Told::As(Action::Mark), "m", ALL).with(Takes::Numbers, "NUMBER"),
    Word::of(Command::Marks, Told::As(Action::Marks), "'", ALL),
    Word::of(Command::Saved, Told::Own("saved", "Show the saved searches"), "v", ALL),
    Word::of(Command::Pages, Told::As(Action::Pages), "H", ALL),
    Word::of(Command::TakeOut, Told::Own("pick", "Take the record of this number out of the comparison"), "c", COMPARISON).with(Takes::Numbers, "NUMBER"),
    Word::of(Command::Pick, Told::As(Action::Tray), "c", PICKING).with(Takes::Numbers, "NUMBER"),
    Word::of(Command::Compare, Told::As(Action::Compare), "C", ALL).with(Takes::Numbers, "NUMBERS"),
    Word::of(Command::Again, Told::Own("again", "Say once more where one is and what the numbers are"), "a", ALL),
    Word::of(Command::Back, Told::As(Action::Back), "b", ALL),
    Word::of(Command::Forward, Told::Own("forward", "One step forward again"), "", ALL),
    Word::of(Command::Library, Told::As(Action::Library), "l", ALL),
    Word::of(Command::Desk, Told::As(Action::Desk), "", ALL),
    Word::of(Command::Atlas, Told::As(Action::Atlas), "", ALL).with(Takes::View, "VIEW"),
    Word::of(Command::Rows, Told::As(Action::Rows), "", ATLAS).with(Takes::Words, "NAME"),
    Word::of(Command::Columns, Told::As(Action::Columns), "", ATLAS).with(Takes::Words, "NAME"),
    Word::of(Command::Export, Told::Own("export", "Write what you are at to a new file: .html, .md, .csv or .json"), "", WRITTEN).with(Takes::Words, "FILE"),
    Word::of(Command::Edit, Told::As(Action::Edit), "", READER),
    Word::of(Command::Present, Told::Own("present", "Tell it as slides, one after the other"), "", TEXT),
    Word::of(Command::Learn, Told::Own("learn", "List the modules in order of learning"), "", ALL),
    Word::of(Command::Exercises, Told::Own("exercises", "Do the module of this number: its test, its sections, its exercises, one by one"), "e", MODULES).with(Takes::Numbers, "NUMBER"),
    Word::of(Command::Exercises, Told::Own("exercises", "Do the module that is read: its test, its sections, its exercises, one by one"), "", READER),
    Word::of(Command::Worksheet, Told::Own("worksheet", "Fill in your own copy of the worksheet that is read, in the editor; it is kept beside your notes"), "", READER),
    Word::of(Command::Review, Told::Own("review", "Ask the questions that come back today, of all modules"), "", MODULES),
    Word::of(Command::Standards, Told::As(Action::Standards), "", ALL),
    Word::of(Command::Standard, Told::Own("standard", "Open what stands around an instrument, or a Part or an article of C102: `standard c102 V`, `standard c102 art 28`; `standard c102 ratifications` tells who ratified it"), "", ALL).with(Takes::Coded, "CODE"),
    Word::of(Command::Country, Told::Own("country", "Open the card of a country, by its name in any language or its code"), "", ALL).with(Takes::AnyWords, "NAME"),
    Word::of(Command::Workbench, Told::As(Action::Workbench), "", ALL),
    Word::of(Command::Begin, Told::Own("begin", "Begin new answers under a name, or go on with those that have it"), "", WORKBENCH).with(Takes::AnyWords, "NAME"),
    Word::of(Command::Report, Told::Own("report", "Read the report on the answers of this number; of two, what has changed from the first to the second"), "", WORKBENCH).with(Takes::Numbers, "NUMBERS"),
    Word::of(Command::Help, Told::Own("help", "Tell what may be typed here"), "h", ALL),
    Word::of(Command::Quit, Told::As(Action::Quit), "q", ALL),
];

/// Returns what may be typed in a place.
pub(super) fn of(here: Here) -> impl Iterator<Item = &'static Word> {
    WORDS.iter().filter(move |word| word.is_of(here))
}

/// A line, read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typed<'a> {
    /// Nothing: go on.
    Enter,
    /// A number of the list.
    Number(usize),
    /// A command, with what stands after its name.
    Command(Command, &'a str),
    /// Words to search for.
    Words(&'a str),
    /// None of these.
    Unknown(&'a str),
}

/// Reads a line that was typed in a place.
///
/// In the Library everything that is no command is searched for. So that words are not taken for a command, one that takes
/// words needs a colon before it there, as in the interface, unless it is typed by its letter.
pub(super) fn read(line: &str, here: Here) -> Typed<'_> {
    let line = line.trim();
    if line.is_empty() {
        return Typed::Enter;
    }
    if line.chars().all(|one| one.is_ascii_digit()) {
        return Typed::Number(line.parse().unwrap_or(usize::MAX));
    }
    if let Some(words) = line.strip_prefix('/') {
        return match here {
            Here::Reader | Here::Comparison => Typed::Command(Command::Find, words.trim()),
            _ => Typed::Words(words.trim()),
        };
    }
    let (is_command, typed) = match line.strip_prefix(':') {
        Some(typed) => (true, typed.trim()),
        None => (here != Here::Library, line),
    };
    let (name, rest) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
    let rest = rest.trim();
    if let Some(word) = named(name, here) {
        let takes = match word.takes {
            Takes::Nothing => rest.is_empty(),
            Takes::Numbers => numbers(rest).is_some(),
            Takes::Words => is_command || word.short == name,
            Takes::AnyWords => true,
            Takes::Coded => {
                is_command || rest.is_empty() || rest.bytes().any(|one| one.is_ascii_digit())
            }
            Takes::View => rest.is_empty() || View::parse(rest).is_some(),
            Takes::Numbered => is_command || rest.is_empty() || numbered(rest).is_some(),
        };
        if takes {
            return Typed::Command(word.command, rest);
        }
    }
    let is_letter = line.len() == 1 && line.is_ascii();
    if is_command || is_letter {
        Typed::Unknown(line)
    } else {
        Typed::Words(line)
    }
}

/// Returns the numbers in what was typed, with blanks or commas between them; `None` where there is something else.
pub(super) fn numbers(text: &str) -> Option<Vec<usize>> {
    let words = text.split([' ', ',']).filter(|word| !word.is_empty());
    words.map(|word| word.parse().ok()).collect()
}

/// Returns the number that stands before words, and the words.
pub(super) fn numbered(text: &str) -> Option<(usize, &str)> {
    let (number, words) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    Some((number.parse().ok()?, words.trim()))
}

/// Returns the command of a name, a letter or the name of its action.
fn named(name: &str, here: Here) -> Option<&'static Word> {
    let lower = name.to_lowercase();
    of(here).find(|word| {
        let action = match word.told {
            Told::As(action) => action.about().name,
            Told::Own(name, _) => name,
        };
        let is_sign = name == "?" && word.command == Command::Help;
        is_sign
            || (!name.is_empty() && word.short == name)
            || word.name() == lower
            || action == lower
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_or_letter_means_two_things_in_one_place() {
        let places = [
            Here::Library,
            Here::Facets,
            Here::Reader,
            Here::Comparison,
            Here::Desk,
            Here::Modules,
            Here::Standards,
            Here::Workbench,
            Here::Atlas,
        ];
        for here in places {
            for word in of(here) {
                let same = |other: &&Word| {
                    let short = !word.short.is_empty() && other.short == word.short;
                    short || other.name() == word.name()
                };
                assert_eq!(of(here).filter(same).count(), 1, "{} {here:?}", word.name());
                assert!(!word.name().contains(' ') && !word.help().ends_with('.'));
                let typed = format!(":{}", word.name().to_uppercase());
                assert_eq!(
                    read(&typed, here),
                    Typed::Command(word.command, ""),
                    "{typed}"
                );
            }
        }
    }

    #[test]
    fn words_are_searched_for_in_the_library_and_nowhere_else() {
        for query in [
            "pension mongolia",
            "save the children",
            "open data",
            "learn to save",
            "atlas of poverty",
        ] {
            assert_eq!(read(query, Here::Library), Typed::Words(query));
            assert!(
                !matches!(read(query, Here::Reader), Typed::Words(_)),
                "{query}"
            );
        }
        assert_eq!(read("/ learn", Here::Library), Typed::Words("learn"));
        assert_eq!(
            read("s learn", Here::Desk),
            Typed::Command(Command::Search, "learn")
        );
        assert_eq!(read("pension", Here::Reader), Typed::Unknown("pension"));
        assert_eq!(read(":pension", Here::Library), Typed::Unknown(":pension"));
        assert_eq!(read("o", Here::Library), Typed::Unknown("o"));
        assert_eq!(read("养", Here::Library), Typed::Words("养"));
    }

    #[test]
    fn commands_are_read_by_letter_and_name_with_what_they_take() {
        assert_eq!(read("  ", Here::Desk), Typed::Enter);
        assert_eq!(read("12", Here::Library), Typed::Number(12));
        assert_eq!(
            read(&"9".repeat(40), Here::Library),
            Typed::Number(usize::MAX)
        );
        assert_eq!(
            read("c 3", Here::Library),
            Typed::Command(Command::Pick, "3")
        );
        assert_eq!(
            read("C 3, 4", Here::Library),
            Typed::Command(Command::Compare, "3, 4")
        );
        assert_eq!(read("c three", Here::Library), Typed::Words("c three"));
        assert_eq!(
            read("/cash", Here::Reader),
            Typed::Command(Command::Find, "cash")
        );
        assert_eq!(
            read(":save my name", Here::Library),
            Typed::Command(Command::Save, "my name")
        );
        assert_eq!(
            read("explain cash", Here::Library),
            Typed::Command(Command::Explain, "cash")
        );
        assert_eq!(
            read("note 3 ask them", Here::Library),
            Typed::Command(Command::Note, "3 ask them")
        );
        assert_eq!(
            read("note the difference", Here::Library),
            Typed::Words("note the difference")
        );
        assert_eq!(
            read("note the difference", Here::Reader),
            Typed::Command(Command::Note, "the difference")
        );
    }

    #[test]
    fn a_letter_means_what_the_place_has_it_for() {
        assert_eq!(read("?", Here::Desk), Typed::Command(Command::Help, ""));
        assert_eq!(read("pick", Here::Desk), Typed::Command(Command::Pick, ""));
        assert_eq!(
            read("d", Here::Comparison),
            Typed::Command(Command::Differences, "")
        );
        assert_eq!(
            read("d 2", Here::Desk),
            Typed::Command(Command::Remove, "2")
        );
    }

    #[test]
    fn a_standard_is_one_by_its_number_and_a_country_by_its_name() {
        assert_eq!(
            read("standard c102 V", Here::Library),
            Typed::Command(Command::Standard, "c102 V")
        );
        assert_eq!(
            read("standard of living", Here::Library),
            Typed::Words("standard of living")
        );
        assert_eq!(
            read("country Laos", Here::Library),
            Typed::Command(Command::Country, "Laos")
        );
    }

    #[test]
    fn numbers_are_numbers() {
        assert_eq!(numbered("3  a 4 "), Some((3, "a 4")));
        assert_eq!(numbered("3"), Some((3, "")));
        assert_eq!(numbered("three"), None);
        assert_eq!(numbers("1, 2 30"), Some(vec![1, 2, 30]));
        assert_eq!(numbers(""), Some(Vec::new()));
        assert_eq!(numbers("1 two"), None);
    }
}
