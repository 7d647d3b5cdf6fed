//! The line that commands are typed into: an action by its name, or `save NAME` and the like; or a line of a note, where
//! there is no editor to write it in.
//!
//! While commands are typed, what could be meant is listed above it; Tab and the arrows put one after the other into the
//! line.

use super::{App, NOT_IN_A_ROOM};
use crate::library::worker::{Request, Ticket};
use crate::model::Language;
use crate::personal::{Order, SavedSearch};
use crate::session::Summary;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::event::{Code, Key, Typed};
use crate::tui::keymap::KeyNames;
use crate::tui::theme::Theme;
use crate::tui::widgets::input::Input;
use crate::tui::widgets::list::List;

pub(super) mod commands;
mod draw;

use commands::{Asked, Offer, Scene, agenda, asked};

/// Its name where footer and keymap ask for a screen.
pub(super) const NAME: &str = "prompt";

/// What the footer tells of it.
const HINTS: [Action; 3] = [Action::Open, Action::Down, Action::Back];

/// What stands before what is typed.
const COMMAND: &str = ":";
const NOTE: &str = "Note: ";

/// The line commands are typed into.
#[derive(Debug, Default)]
pub(super) struct Prompt {
    input: Input,
    /// The slug of the record on which a note is written; without one a command is typed.
    noted: Option<String>,
    /// The slugs of the agendas, once they are told, and which request asked for them.
    agendas: Vec<String>,
    agendas_asked: Option<Ticket>,
    /// What could be meant.
    offers: Vec<Offer>,
    at: List,
    /// Whether what stands in the line was chosen among that.
    is_chosen: bool,
    /// Whether a command stands in the line that went wrong, and nothing was typed since.
    is_to_mend: bool,
}

impl Prompt {
    /// Returns what the footer tells.
    pub(super) fn hints(&self) -> Vec<Action> {
        let may = |action: &Action| self.noted.is_none() || *action != Action::Down;
        HINTS.into_iter().filter(may).collect()
    }

    /// Returns the word of an action in the footer, where it is another one than while commands are typed.
    pub(super) fn word_of(&self, action: Action) -> Option<String> {
        (self.noted.is_some() && action == Action::Open).then(|| "add".to_owned())
    }

    /// Returns what stands before what is typed.
    fn label(&self) -> &'static str {
        match self.noted {
            Some(_) => NOTE,
            None => COMMAND,
        }
    }

    /// Puts the next offer into the line, or the previous one; the first step takes the first.
    fn choose(&mut self, is_next: bool) {
        let Some(last) = self.offers.len().checked_sub(1) else {
            return;
        };
        let at = self.at.selected();
        let at = match (self.is_chosen, is_next) {
            (false, true) => 0,
            (false, false) => last,
            (true, true) if at == last => 0,
            (true, true) => at + 1,
            (true, false) => at.checked_sub(1).unwrap_or(last),
        };
        self.at.select(at);
        self.is_chosen = true;
        if let Some(offer) = self.offers.get(at) {
            self.input.set(&offer.line);
        }
    }
}

impl App {
    /// Opens the line.
    pub(super) fn open_prompt(&mut self) {
        self.open_prompt_with("");
    }

    /// Opens the line with something in it.
    pub(super) fn open_prompt_with(&mut self, line: &str) {
        let mut prompt = Prompt {
            is_to_mend: !line.is_empty(),
            ..Prompt::default()
        };
        prompt.input.set(line);
        self.prompt = Some(prompt);
        self.offer();
    }

    /// Opens the line for a note on the record of a slug.
    pub(super) fn open_note_prompt(&mut self, slug: String) {
        self.prompt = Some(Prompt {
            noted: Some(slug),
            ..Prompt::default()
        });
    }

    /// Takes text that is pasted into the line; its line breaks run nothing.
    pub(super) fn paste_in_prompt(&mut self, text: &str) -> Vec<Effect> {
        self.edit_prompt(&Typed::Paste(text.to_owned()));
        self.ask_agendas().into_iter().collect()
    }

    /// Takes a key while the line is open.
    pub(super) fn press_in_prompt(&mut self, key: Key) -> Vec<Effect> {
        let Some(prompt) = &mut self.prompt else {
            return Vec::new();
        };
        let is_empty = prompt.input.text().is_empty();
        if key == Key::new(Code::Backspace) && is_empty {
            self.prompt = None;
            return Vec::new();
        }
        if let Some(typed) = Typed::of(key) {
            self.edit_prompt(&typed);
            return self.ask_agendas().into_iter().collect();
        }
        match self.keymap.action(NAME, key) {
            Some(Action::Open) if prompt.noted.is_some() => return self.add_to_note(),
            Some(Action::Open) => return self.run_command(),
            Some(Action::Back) => self.prompt = None,
            Some(action @ (Action::Down | Action::Up)) => {
                self.choose(action == Action::Down);
                return self.ask_agendas().into_iter().collect();
            }
            // What leads out of the program or redraws it does so everywhere.
            Some(action @ (Action::Quit | Action::Suspend | Action::Redraw)) => {
                return self.act(action);
            }
            _ => {}
        }
        Vec::new()
    }

    fn edit_prompt(&mut self, typed: &Typed) {
        let Some(prompt) = &mut self.prompt else {
            return;
        };
        // Who types a colon here means another command, not one more sign of a command that went wrong.
        let is_anew = std::mem::take(&mut prompt.is_to_mend) && *typed == Typed::Char(':');
        if is_anew {
            prompt.input.set("");
        }
        if is_anew || prompt.input.edit(typed) {
            self.offer();
        }
    }

    fn choose(&mut self, is_next: bool) {
        let Some(prompt) = &mut self.prompt else {
            return;
        };
        prompt.choose(is_next);
        if prompt.offers.len() == 1 {
            // What may follow it comes next.
            self.offer();
        }
    }

    /// Lists anew what could be meant by what stands in the line.
    fn offer(&mut self) {
        let scene = Scene {
            screen: self.screen_name(),
            keymap: &self.keymap,
            names: KeyNames {
                ascii: self.theme.ascii(),
            },
            searches: if self.is_refused(Action::Saved) {
                &[]
            } else {
                &self.kept.searches
            },
            agendas: self.prompt.as_ref().map_or(&[], |prompt| &prompt.agendas),
        };
        let commands = self.prompt.as_ref().filter(|prompt| prompt.noted.is_none());
        let Some(text) = commands.map(|prompt| prompt.input.text()) else {
            return;
        };
        let offers = scene.offers(text);
        if let Some(prompt) = &mut self.prompt {
            prompt.offers = offers;
            prompt.at = List::default();
            prompt.is_chosen = false;
        }
    }

    /// Asks for the agendas once one is to be named.
    fn ask_agendas(&mut self) -> Option<Effect> {
        let prompt = self.prompt.as_mut()?;
        let (word, _) = prompt.input.text().trim_start().split_once(' ')?;
        if word != agenda() || prompt.noted.is_some() || prompt.agendas_asked.is_some() {
            return None;
        }
        let ticket = self.tickets.next();
        prompt.agendas_asked = Some(ticket);
        let language = Language::parse(&self.language).unwrap_or_else(Language::english);
        Some(Effect::Ask(Request::Agendas { ticket, language }))
    }

    /// Takes the agendas that were asked for.
    pub(super) fn take_agendas(&mut self, ticket: Ticket, agendas: &[Summary]) {
        let prompt = self.prompt.as_mut();
        let asked = prompt.filter(|prompt| prompt.agendas_asked == Some(ticket));
        if let Some(prompt) = asked {
            prompt.agendas = agendas.iter().map(|one| one.slug.clone()).collect();
            self.offer();
        }
    }

    /// Adds the line to the note; an empty one adds nothing.
    fn add_to_note(&mut self) -> Vec<Effect> {
        let Some(Prompt {
            noted: Some(slug),
            input,
            ..
        }) = self.prompt.take()
        else {
            return Vec::new();
        };
        let words = input.text().trim().to_owned();
        if words.is_empty() {
            self.tell("nothing was added to the note");
            return Vec::new();
        }
        vec![Effect::Keep(Order::AddToNote { slug, words })]
    }

    /// Runs the line; one that is wrong stays, to be mended.
    fn run_command(&mut self) -> Vec<Effect> {
        let line = self.prompt.as_ref().map(|prompt| prompt.input.text());
        let asked = asked(line.unwrap_or_default(), self.screen_name());
        if let Asked::Wrong(words) = &asked {
            self.tell(words);
            if let Some(prompt) = &mut self.prompt {
                prompt.is_to_mend = true;
            }
            return Vec::new();
        }
        let prompt = self.prompt.take().unwrap_or_default();
        match asked {
            Asked::Nothing | Asked::Wrong(_) => Vec::new(),
            Asked::Act(action) => self.act(action),
            Asked::Save(_) | Asked::Forget(_) if self.is_refused(Action::Saved) => {
                self.tell(NOT_IN_A_ROOM);
                Vec::new()
            }
            Asked::Forget(name) => vec![Effect::Keep(Order::Forget(name))],
            Asked::Save(name) => self.save(name),
            Asked::Explain(words) => self.explain(&words),
            Asked::Mouse(is_on) => self.set_mouse(is_on),
            Asked::Agenda(name) => self.open_agenda(only_one(&prompt.agendas, &name), None),
            Asked::Atlas(view) => self.open_atlas(Some(view)),
            Asked::Export { file, overwrites } => self.export(file, overwrites),
            Asked::Timer(minutes) => self.set_timer(minutes),
            Asked::Present(what) => self.show_slides(what),
            Asked::Theme(name) => {
                self.set_theme(Theme::by_name(name));
                Vec::new()
            }
        }
    }

    /// Saves the query of the Library, wherever one is.
    fn save(&mut self, name: String) -> Vec<Effect> {
        let query = self.stack.iter().find_map(|screen| screen.query());
        let query = query.unwrap_or_default().trim().to_owned();
        if query.is_empty() {
            self.tell("there is no search to save");
            return Vec::new();
        }
        vec![Effect::Keep(Order::Save(SavedSearch { name, query }))]
    }
}

/// Returns the only one of some names that begins so; what was typed where several do, or none.
fn only_one<'a>(names: &'a [String], typed: &'a str) -> &'a str {
    let mut meant = names.iter().filter(|name| name.starts_with(typed));
    match (meant.next(), meant.next()) {
        (Some(only), None) => only,
        _ => typed,
    }
}
