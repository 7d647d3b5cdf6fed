//! What can be typed into the line, what a line asks for, and what could be meant by the beginning of one.

use crate::atlas::View;
use crate::library::Presented;
use crate::model::agenda::VIEWS;
use crate::personal::SavedSearch;
use crate::source::nearest;
use crate::tui::action::{ACTIONS, Action};
use crate::tui::keymap::{KeyNames, Keymap};
use crate::tui::theme::Theme;

/// Commands that take words and are no actions: the command, what stands for the words, its line of help.
const NAMING: [(&str, &str, &str); 4] = [
    (
        EXPLAIN,
        "WORD",
        "Say what a word means, in any language of the glossary",
    ),
    (SAVE, "NAME", "Save what is searched for under a name"),
    (FORGET, "NAME", "Forget the saved search of this name"),
    (
        EXPORT,
        "FILE",
        "Write what is shown to a new file: .html, .md, .csv, .json; `export!` writes over one that is there",
    ),
];

const EXPLAIN: &str = "explain";
const SAVE: &str = "save";
const FORGET: &str = "forget";
pub(in crate::tui::app) const EXPORT: &str = "export";
/// Written so, a file that is there is written over.
const EXPORT_OVER: &str = "export!";

/// What one needs first, in order.
const FIRST: [&str; 12] = [
    "help", "quit", EXPLAIN, "mark", "marks", "note", "pick", "compare", "copy", "find", SAVE,
    "desk",
];

/// Actions that a value may follow, and the values.
const VALUES: [(Action, &[&str]); 3] = [
    (Action::Theme, &Theme::NAMES),
    (Action::Mouse, &[ON, OFF]),
    (Action::Atlas, &VIEWS),
];

/// The most minutes a talk may last: a day.
const MOST_MINUTES: u64 = 24 * 60;

const ON: &str = "on";
const OFF: &str = "off";

/// The fewest letters that are looked for in the lines of help.
const FEWEST: usize = 3;

/// What a line asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Nothing at all.
    Nothing,
    /// To save what is searched for.
    Save(String),
    /// To forget a saved search.
    Forget(String),
    /// To say what some words mean.
    Explain(String),
    /// To do an action.
    Act(Action),
    /// To take a theme.
    Theme(&'static str),
    /// To take the mouse, or to leave it.
    Mouse(bool),
    /// To show a view of the Atlas.
    Atlas(View),
    /// To count so many minutes down; without them, up.
    Timer(Option<u64>),
    /// To present what a query finds, or a view.
    Present(Presented),
    /// To follow an agenda.
    Agenda(String),
    /// To write what is shown to a file.
    Export {
        /// The file.
        file: String,
        /// Whether one that is there is written over.
        overwrites: bool,
    },
    /// What is wrong with it.
    Wrong(String),
}

/// A line that could be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Offer {
    /// The line.
    pub(super) line: String,
    /// What is shown of it.
    pub(super) name: String,
    /// The keys that do the same.
    pub(super) keys: String,
    /// What it does.
    pub(super) help: &'static str,
}

/// Where a line is typed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scene<'a> {
    /// The screen below.
    pub(super) screen: &'a str,
    /// The keys.
    pub(super) keymap: &'a Keymap,
    /// How they are written.
    pub(super) names: KeyNames,
    /// The saved searches.
    pub(super) searches: &'a [SavedSearch],
    /// The slugs of the agendas.
    pub(super) agendas: &'a [String],
}

impl Scene<'_> {
    /// Returns the lines that could be meant by the beginning of one, the likeliest first.
    pub(super) fn offers(self, text: &str) -> Vec<Offer> {
        let text = text.trim_start();
        let Some((word, rest)) = text.split_once(' ') else {
            return self.commands(text);
        };
        let values: Vec<&str> = match (word, values_of(word)) {
            (FORGET, _) => self.searches.iter().map(|one| one.name.as_str()).collect(),
            (_, _) if word == agenda() => self.agendas.iter().map(String::as_str).collect(),
            (_, values) => values.to_vec(),
        };
        let rest = rest.trim_start();
        let offers = values.into_iter().map(|value| {
            let offer = Offer {
                line: format!("{word} {value}"),
                name: value.to_owned(),
                keys: String::new(),
                help: "",
            };
            (rank(value, "", rest), offer)
        });
        in_order(offers)
    }

    fn commands(self, word: &str) -> Vec<Offer> {
        let naming = NAMING.iter().map(|(name, argument, help)| Offer {
            line: format!("{name} "),
            name: format!("{name} {argument}"),
            keys: String::new(),
            help,
        });
        let of_screen = ACTIONS
            .iter()
            .filter(|about| about.action.is_of(self.screen));
        let actions = of_screen.map(|about| Offer {
            line: about.name.to_owned(),
            name: about.name.to_owned(),
            keys: self.names.all(&self.keymap.keys(self.screen, about.action)),
            help: about.action.told_on(self.screen).1,
        });
        let mut offers: Vec<Offer> = naming.chain(actions).collect();
        offers.sort_by_key(|offer| place(offer.line.trim_end()));
        let offers = offers.into_iter();
        in_order(offers.map(|offer| (rank(offer.line.trim_end(), offer.help, word), offer)))
    }
}

/// Returns where a command stands among others: what one needs first, then what only some screens can do, then what is
/// possible everywhere; ways to move come last, for there are keys for them that everybody knows.
fn place(name: &str) -> usize {
    let first = FIRST.iter().position(|known| *known == name);
    let behind = |action: Action| match action {
        _ if action < Action::FocusInput => 3,
        _ if action.about().screens.is_empty() => 2,
        _ => 1,
    };
    let action = Action::parse(name);
    first.unwrap_or_else(|| FIRST.len() + action.map_or(0, behind))
}

/// Returns the offers that have a rank, by rank and else as they come.
fn in_order(offers: impl Iterator<Item = (Option<u8>, Offer)>) -> Vec<Offer> {
    let ranked = offers.filter_map(|(rank, offer)| Some((rank?, offer)));
    let mut ranked: Vec<(u8, Offer)> = ranked.collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    // Lines of help hold common words; they are looked through where no name is meant.
    if ranked.first().is_some_and(|(rank, _)| *rank < BY_HELP) {
        ranked.retain(|(rank, _)| *rank < BY_HELP);
    }
    ranked.into_iter().map(|(_, offer)| offer).collect()
}

/// The rank of what only its line of help speaks for.
const BY_HELP: u8 = 5;

/// Returns how likely a name is meant by what was typed, the likeliest first; `None` if it is not.
fn rank(name: &str, help: &str, typed: &str) -> Option<u8> {
    let typed = typed.to_lowercase();
    let name = name.to_lowercase();
    let ranks = [
        name == typed,
        name.starts_with(&typed),
        name.split('-').any(|part| part.starts_with(&typed)),
        name.contains(&typed),
        has_letters(&name, &typed),
        typed.chars().count() >= FEWEST && help.to_lowercase().contains(&typed),
    ];
    let found = ranks.iter().position(|is_so| *is_so);
    found.and_then(|rank| u8::try_from(rank).ok())
}

/// Tells whether a name begins with the first of some letters and holds the others in their order.
fn has_letters(name: &str, letters: &str) -> bool {
    let mut rest = name.chars();
    name.chars().next() == letters.chars().next()
        && letters
            .chars()
            .all(|letter| rest.any(|other| other == letter))
}

/// Reads a line, with the actions of a screen.
pub(super) fn asked(line: &str, screen: &str) -> Asked {
    let line = line.trim();
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    match (word, rest) {
        ("", _) => Asked::Nothing,
        (SAVE | FORGET | EXPLAIN | EXPORT | EXPORT_OVER, "") => Asked::Wrong(missing(word)),
        (SAVE, name) => Asked::Save(name.to_owned()),
        (FORGET, name) => Asked::Forget(name.to_owned()),
        (EXPLAIN, words) => Asked::Explain(words.to_owned()),
        (EXPORT | EXPORT_OVER, file) => Asked::Export {
            file: file.to_owned(),
            overwrites: word == EXPORT_OVER,
        },
        _ => {
            let begun: Vec<&str> = names(screen)
                .filter(|name| name.starts_with(word))
                .collect();
            let meant = match begun.as_slice() {
                [name] => Some(*name),
                names => names.iter().find(|name| **name == word).copied(),
            };
            match meant.and_then(Action::parse) {
                Some(action) if rest.is_empty() => Asked::Act(action),
                Some(action) => with_value(action, rest),
                None => Asked::Wrong(wrong(word, &begun, screen)),
            }
        }
    }
}

/// Returns the command that an agenda may follow.
pub(super) fn agenda() -> &'static str {
    Action::Agenda.about().name
}

/// Returns what an action with a value behind it asks for.
fn with_value(action: Action, written: &str) -> Asked {
    let name = action.about().name;
    match action {
        Action::Agenda => return Asked::Agenda(written.to_owned()),
        Action::Present => return presented(written),
        Action::Timer => return minutes(written),
        _ => {}
    }
    let values = values_of(name);
    if values.is_empty() {
        return Asked::Wrong(format!("{name} takes nothing after it"));
    }
    let value = values.iter().find(|value| **value == written);
    match (action, value) {
        (Action::Theme, Some(theme)) => Asked::Theme(theme),
        (Action::Atlas, Some(view)) => View::parse(view).map_or(Asked::Nothing, Asked::Atlas),
        (_, Some(value)) => Asked::Mouse(*value == ON),
        (_, None) => Asked::Wrong(format!("no {written}; {name} takes {}", values.join(", "))),
    }
}

/// Returns what is asked for by a query that was typed, or by the name of a view with `view:` before it.
fn presented(written: &str) -> Asked {
    match Presented::of_view(written) {
        Some(view) => Asked::Present(view),
        None if Presented::is_view(written) => {
            let views = VIEWS.join(", view:");
            Asked::Wrong(format!("no {written}; there are view:{views}"))
        }
        None => Asked::Present(Presented::Query(written.to_owned())),
    }
}

/// Returns what is asked for by minutes that were typed.
fn minutes(written: &str) -> Asked {
    let minutes = written.parse().ok();
    match minutes.filter(|minutes| (1..=MOST_MINUTES).contains(minutes)) {
        Some(minutes) => Asked::Timer(Some(minutes)),
        None if written == OFF => Asked::Timer(None),
        None => Asked::Wrong(format!(
            "no {written}; timer takes minutes, 1 to {MOST_MINUTES}, or {OFF}"
        )),
    }
}

/// Returns the values that may follow a command.
fn values_of(name: &str) -> &'static [&'static str] {
    let mut rows = VALUES.iter();
    let row = rows.find(|(action, _)| action.about().name == name);
    row.map_or(&[], |(_, values)| values)
}

/// Returns what is told of a word that is no command.
fn wrong(word: &str, begun: &[&str], screen: &str) -> String {
    if begun.len() > 1 {
        return format!("{word} could be {}", begun.join(", "));
    }
    if let [name] = begun {
        return missing(name);
    }
    if Action::parse(word).is_some() {
        return format!("{word} does nothing here");
    }
    match nearest(word, names(screen)) {
        Some(name) => format!("no command is called {word}; did you mean {name}?"),
        None => format!("no command is called {word}"),
    }
}

/// Returns what is told of a command without the words it takes.
fn missing(name: &str) -> String {
    let mut naming = NAMING.iter();
    let argument = naming.find(|(known, ..)| *known == name.trim_end_matches('!'));
    let argument = argument.map_or("", |(_, argument, _)| argument);
    let what = argument.to_lowercase();
    format!("a {what} is missing: {name} {argument}")
}

/// Returns the names of what can be run on a screen.
fn names(screen: &str) -> impl Iterator<Item = &'static str> {
    let actions = ACTIONS
        .iter()
        .filter(move |about| about.action.is_of(screen))
        .map(|about| about.name);
    NAMING.into_iter().map(|(name, ..)| name).chain(actions)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered(text: &str) -> Vec<String> {
        let search = |name: &str| SavedSearch {
            name: name.to_owned(),
            query: "q".to_owned(),
        };
        let scene = Scene {
            screen: "reader",
            keymap: &Keymap::standard().unwrap(),
            names: KeyNames { ascii: true },
            searches: &[search("Pensions in Asia"), search("养老金")],
            agendas: &["convention-one-day".to_owned(), "failure-clinic".to_owned()],
        };
        let offers = scene.offers(text);
        offers.into_iter().map(|offer| offer.line).collect()
    }

    #[test]
    fn reads_commands_by_name_or_beginning() {
        let read = |line| asked(line, "library");
        assert_eq!(read("  "), Asked::Nothing);
        assert_eq!(read(" theme "), Asked::Act(Action::Theme));
        assert_eq!(read("clea"), Asked::Act(Action::ClearInput));
        assert_eq!(read("back"), Asked::Act(Action::Back));
        assert_eq!(read("saved"), Asked::Act(Action::Saved));
        assert_eq!(read("save  养老 金 "), Asked::Save("养老 金".to_owned()));
        assert_eq!(read("forget a b"), Asked::Forget("a b".to_owned()));
        assert_eq!(read("them high-contrast"), Asked::Theme("high-contrast"));
        assert_eq!(read("mouse off"), Asked::Mouse(false));
        assert_eq!(read("mouse on"), Asked::Mouse(true));
        assert_eq!(
            read("present cash  togo"),
            Asked::Present(Presented::Query("cash  togo".to_owned()))
        );
        let matrix = View::parse("matrix").unwrap();
        assert_eq!(
            read("present view:matrix"),
            Asked::Present(Presented::Atlas(matrix, String::new()))
        );
        assert_eq!(
            read("present view:country/TGO"),
            Asked::Present(Presented::Records(vec!["country/tgo".to_owned()]))
        );
        assert!(
            matches!(read("present view:xyzzy"), Asked::Wrong(words) if words.contains("view:map"))
        );
        let read = |line| asked(line, "present");
        assert_eq!(read("timer 20"), Asked::Timer(Some(20)));
        assert_eq!(read("timer off"), Asked::Timer(None));
        assert_eq!(read("timer"), Asked::Act(Action::Timer));
        for wrong in [
            "timer 0",
            "timer 1441",
            "timer -1",
            "timer x",
            "timer 99999999999999999999",
        ] {
            assert!(matches!(read(wrong), Asked::Wrong(_)), "{wrong}");
        }
    }

    #[test]
    fn says_what_is_wrong_with_a_line() {
        for (line, words) in [
            ("save", "a name is missing: save NAME"),
            ("forg", "a name is missing: forget NAME"),
            ("page", "page could be page-up, page-down"),
            ("quitt", "no command is called quitt; did you mean quit?"),
            ("xyzzy", "no command is called xyzzy"),
            ("outline", "outline does nothing here"),
            ("help me", "help takes nothing after it"),
            (
                "theme drak",
                "no drak; theme takes dark, light, high-contrast, none",
            ),
        ] {
            let wrong = Asked::Wrong(words.to_owned());
            assert_eq!(asked(line, "library"), wrong, "{line}");
        }
    }

    #[test]
    fn everything_that_can_be_run_is_offered_what_one_needs_first() {
        let all = offered("");
        assert_eq!(all[..4], ["help", "quit", "explain ", "mark"]);
        let last = all.last().map(String::as_str);
        assert_eq!(last, Some("bottom"), "{all:?}");
        for about in ACTIONS.iter().filter(|about| about.action.is_of("reader")) {
            assert!(all.iter().any(|line| line == about.name), "{}", about.name);
        }
        assert!(!all.contains(&"toggle".to_owned()), "not of this screen");
        let at = |name: &str| all.iter().position(|line| line == name);
        assert!(at("outline") < at("theme") && at("theme") < at("open"));
    }

    #[test]
    fn the_likeliest_is_offered_first() {
        assert_eq!(offered("note"), ["note"]);
        assert_eq!(offered("OUT")[0], "outline");
        assert_eq!(offered("section"), ["next-section", "previous-section"]);
        assert_eq!(offered("fp")[0], "find-previous");
        assert_eq!(offered("contrast"), ["theme"], "by its line of help");
        assert!(offered("xyzzy").is_empty());
    }

    #[test]
    fn values_are_offered_behind_their_command() {
        assert_eq!(offered("theme l"), ["theme light"]);
        assert_eq!(offered("mouse "), ["mouse on", "mouse off"]);
        assert_eq!(
            offered("forget "),
            ["forget Pensions in Asia", "forget 养老金"]
        );
        assert_eq!(offered("forget 养"), ["forget 养老金"]);
        assert_eq!(
            offered("agenda "),
            ["agenda convention-one-day", "agenda failure-clinic"]
        );
        assert_eq!(offered("agenda cli"), ["agenda failure-clinic"]);
        assert!(offered("save x").is_empty());
        assert!(offered("help x").is_empty());
    }
}
