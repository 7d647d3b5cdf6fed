//! The saved searches: name, query, and how many records each finds now.
//!
//! Saving and forgetting are the keeper's; counts are asked one after the other, because the worker answers only the
//! newest search.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::{Context, Go, Outcome, Screen, Tickets, Typed};
use crate::library::worker::{Reply, Request, Ticket};
use crate::personal::{News, Order, SavedSearch};
use crate::search::{self, Order as Sorting};
use crate::source::SafeText;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::list::List;
use crate::tui::widgets::{put, scroll};

/// The rows of a search: name and count, then its query.
const ROWS: usize = 2;

/// The rows above the list.
const ABOVE: u16 = 2;

/// How many records a search finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Count {
    Unknown,
    Known(usize),
    /// It could not be asked.
    Failed,
}

/// The list of saved searches.
#[derive(Debug)]
pub struct Saved {
    searches: Vec<SavedSearch>,
    counts: Vec<Count>,
    asked: Option<(Ticket, usize)>,
    list: List,
    area: Rect,
    this_year: u16,
}

impl Saved {
    /// Returns the list of these searches; the year is the one running practices extend to.
    pub fn new(searches: &[SavedSearch], this_year: u16) -> Self {
        Self {
            searches: searches.to_vec(),
            counts: vec![Count::Unknown; searches.len()],
            asked: None,
            list: List::default(),
            area: Rect::default(),
            this_year,
        }
    }

    fn selected(&self) -> Option<&SavedSearch> {
        self.searches.get(self.list.selected())
    }

    fn step(&mut self, by: isize) {
        self.list.step(by, self.searches.len());
    }

    fn page(&self) -> isize {
        let rows = usize::from(self.rows().height) / ROWS;
        isize::try_from(rows).unwrap_or(1).max(1)
    }

    /// Returns where the list stands.
    fn rows(&self) -> Rect {
        let above = ABOVE.min(self.area.height);
        Rect {
            y: self.area.y + above,
            height: self.area.height - above,
            ..self.area
        }
    }

    fn forget(&self) -> Outcome {
        match self.selected() {
            Some(search) => Outcome::effect(Effect::Keep(Order::Forget(search.name.clone()))),
            None => Outcome::stay(),
        }
    }

    fn take_count(&mut self, ticket: Ticket, count: Count) {
        if let Some((_, at)) = self.asked.take_if(|(asked, _)| *asked == ticket)
            && let Some(known) = self.counts.get_mut(at)
        {
            *known = count;
        }
    }

    fn item(&self, at: usize, context: &Context<'_>) -> [Vec<Span<'static>>; ROWS] {
        let theme = context.theme;
        let Some(search) = self.searches.get(at) else {
            return [Vec::new(), Vec::new()];
        };
        let marker = if at == self.list.selected() {
            theme.sign("▌", ">")
        } else {
            " "
        };
        let count = match self.counts.get(at) {
            Some(Count::Known(count)) => count.to_string(),
            Some(Count::Failed) => "?".to_owned(),
            _ => String::new(),
        };
        // The marker, a blank before the count, one column for the bar.
        let room = usize::from(self.area.width).saturating_sub(3 + count.len());
        let name = text::cut(SafeText::line(&search.name).as_str(), room);
        let gap = " ".repeat(room - text::width(&name).min(room) + 1);
        let query = SafeText::line(&search.query).into_string();
        [
            vec![
                Span::styled(marker, theme.style(Role::Accent)),
                Span::styled(name, theme.style(Role::Title)),
                Span::styled(format!("{gap}{count}"), theme.style(Role::Dim)),
            ],
            vec![Span::styled(format!("  {query}"), theme.style(Role::Dim))],
        ]
    }

    fn draw_empty(&self, frame: &mut Frame<'_>, context: &Context<'_>) {
        let words = "No search is saved yet. In the Library, search for something, then type :save and a name.";
        let lines = text::wrap(words, usize::from(self.area.width).saturating_sub(2));
        for (row, words) in lines.into_iter().enumerate() {
            let spans = vec![Span::styled(
                format!(" {words}"),
                context.theme.style(Role::Dim),
            )];
            put(frame.buffer_mut(), self.rows(), row, spans);
        }
    }
}

impl Screen for Saved {
    fn name(&self) -> &'static str {
        "saved"
    }

    fn act(&mut self, action: Action, _tickets: &mut Tickets) -> Outcome {
        let page = self.page();
        match action {
            Action::Back => return Outcome::go(Go::Back),
            Action::Open => {
                let search = self.selected().map(|search| search.query.clone());
                return search.map_or_else(Outcome::stay, |query| Outcome::go(Go::Search(query)));
            }
            Action::ForgetSaved => return self.forget(),
            Action::Up => self.step(-1),
            Action::Down => self.step(1),
            Action::HalfUp => self.step(-(page / 2).max(1)),
            Action::HalfDown => self.step((page / 2).max(1)),
            Action::PageUp => self.step(-page),
            Action::PageDown => self.step(page),
            Action::Top => self.step(isize::MIN),
            Action::Bottom => self.step(isize::MAX),
            _ => {}
        }
        Outcome::stay()
    }

    fn typed(&mut self, _key: Typed, _tickets: &mut Tickets) -> Outcome {
        Outcome::stay()
    }

    fn wants_text(&self) -> bool {
        false
    }

    fn reply(&mut self, reply: &Reply) -> Outcome {
        match reply {
            Reply::Answer(ticket, answer) => self.take_count(*ticket, Count::Known(answer.total)),
            Reply::Failed(ticket, _) => self.take_count(*ticket, Count::Failed),
            Reply::Ready(_) => self.counts.fill(Count::Unknown),
            _ => {}
        }
        Outcome::stay()
    }

    fn kept(&mut self, news: &News) {
        if let News::Saved(searches) = news {
            let list = self.list;
            *self = Self {
                list,
                area: self.area,
                ..Self::new(searches, self.this_year)
            };
        }
    }

    fn layout(&mut self, area: Rect, _context: &Context<'_>) {
        self.area = area;
        let rows = self.rows().height.into();
        self.list.fit(self.searches.len(), rows, |_| ROWS);
    }

    fn settle(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        let next = self
            .counts
            .iter()
            .position(|count| *count == Count::Unknown);
        let Some(at) = next.filter(|_| self.asked.is_none()) else {
            return Vec::new();
        };
        let ticket = tickets.next();
        self.asked = Some((ticket, at));
        let request = search::Request {
            text: self.searches[at].query.clone(),
            // As the input asks it, so that the count is the one seen there.
            live: true,
            reach: search::Reach::Meaning,
            order: Sorting::Rank,
            offset: 0,
            limit: 1,
            facets: false,
            snippets: false,
            this_year: self.this_year,
        };
        vec![Effect::Ask(Request::Search(ticket, request))]
    }

    fn draw(&self, frame: &mut Frame<'_>, context: &Context<'_>) {
        let theme = context.theme;
        let heading = Span::styled(" Saved searches", theme.style(Role::Heading));
        put(frame.buffer_mut(), self.area, 0, vec![heading]);
        if self.searches.is_empty() {
            return self.draw_empty(frame, context);
        }
        let area = self.rows();
        let shown = usize::from(area.height).div_ceil(ROWS);
        let first = self.list.top();
        for at in first..(first + shown).min(self.searches.len()) {
            for (part, spans) in self.item(at, context).into_iter().enumerate() {
                put(frame.buffer_mut(), area, (at - first) * ROWS + part, spans);
            }
        }
        let row = u16::try_from((self.list.selected() - first) * ROWS).unwrap_or(u16::MAX);
        if row < area.height {
            let y = area.y + row;
            let line = Rect {
                y,
                height: 1,
                ..area
            };
            let line = line.intersection(frame.area());
            frame
                .buffer_mut()
                .set_style(line, theme.style(Role::Selected));
        }
        let extent = scroll::Extent {
            top: first,
            shown: usize::from(area.height) / ROWS,
            total: self.searches.len(),
        };
        scroll::draw(frame.buffer_mut(), area, extent, theme);
    }

    fn hints(&self) -> Vec<Action> {
        let own: &[Action] = if self.searches.is_empty() {
            &[]
        } else {
            &[Action::Open, Action::ForgetSaved]
        };
        let rest = [
            Action::Back,
            Action::CommandLine,
            Action::Help,
            Action::Quit,
        ];
        own.iter().chain(&rest).copied().collect()
    }

    fn status(&self) -> String {
        match self.searches.len() {
            1 => "1 search".to_owned(),
            count => format!("{count} searches"),
        }
    }

    fn cursor(&self) -> Option<Position> {
        let area = self.rows();
        let row = (self.list.selected().checked_sub(self.list.top())?) * ROWS;
        let y = area.y.checked_add(u16::try_from(row).ok()?)?;
        (area.width > 0 && y < area.bottom()).then_some(Position { x: area.x, y })
    }
}
