//! Which screens know an action, for those that several actions share; which actions the console knows.

use super::Action;

pub(super) const LIBRARY: &[&str] = &["library"];
pub(super) const PARTIES: &[&str] = &["standards", "reader"];
pub(super) const INPUTS: &[&str] = &["library", "standards"];
pub(super) const CLEARING: &[&str] = &["library", "standards", "atlas"];
pub(super) const PARTED: &[&str] = &["library", "standards", "console"];
pub(super) const ATLAS: &[&str] = &["atlas"];
pub(super) const COLUMNED: &[&str] = &["comparison", "atlas", "training", "agenda"];
pub(super) const FOLDING: &[&str] = &["comparison", "atlas"];
pub(super) const AGENDA: &[&str] = &["agenda"];
pub(super) const BEGUN: &[&str] = &["training", "agenda"];
pub(super) const LEARN: &[&str] = &["learn"];
pub(super) const TRAINING: &[&str] = &["training"];
pub(super) const LEARNING: &[&str] = &["learn", "training"];
pub(super) const READER: &[&str] = &["reader"];
pub(super) const COPYING: &[&str] = &["reader", "choice"];
pub(super) const EXPLAINING: &[&str] = &["library", "reader", "explanation"];
pub(super) const FINDING: &[&str] = &["reader", "help"];
pub(super) const MARKING: &[&str] = &["library", "reader"];
pub(super) const REMOVING: &[&str] = &["desk", "workbench", "questions", "learn"];
pub(super) const SECTIONED: &[&str] =
    &["reader", "desk", "questions", "atlas", "learn", "training"];
pub(super) const PRESENT: &[&str] = &["present"];
pub(super) const STEERED: &[&str] = &["present", "console"];
pub(super) const STEPPED: &[&str] = &["agenda", "console"];
pub(super) const PRESENTING: &[&str] = &["library", "reader", "comparison", "atlas", "desk"];
pub(super) const RECORDS: &[&str] = &["library", "reader", "comparison", "desk"];
pub(super) const TOGGLING: &[&str] = &["library", "comparison", "workbench", "atlas", "training"];
pub(super) const REPORTED: &[&str] = &["workbench", "questions"];
pub(super) const ABOVE: &[&str] = &[
    "reader",
    "help",
    "desk",
    "comparison",
    "choice",
    "explanation",
    "workbench",
    "questions",
    "standards",
    "atlas",
    "learn",
    "training",
    "present",
    "agenda",
];

/// The presenter's console.
pub(super) const CONSOLE_NAME: &str = "console";

/// The actions of the presenter's console, from which nothing of the library is to be seen; the first ones are those of
/// every screen.
pub(super) const CONSOLE: &[Action] = &[
    Action::Open,
    Action::Back,
    Action::Up,
    Action::Down,
    Action::HalfUp,
    Action::HalfDown,
    Action::Top,
    Action::Bottom,
    Action::Agenda,
    Action::Help,
    Action::Theme,
    Action::Redraw,
    Action::Suspend,
    Action::Quit,
    Action::NextPane,
    Action::NextSlide,
    Action::PreviousSlide,
    Action::GoTo,
    Action::Blank,
    Action::Timer,
    Action::NextStep,
    Action::PreviousStep,
];
