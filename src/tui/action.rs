//! What the user means: one row per action holds its name, its word in the footer, its help line and its screens; what
//! it means on one screen in particular is told by a row of its own.
//!
//! Which keys mean it is left to `keymap`, what it does to the screens.

mod lists;
mod on_screen;

use lists::{
    ABOVE, AGENDA, ATLAS, BEGUN, CLEARING, COLUMNED, CONSOLE, CONSOLE_NAME, COPYING, EXPLAINING,
    FINDING, FOLDING, INPUTS, LEARN, LEARNING, LIBRARY, MARKING, PARTED, PARTIES, PRESENT,
    PRESENTING, READER, RECORDS, REMOVING, REPORTED, SECTIONED, STEERED, STEPPED, TOGGLING,
    TRAINING,
};
use on_screen::ON_SCREEN;

/// Something the user can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Open what is selected.
    Open,
    /// One step back.
    Back,
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// Half a page up.
    HalfUp,
    /// Half a page down.
    HalfDown,
    /// To the top.
    Top,
    /// To the bottom.
    Bottom,
    /// To the next pane.
    NextPane,
    /// To the previous pane.
    PreviousPane,
    /// To the input.
    FocusInput,
    /// To the hits.
    FocusHits,
    /// To the facets.
    FocusFacets,
    /// Select or unselect a value.
    Toggle,
    /// Empty the input.
    ClearInput,
    /// Take the last filter out of the query.
    RemoveFilter,
    /// Search for the words as they were typed, not as they were corrected.
    AsTyped,
    /// Go on reading the record read last.
    Resume,
    /// Show the saved searches.
    Saved,
    /// Take what is selected out of its list.
    Remove,
    /// Find in the page.
    Find,
    /// To the next place found.
    FindNext,
    /// To the previous place found.
    FindPrevious,
    /// Show or leave the outline.
    Outline,
    /// To the next section.
    NextSection,
    /// To the previous section.
    PreviousSection,
    /// To the next link.
    NextLink,
    /// To the previous link.
    PreviousLink,
    /// Say what is chosen or in sight.
    Peek,
    /// Leave the record.
    Close,
    /// To the page read before.
    HistoryBack,
    /// To the page read after.
    HistoryForward,
    /// Show the pages of the session.
    Pages,
    /// To the sources and back.
    Sources,
    /// Copy what is selected.
    Copy,
    /// The record in its next language.
    Language,
    /// Tables as wide as they are.
    WideTables,
    /// Nothing but the page.
    Zen,
    /// Mark what is read or selected, or take its mark away.
    Mark,
    /// Write a note on what is read or selected.
    Note,
    /// Edit the file of the record.
    Edit,
    /// Show the marks.
    Marks,
    /// Pick a record to be compared, or undo that.
    Tray,
    /// Compare what was picked.
    Compare,
    /// To the next column.
    NextColumn,
    /// To the previous column.
    PreviousColumn,
    /// Fold all rows, or unfold them.
    FoldAll,
    /// Rows as columns, columns as rows.
    Flip,
    /// Only what differs, or all.
    Differences,
    /// To the next view.
    NextView,
    /// To the previous view.
    PreviousView,
    /// Other rows.
    Rows,
    /// Other columns.
    Columns,
    /// Who has ratified what is selected.
    Ratifications,
    /// Show it as slides.
    Present,
    /// To the next slide.
    NextSlide,
    /// To the previous slide.
    PreviousSlide,
    /// To the slide of a number.
    GoTo,
    /// Show the list of slides.
    Slides,
    /// Show nothing.
    Blank,
    /// Show the time.
    Timer,
    /// To the Library.
    Library,
    /// To the Standards.
    Standards,
    /// To the modules.
    Learn,
    /// To the Atlas.
    Atlas,
    /// To the Desk.
    Desk,
    /// To the workbench.
    Workbench,
    /// Show the report of the workbench.
    Report,
    /// Read the module.
    Read,
    /// Read where the answer stands.
    See,
    /// Go from the sections to the exercises.
    Exercises,
    /// Begin the module once more.
    Again,
    /// Ask the questions that come back.
    Review,
    /// Fill a worksheet in.
    Worksheet,
    /// To the agenda that is followed, or that is read.
    Agenda,
    /// Go on to the next step.
    NextStep,
    /// Go one step back.
    PreviousStep,
    /// Leave the step out.
    Skip,
    /// Remark something.
    Remark,
    /// Count hands.
    Vote,
    /// Draw lots.
    Lots,
    /// Draw groups.
    Groups,
    /// Show the note for the facilitator, or hide it.
    FacilitatorNote,
    /// Write the record of the session.
    Record,
    /// End the session.
    Finish,
    /// Run a command by its name.
    CommandLine,
    /// Show the keys.
    Help,
    /// Take the next theme.
    Theme,
    /// Take or leave the mouse.
    Mouse,
    /// Draw everything anew.
    Redraw,
    /// Give the terminal back for a while.
    Suspend,
    /// Leave the program.
    Quit,
}

/// What is told of an action.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// The action.
    pub action: Action,
    /// Its name in a keymap file.
    pub name: &'static str,
    /// Its word in the footer.
    pub hint: &'static str,
    /// Its line in the help.
    pub help: &'static str,
    /// The screens that know it; none named means all of them.
    pub screens: &'static [&'static str],
}

const fn row(
    action: Action,
    name: &'static str,
    hint: &'static str,
    help: &'static str,
    screens: &'static [&'static str],
) -> About {
    About {
        action,
        name,
        hint,
        help,
        screens,
    }
}

/// Every action, in the order of the help.
#[rustfmt::skip]
pub const ACTIONS: [About; 94] = [
    row(Action::Open, "open", "open", "Open what is selected", &[]),
    row(Action::Back, "back", "back", "One step back", &[]),
    row(Action::Up, "up", "up", "One line up", &[]),
    row(Action::Down, "down", "down", "One line down", &[]),
    row(Action::PageUp, "page-up", "page up", "One page up", &[]),
    row(Action::PageDown, "page-down", "page down", "One page down", &[]),
    row(Action::HalfUp, "half-up", "half up", "Half a page up", &[]),
    row(Action::HalfDown, "half-down", "half down", "Half a page down", &[]),
    row(Action::Top, "top", "top", "To the top", &[]),
    row(Action::Bottom, "bottom", "bottom", "To the bottom", &[]),
    row(Action::NextPane, "next-pane", "next part", "To the next part of the screen: search line, records, filters, and again from the first; while a list is open below the search line, take from it", PARTED),
    row(Action::PreviousPane, "previous-pane", "previous part", "To the previous part of the screen", INPUTS),
    row(Action::FocusInput, "focus-input", "search", "To the search line", INPUTS),
    row(Action::FocusHits, "focus-hits", "records", "To the records", LIBRARY),
    row(Action::FocusFacets, "focus-facets", "filters", "To the filters", LIBRARY),
    row(Action::Toggle, "toggle", "on or off", "Use the selected value as a filter, or stop using it", TOGGLING),
    row(Action::ClearInput, "clear-input", "clear", "Empty the search line: all records again", CLEARING),
    row(Action::RemoveFilter, "remove-filter", "remove filter", "Remove the last filter from the search line", LIBRARY),
    row(Action::AsTyped, "as-typed", "as typed", "Search for the words as you typed them, where they were corrected", LIBRARY),
    row(Action::Resume, "resume", "continue", "Continue reading the record you read last", LIBRARY),
    row(Action::Saved, "saved", "saved", "Show the saved searches; `:save NAME` makes one", LIBRARY),
    row(Action::Remove, "remove", "remove", "Remove what is selected from its list; press the key twice", REMOVING),
    row(Action::Find, "find", "find", "Find words on this page", FINDING),
    row(Action::FindNext, "find-next", "next", "To the next place found", READER),
    row(Action::FindPrevious, "find-previous", "previous", "To the previous place found", READER),
    row(Action::Outline, "outline", "outline", "Show the outline, or leave it", READER),
    row(Action::NextSection, "next-section", "next section", "To the next section", SECTIONED),
    row(Action::PreviousSection, "previous-section", "previous section", "To the previous section", SECTIONED),
    row(Action::NextLink, "next-link", "link", "To the next link", READER),
    row(Action::PreviousLink, "previous-link", "previous link", "To the previous link", READER),
    row(Action::Peek, "peek", "explain", "Explain the term, link or source in short; Down and Tab go to the next", EXPLAINING),
    row(Action::Close, "close", "close", "Leave the record and all pages opened from it", READER),
    row(Action::HistoryBack, "history-back", "page before", "To the page you read before this one", READER),
    row(Action::HistoryForward, "history-forward", "page after", "To the page you read after this one", READER),
    row(Action::Pages, "pages", "pages", "Show the pages of this session, to go back to one of them", READER),
    row(Action::Sources, "sources", "sources", "To the sources, and back", READER),
    row(Action::Copy, "copy", "copy", "Copy the citation, the paragraph, the short name or the address of the selected link", COPYING),
    row(Action::Language, "language", "language", "Read the page in its next language, then again in the first", READER),
    row(Action::WideTables, "wide-tables", "wide tables", "Tables in full width, or as wide as the text", READER),
    row(Action::Zen, "zen", "full page", "Only the page, nothing around it", READER),
    row(Action::Mark, "mark", "mark", "Mark the record or the section, or remove its mark", MARKING),
    row(Action::Note, "note", "note", "Write a note on the record in your editor; an empty note is deleted", MARKING),
    row(Action::Edit, "edit", "edit", "Edit the file of the record in your editor; what you save is shown at once", MARKING),
    row(Action::Marks, "marks", "marks", "Show the marks, to go to one of them", &[]),
    row(Action::Tray, "pick", "pick", "Pick the record to compare it, or undo that", RECORDS),
    row(Action::Compare, "compare", "compare", "Compare the picked records, two to four", RECORDS),
    row(Action::NextColumn, "next-column", "column", "To the next column", COLUMNED),
    row(Action::PreviousColumn, "previous-column", "previous column", "To the previous column", COLUMNED),
    row(Action::FoldAll, "fold-all", "fold all", "Unfold all rows; where all are, fold them", FOLDING),
    row(Action::Flip, "flip", "flip", "Records as rows, or as columns", FOLDING),
    row(Action::Differences, "differences", "differences", "Only the rows in which the records differ, or all", &["comparison"]),
    row(Action::NextView, "next-view", "next view", "To the next view", ATLAS),
    row(Action::PreviousView, "previous-view", "previous view", "To the previous view", ATLAS),
    row(Action::Rows, "rows", "rows", "Other rows: the next field of the matrix; countries, donors or kinds; cases, projects or ratifications on the map", ATLAS),
    row(Action::Columns, "columns", "columns", "Other columns: the next field of the matrix", ATLAS),
    row(Action::Ratifications, "ratifications", "ratifications", "Show who has ratified the instrument or accepted the Part, and when", PARTIES),
    row(Action::Present, "present", "present", "Show it as slides in front of a room; step back to return", PRESENTING),
    row(Action::NextSlide, "next-slide", "next", "To the next slide", STEERED),
    row(Action::PreviousSlide, "previous-slide", "previous", "To the slide before", STEERED),
    row(Action::GoTo, "go-to", "go to", "To the slide of a number: type it, then this key or Enter", STEERED),
    row(Action::Slides, "slides", "slides", "Show the list of slides, to go to one of them", PRESENT),
    row(Action::Blank, "blank", "blank", "Show nothing, until any key is pressed", STEERED),
    row(Action::Timer, "timer", "time", "Show the time, or hide it; `:timer 20` counts 20 minutes down", STEERED),
    row(Action::Library, "library", "library", "Back to the Library", ABOVE),
    row(Action::Standards, "standards", "standards", "To the Standards: instruments, countries, and how they stand to each other", &[]),
    row(Action::Learn, "learn", "learn", "To the modules, in the order in which they are learned, and how far you are", &[]),
    row(Action::Atlas, "atlas", "atlas", "To the Atlas, the library as a whole: matrix, lessons, timeline, map, contributions, coverage", &[]),
    row(Action::Desk, "desk", "desk", "To the Desk: marks, notes, saved searches, what you read and searched for", &[]),
    row(Action::Workbench, "workbench", "workbench", "To the workbench: hold a country's answers against Convention 102, Part by Part", &[]),
    row(Action::Report, "report", "report", "Read the report on the answers; a learning aid, no legal opinion", REPORTED),
    row(Action::Read, "read", "read", "Read the module, or the worksheet, in the reader", LEARNING),
    row(Action::See, "see", "where it stands", "Read where the answer stands; one step back leads here again", TRAINING),
    row(Action::Exercises, "exercises", "exercises", "Leave out the sections that are to be read, and go to the exercises", TRAINING),
    row(Action::Again, "again", "again", "Begin the module once more; the answers given before stay in the record", BEGUN),
    row(Action::Review, "review", "what comes back", "Ask the questions that come back today, of all modules", LEARN),
    row(Action::Worksheet, "worksheet", "worksheet", "Fill in your own copy of the worksheet in your editor; it is made the first time", LEARN),
    row(Action::Agenda, "agenda", "agenda", "Back to the agenda that is followed, or follow the one that is read; `:agenda ID` opens one", &[]),
    row(Action::NextStep, "next-step", "next step", "Go on to the next step; from the last one, to the end", STEPPED),
    row(Action::PreviousStep, "previous-step", "step back", "Go one step back; its time goes on", STEPPED),
    row(Action::Skip, "skip", "leave out", "Leave the step out, and go on to the next", AGENDA),
    row(Action::Remark, "remark", "remark", "Write a remark on the step, for the record of the session", AGENDA),
    row(Action::Vote, "vote", "vote", "Count hands for a question and its choices", AGENDA),
    row(Action::Lots, "lots", "lots", "Draw some of the people, by numbers or names", AGENDA),
    row(Action::Groups, "groups", "groups", "Draw groups of the people, by numbers or names", AGENDA),
    row(Action::FacilitatorNote, "facilitator-note", "my note", "Show the note for the facilitator, or hide it; the room sees it as well", AGENDA),
    row(Action::Record, "record", "record", "Write the record of the session to a file; at any time", AGENDA),
    row(Action::Finish, "finish", "end", "End the session; before its last step, press the key twice", AGENDA),
    row(Action::CommandLine, "command-line", "command", "Run a command by its name, such as `theme light` or `save NAME`; Tab selects from the list", &[]),
    row(Action::Help, "help", "help", "Show the keys", &[]),
    row(Action::Theme, "theme", "theme", "Use the next theme: dark, light, high contrast, none", &[]),
    row(Action::Mouse, "mouse", "mouse", "Use the mouse, for its wheel and for clicks, or leave it to the terminal", &[]),
    row(Action::Redraw, "redraw", "redraw", "Draw the screen again, and read changed files", &[]),
    row(Action::Suspend, "suspend", "suspend", "Back to the shell for a while; `fg` brings the program back", &[]),
    row(Action::Quit, "quit", "quit", "Leave the program", &[]),
];

impl Action {
    /// Returns the word in the footer and the line in the help of the action on a screen.
    pub fn told_on(self, screen: &str) -> (&'static str, &'static str) {
        let about = self.about();
        let own = ON_SCREEN
            .iter()
            .find(|(of, action, ..)| *of == screen && *action == self);
        own.map_or((about.hint, about.help), |(_, _, hint, help)| (hint, help))
    }

    /// Returns what is told of the action.
    pub fn about(self) -> &'static About {
        // The table is in the order of the variants, which a test checks.
        &ACTIONS[(self as usize).min(ACTIONS.len() - 1)]
    }

    /// Returns the action of a name.
    pub fn parse(name: &str) -> Option<Self> {
        ACTIONS
            .iter()
            .find(|about| about.name == name)
            .map(|about| about.action)
    }

    /// Tells whether a screen knows the action.
    pub fn is_of(self, screen: &str) -> bool {
        let screens = self.about().screens;
        if screen == CONSOLE_NAME {
            return CONSOLE.contains(&self);
        }
        screens.is_empty() || screens.contains(&screen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_one_row_per_action_in_order() {
        for (at, about) in ACTIONS.iter().enumerate() {
            assert_eq!(about.action as usize, at, "{}", about.name);
            assert_eq!(Action::parse(about.name), Some(about.action));
            assert!(!about.help.is_empty() && !about.hint.is_empty());
            assert!(!about.help.ends_with('.'), "{}", about.help);
        }
        for (screen, action, hint, help) in ON_SCREEN {
            assert!(action.is_of(screen), "{screen} {action:?}");
            assert_eq!(action.told_on(screen), (hint, help), "told once");
            assert_ne!((hint, help), (action.about().hint, action.about().help));
        }
        assert_eq!(Action::Quit as usize, ACTIONS.len() - 1);
    }
}
