//! The modules in the order in which they are learned, with how far one is in each; the questions that come back; the
//! worksheets.
//!
//! What is told of each stands in `rows`, doing a module in `training`.

mod acts;
mod draw;
mod pane;
mod rows;
pub mod training;

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use self::rows::{Entry, Row, Rows, Scores};
use super::{Context, Go, Outcome, Screen, Tickets};
use crate::learn::{Curriculum, Score, Sheet, Taught};
use crate::library::worker::{Reply, Request, Ticket};
use crate::model::{Language, PartialDate, Progress};
use crate::personal::{News, Spot};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::widgets::list::steps;

/// Its name in the keymap.
pub const NAME: &str = "learn";

/// The modules.
#[derive(Debug)]
pub struct Learn {
    language: Language,
    today: PartialDate,
    /// Whether what is done is kept; it is not in front of a room.
    is_kept: bool,
    /// What was done, once it is known.
    progress: Option<Progress>,
    curriculum: Option<Arc<Curriculum>>,
    scores: Scores,
    rows: Rows,
    selected: usize,
    /// Whether something was selected by the user.
    is_moved: bool,
    /// The first row shown.
    top: usize,
    areas: draw::Areas,
    asked: Option<Ticket>,
    /// The worksheet that is being copied.
    copied: Option<(Ticket, String)>,
    /// Whether the library has changed since it was asked.
    is_stale: bool,
    /// Why there is no list.
    failure: Option<String>,
    /// The slug of the module that is forgotten when the same key is pressed once more.
    forgetting: Option<String>,
}

impl Learn {
    /// Returns the modules in a language where they are there in it, as they stand on a day.
    pub fn new(language: &str, today: PartialDate, is_kept: bool) -> Self {
        Self {
            language: Language::parse(language).unwrap_or_else(Language::english),
            today,
            is_kept,
            progress: None,
            curriculum: None,
            scores: Scores::default(),
            rows: Rows::default(),
            selected: 0,
            is_moved: false,
            top: 0,
            areas: draw::Areas::default(),
            asked: None,
            copied: None,
            is_stale: true,
            failure: None,
            forgetting: None,
        }
    }

    /// Takes what was done so far; nothing while it is not known.
    pub fn set_progress(&mut self, progress: Option<&Progress>) {
        self.progress = progress.cloned();
        self.count();
    }

    /// Lists everything anew; what is selected stays where it is still there.
    fn count(&mut self) {
        let Some(curriculum) = &self.curriculum else {
            return;
        };
        let chosen = self.chosen();
        self.scores = Scores::of(curriculum, self.progress.as_ref(), self.today);
        self.rows = Rows::new(curriculum, self.scores.due());
        // What is begun comes first, then what comes back.
        let begun = self.scores.begun();
        let next = match (begun, self.scores.due()) {
            (None, 1..) => Some(Entry::Review),
            _ => self.scores.next(curriculum).map(Entry::Module),
        };
        let wanted = if self.is_moved { chosen } else { next };
        let place = |entry: Entry| self.rows.entries.iter().position(|one| *one == entry);
        self.selected = wanted.and_then(place).unwrap_or(self.selected);
        self.step(0);
    }

    fn chosen(&self) -> Option<Entry> {
        self.rows.entries.get(self.selected).copied()
    }

    /// Returns the selected module.
    fn module(&self) -> Option<&Taught> {
        match (self.chosen()?, &self.curriculum) {
            (Entry::Module(at), Some(curriculum)) => curriculum.modules.get(at),
            _ => None,
        }
    }

    /// Returns the selected worksheet, or the one that the selected module leads to first.
    fn sheet(&self) -> Option<&Sheet> {
        let curriculum = self.curriculum.as_ref()?;
        match self.chosen()? {
            Entry::Sheet(at) => curriculum.worksheets.get(at),
            Entry::Module(at) => {
                let slug = curriculum.modules.get(at)?.worksheets.first()?;
                curriculum.worksheets.iter().find(|one| one.slug == *slug)
            }
            Entry::Review => None,
        }
    }

    fn step(&mut self, by: isize) {
        let last = self.rows.entries.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }

    /// Goes to the first entry under the next heading, or under the one before.
    fn turn(&mut self, is_next: bool) {
        let mut firsts = self.rows.firsts.iter().copied();
        let found = if is_next {
            firsts.find(|first| *first > self.selected)
        } else {
            firsts.take_while(|first| *first < self.selected).last()
        };
        self.selected = found.unwrap_or(self.selected);
    }

    /// Returns how many entries a page holds.
    fn page(&self) -> isize {
        isize::try_from(self.areas.list.height / 2)
            .unwrap_or(1)
            .max(1)
    }

    /// Scrolls as little as needed to show what is selected, with the heading above it where it is the first.
    fn settle_scroll(&mut self) {
        let rows = usize::from(self.areas.list.height);
        let (start, end) = self.rows.span(self.selected);
        self.top = self.top.max(end.saturating_sub(rows)).min(start);
        self.top = self.top.min(self.rows.all.len().saturating_sub(rows));
    }
}

impl Screen for Learn {
    fn name(&self) -> &'static str {
        NAME
    }

    fn act(&mut self, action: Action, tickets: &mut Tickets) -> Outcome {
        let (page, forgetting) = (self.page(), self.forgetting.take());
        match action {
            Action::Back => return Outcome::go(Go::Back),
            Action::Open => return self.open(),
            Action::Read => return self.read(),
            Action::Review => return self.review(),
            Action::Worksheet => return self.copy(tickets),
            Action::Remove => return self.forget(forgetting.as_deref()),
            Action::NextSection => self.turn(true),
            Action::PreviousSection => self.turn(false),
            _ => self.step(steps(action, page)),
        }
        self.is_moved = true;
        Outcome::stay()
    }

    fn click(&mut self, at: Position, _tickets: &mut Tickets) -> Outcome {
        self.forgetting = None;
        if !self.areas.list.contains(at) {
            return Outcome::stay();
        }
        let row = self.top + usize::from(at.y - self.areas.list.y);
        match self.rows.all.get(row) {
            Some(Row::Title(entry) | Row::Detail(entry)) if *entry == self.selected => {
                return self.open();
            }
            Some(Row::Title(entry) | Row::Detail(entry)) => {
                (self.selected, self.is_moved) = (*entry, true);
            }
            _ => {}
        }
        Outcome::stay()
    }

    fn reply(&mut self, reply: &Reply) -> Outcome {
        match reply {
            Reply::Ready(_) => self.is_stale = true,
            Reply::Modules(ticket, curriculum) if self.asked == Some(*ticket) => {
                self.asked = None;
                self.failure = None;
                self.curriculum = Some(Arc::clone(curriculum));
                self.count();
            }
            Reply::Worksheet(ticket, copy) => {
                let wanted = self.copied.take_if(|(asked, _)| asked == ticket);
                if let Some((_, slug)) = wanted {
                    let copy = copy.clone();
                    return Outcome::effect(Effect::EditWorksheet { slug, copy });
                }
            }
            Reply::Failed(ticket, why) if self.asked == Some(*ticket) => {
                self.asked = None;
                self.failure = Some(why.clone());
            }
            Reply::Failed(ticket, why) => {
                let wanted = self.copied.take_if(|(asked, _)| asked == ticket);
                if wanted.is_some() {
                    return Outcome::tell(why);
                }
            }
            _ => {}
        }
        Outcome::stay()
    }

    fn kept(&mut self, news: &News) {
        if let News::Learned(progress) = news {
            self.set_progress(Some(progress));
        }
    }

    fn spot(&self) -> Option<Spot> {
        let sheet = match self.chosen()? {
            Entry::Sheet(_) => self.sheet().map(|sheet| (&sheet.path, &sheet.title)),
            _ => None,
        };
        let module = self.module().map(|taught| (&taught.path, &taught.title));
        let (path, title) = module.or(sheet)?;
        Some(Spot {
            record: path.clone(),
            title: title.clone(),
            ..Spot::default()
        })
    }

    fn layout(&mut self, area: Rect, context: &Context<'_>) {
        self.areas = draw::Areas::new(area);
        self.settle_scroll();
        self.areas.told = self.told(context);
    }

    fn settle(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        if !self.is_stale || self.asked.is_some() {
            return Vec::new();
        }
        self.is_stale = false;
        let ticket = tickets.next();
        self.asked = Some(ticket);
        let language = self.language.clone();
        vec![Effect::Ask(Request::Modules { ticket, language })]
    }

    fn draw(&self, frame: &mut Frame<'_>, context: &Context<'_>) {
        self.paint(frame.buffer_mut(), context);
    }

    fn hints(&self) -> Vec<Action> {
        let chosen = self.chosen();
        let is_begun = matches!(chosen, Some(Entry::Module(at)) if self.scores.is_begun(at));
        let is_record = matches!(chosen, Some(Entry::Module(_) | Entry::Sheet(_)));
        [
            chosen.map(|_| Action::Open),
            is_record.then_some(Action::Read),
            (self.scores.due() > 0).then_some(Action::Review),
            self.sheet().map(|_| Action::Worksheet),
            is_begun.then_some(Action::Remove),
            Some(Action::NextSection),
            Some(Action::Back),
            Some(Action::Help),
            Some(Action::Library),
            Some(Action::Quit),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn word_of(&self, action: Action) -> Option<String> {
        let (Action::Open, Some(entry)) = (action, self.chosen()) else {
            return None;
        };
        let word = match entry {
            Entry::Review => "answer them",
            Entry::Sheet(_) => "read",
            Entry::Module(at) if self.scores.get(at).is_some_and(Score::is_done) => "the result",
            Entry::Module(at) if self.scores.is_begun(at) => "go on",
            Entry::Module(_) => "begin",
        };
        Some(word.to_owned())
    }

    fn status(&self) -> String {
        if let (Some(_), Some(taught)) = (&self.forgetting, self.module()) {
            let title = &taught.title;
            return format!("press the same key again to forget all answers in: {title}");
        }
        match (&self.curriculum, self.is_kept) {
            (None, _) => String::new(),
            (Some(_), true) => self.scores.in_words(),
            (Some(_), false) => format!("{}; nothing is kept", self.scores.in_words()),
        }
    }

    fn cursor(&self) -> Option<Position> {
        let row = self.rows.row_of(self.selected)?.checked_sub(self.top)?;
        let list = self.areas.list;
        let y = list.y.checked_add(u16::try_from(row).ok()?)?;
        (list.width > 0 && y < list.bottom()).then_some(Position { x: list.x, y })
    }
}
