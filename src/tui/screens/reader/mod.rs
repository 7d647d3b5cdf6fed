//! The reader: one record as a page, with outline, find, links and a history of its own.
//!
//! Its state and what actions do to it stand in the files beside this one; how text becomes lines is left to
//! `tui::page`, how a page is drawn to `widgets::page`.

mod copying;
mod draw;
mod finding;
mod history;
mod language;
mod layout;
mod links;
mod marks;
mod motion;
mod pages;
mod peek;
mod pointer;
mod resume;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use self::finding::Finding;
use self::history::{Goal, Pending, Visit};
use self::layout::Areas;
use self::motion::Outline;
use self::pages::Pages;
use self::peek::Peek;
use self::resume::Noting;
use super::{Context, Go, Outcome, Screen, Tickets};
use crate::library::Exported;
use crate::library::worker::Reply;
use crate::model::{Language, LibraryInfo, RecordPath};
use crate::personal::Spot;
use crate::source::SafeText;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::event::Typed;
use crate::tui::page::Place;
use crate::tui::page::target::Target;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::page::Page;

/// The reader.
pub struct Reader {
    visit: Visit,
    back: Vec<Visit>,
    forward: Vec<Visit>,
    pending: Option<Pending>,
    /// Why there is no page to show.
    failure: Option<String>,
    page: Option<Page>,
    /// The first line shown.
    top: usize,
    /// What the first line shows; it stays when the width changes.
    place: Place,
    /// The place that was jumped to, which may stand below the top near the end of a page.
    jumped: Option<Place>,
    /// Where to go as soon as the page is laid out.
    goal: Option<Goal>,
    /// Where the sources were asked for.
    before_sources: Option<Place>,
    outline: Outline,
    finding: Finding,
    peek: Option<Peek>,
    pages: Option<Pages>,
    notice: Option<Notice>,
    /// The name of the language of the page.
    language: String,
    /// The name of the language in which it is there next.
    next_name: Option<String>,
    /// The name of the library.
    library: LibraryInfo,
    /// The language of the reader, as a tag.
    speaks: String,
    /// Which headings are marked.
    marked: Vec<usize>,
    noting: Noting,
    is_zen: bool,
    /// Whether tables take all columns there are.
    is_wide: bool,
    /// Whether it was opened beside a question.
    is_aside: bool,
    areas: Areas,
}

/// A line told once, until the next key.
struct Notice {
    role: Role,
    text: SafeText,
}

impl Reader {
    /// Opens a record or a view, at a section and with the words that led there, if any, for a reader of a language; the
    /// effects ask the worker for it.
    pub fn open(
        name: &str,
        anchor: Option<&str>,
        words: &[String],
        language: &str,
        tickets: &mut Tickets,
    ) -> (Self, Vec<Effect>) {
        let visit = Visit::new(name, anchor, words).spoken(language);
        let (pending, effect) = Pending::ask(visit.clone(), tickets);
        let reader = Self {
            visit,
            back: Vec::new(),
            forward: Vec::new(),
            pending: Some(pending),
            failure: None,
            page: None,
            top: 0,
            place: Place::default(),
            jumped: None,
            goal: None,
            before_sources: None,
            outline: Outline::default(),
            finding: Finding::default(),
            peek: None,
            pages: None,
            notice: None,
            language: String::new(),
            next_name: None,
            library: LibraryInfo::default(),
            speaks: language.to_owned(),
            marked: Vec::new(),
            noting: Noting::default(),
            is_zen: false,
            is_wide: false,
            is_aside: false,
            areas: Areas::default(),
        };
        (reader, vec![effect])
    }

    /// Returns the reader of something that is looked up beside a question: from its first page on, the key to the page
    /// before leads back there.
    #[must_use]
    pub fn aside_if(mut self, is_aside: bool) -> Self {
        self.is_aside = is_aside;
        self
    }

    fn tell(&mut self, role: Role, text: &str) {
        let text = SafeText::line(text);
        self.notice = Some(Notice { role, text });
    }

    /// Takes a step back: out of the input, out of a window or the outline, off what was found, to the page before, and
    /// from the first page out of the reader.
    fn step_back(&mut self) -> Outcome {
        if self.finding.is_open {
            self.cancel_find();
        } else if self.pages.take().is_some() || self.peek.take().is_some() {
            // The window is closed.
        } else if self.outline.has_focus {
            self.outline.has_focus = false;
        } else if self.has_found() {
            self.forget_found();
            self.tell(Role::Dim, "the words are no longer highlighted");
        } else if !self.back.is_empty() {
            self.go_back();
        } else {
            return Outcome::go(Go::Back);
        }
        Outcome::stay()
    }

    fn open_chosen(&mut self, tickets: &mut Tickets) -> Outcome {
        if self.finding.is_open {
            self.close_find();
            Outcome::stay()
        } else if self.outline.has_focus {
            self.jump_to_selected();
            Outcome::stay()
        } else {
            self.follow(tickets)
        }
    }
}

/// Returns parts of the status line as far as they leave room for the count of what is found, with it.
fn fitting(parts: Vec<String>, count: Option<String>, width: u16) -> String {
    let Some(count) = count else {
        return parts.join("  ");
    };
    // The name of the screen with the gaps around it.
    let own = "reader".len() + 5;
    let mut room = usize::from(width).saturating_sub(own + text::width(&count));
    let mut kept = Vec::new();
    for part in parts {
        let wide = text::width(&part) + 2;
        if wide <= room {
            room -= wide;
            kept.push(part);
        }
    }
    kept.push(count);
    kept.join("  ")
}

impl Screen for Reader {
    fn name(&self) -> &'static str {
        "reader"
    }

    fn act(&mut self, action: Action, tickets: &mut Tickets) -> Outcome {
        self.notice = None;
        if self.act_in_pages(action) || self.act_in_peek(action) {
            return Outcome::stay();
        }
        match action {
            Action::Back => return self.step_back(),
            Action::Close => return Outcome::go(Go::Back),
            Action::Open => return self.open_chosen(tickets),
            Action::Copy => return self.copy(),
            Action::Ratifications => return self.open_parties(tickets),
            Action::Language => return self.next_language(tickets),
            Action::Up => self.line(-1),
            Action::Down => self.line(1),
            Action::PageUp => self.pages(-1, 1),
            Action::PageDown => self.pages(1, 1),
            Action::HalfUp => self.pages(-1, 2),
            Action::HalfDown => self.pages(1, 2),
            Action::Top => self.go_to_line(0),
            Action::Bottom => self.go_to_line(usize::MAX),
            Action::Find => self.open_find(),
            Action::FindNext => self.find_next(true),
            Action::FindPrevious => self.find_next(false),
            Action::Outline => self.toggle_outline(),
            Action::NextSection => self.section(true),
            Action::PreviousSection => self.section(false),
            Action::NextLink => self.choose_link(true),
            Action::PreviousLink => self.choose_link(false),
            Action::HistoryBack if self.is_aside && self.back.is_empty() => {
                return Outcome::go(Go::Back);
            }
            Action::HistoryBack => self.go_back(),
            Action::HistoryForward => self.go_forward(),
            Action::Peek => self.toggle_peek(),
            Action::Pages => self.toggle_pages(),
            Action::Sources => self.toggle_sources(),
            Action::Zen => self.is_zen = !self.is_zen,
            Action::WideTables => self.toggle_wide(),
            _ => {}
        }
        Outcome::stay()
    }

    fn typed(&mut self, key: Typed, _tickets: &mut Tickets) -> Outcome {
        self.notice = None;
        self.type_in_find(&key);
        Outcome::stay()
    }

    fn click(&mut self, at: Position, tickets: &mut Tickets) -> Outcome {
        self.clicked(at, tickets)
    }

    fn wheel(&mut self, at: Position, lines: isize) -> bool {
        self.wheeled(at, lines);
        true
    }

    fn wants_text(&self) -> bool {
        self.finding.is_open
    }

    fn reload(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        self.ask_again(tickets)
    }

    fn reply(&mut self, reply: &Reply) -> Outcome {
        self.take_peek(reply);
        self.take_reply(reply);
        Outcome::stay()
    }

    fn spot(&self) -> Option<Spot> {
        self.section_spot()
    }

    fn file(&self) -> Option<String> {
        let failed = self.failure.as_ref().filter(|_| self.page.is_none());
        match failed {
            Some(_) => {
                Some(self.visit.name().to_owned()).filter(|name| RecordPath::parse(name).is_some())
            }
            None => self.spot().map(|spot| spot.record),
        }
    }

    fn exported(&self) -> Option<(Exported, Language)> {
        let opened = self.visit.opened()?;
        let own = || opened.record.language.clone();
        let language = Language::parse(&self.speaks).unwrap_or_else(own);
        Some((Exported::Page(Arc::clone(opened)), language))
    }

    fn layout(&mut self, area: Rect, context: &Context<'_>) {
        self.lay_out(area, context);
    }

    fn settle(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        let mut effects = self.note_pages();
        effects.extend(self.ask_for_peek(tickets));
        effects
    }

    fn leave(&mut self) -> Vec<Effect> {
        self.turn_page();
        self.pages_left()
    }

    fn draw(&self, frame: &mut Frame<'_>, context: &Context<'_>) {
        self.paint(frame.buffer_mut(), context);
    }

    fn wants_all(&self) -> bool {
        self.is_zen
    }

    fn hints(&self) -> Vec<Action> {
        if self.finding.is_open {
            return vec![Action::Open, Action::Back];
        }
        if self.page.is_none() && self.file().is_some() {
            return vec![Action::Back, Action::Edit, Action::Redraw, Action::Help];
        }
        if self.pages.is_some() {
            return vec![Action::Back, Action::Open, Action::Up, Action::Down];
        }
        if self.peek.is_some() {
            return vec![Action::Back, Action::Open, Action::NextLink, Action::Peek];
        }
        if self.outline.has_focus {
            let outline = [Action::Back, Action::Open, Action::Up, Action::Down];
            return [&outline[..], &[Action::Mark]].concat();
        }
        let has_link = self.target().is_some();
        let leads = |target: &Target| !matches!(target, Target::Unsafe(_) | Target::Missing(_));
        let can_open = self.target().is_some_and(leads);
        let has_marks = self
            .page
            .as_ref()
            .is_some_and(|page| !page.marks().is_empty());
        let may = |condition: bool, action: Action| condition.then_some(action);
        let has_before = !self.back.is_empty();
        let page = self.page.as_ref();
        let is_record = page.is_none_or(|page| page.opened().record.view().is_none());
        [
            Some(Action::Back),
            may(has_before, Action::Close),
            may(can_open, Action::Open),
            Some(Action::NextLink),
            Some(Action::Peek),
            Some(Action::Find),
            may(self.parties().is_some(), Action::Ratifications),
            // With a link selected there is no room for both, and one goes on from it.
            may(has_marks && !has_link, Action::FindNext),
            Some(Action::Mark),
            may(is_record, Action::Tray),
            may(self.has_versions(), Action::Language),
            Some(Action::Outline),
            may(has_marks && has_link, Action::FindNext),
            may(has_link, Action::Copy),
            may(!self.forward.is_empty(), Action::HistoryForward),
            may(has_before, Action::Pages),
            Some(Action::PageDown),
            Some(Action::NextSection),
            may(is_record, Action::Note),
            may(is_record, Action::Edit),
            Some(Action::Sources),
            Some(Action::Zen),
            Some(Action::Help),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn status(&self) -> String {
        if let Some(pending) = &self.pending {
            return format!("opening {}…", SafeText::line(pending.name()));
        }
        let language = self.has_versions().then(|| self.language.clone());
        let position = Some(self.position());
        let kept = [self.told_mark(), self.told_note()];
        let parts = [position, language].into_iter().chain(kept);
        let parts = parts.flatten().collect();
        fitting(parts, self.find_count(), self.areas.width)
    }

    fn word_of(&self, action: Action) -> Option<String> {
        let has_window = self.finding.is_open || self.pages.is_some() || self.peek.is_some();
        match action {
            Action::Open if self.finding.is_open => Some("keep".to_owned()),
            Action::Back if has_window || self.outline.has_focus => None,
            Action::NextLink if self.peek.is_some() => Some("next".to_owned()),
            Action::Peek if self.peek.is_some() => Some("close".to_owned()),
            Action::Back if self.has_found() => Some("end find".to_owned()),
            Action::Language => self.next_name.clone(),
            _ => None,
        }
    }

    fn subject(&self) -> Option<String> {
        let page = self.page.as_ref().filter(|_| self.pending.is_none())?;
        Some(page.opened().record.title.value.clone())
    }

    fn cursor(&self) -> Option<Position> {
        self.cursor_position()
    }
}
