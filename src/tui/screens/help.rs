//! The help: every key of a screen, made from the table of keys, and narrowed by what is typed.

mod content;

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use self::content::{Part, Row, parts};
use super::{Context, Go, Outcome, Screen, Tickets, Typed};
use crate::library::worker::Reply;
use crate::source::SafeText;
use crate::tui::action::Action;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::facets::capitalised;
use crate::tui::widgets::input::Input;
use crate::tui::widgets::{put, scroll};

/// The most columns that keys take.
const KEYS: usize = 22;

/// The columns before what is typed.
const BEFORE: u16 = 3;

/// The keys of one screen.
#[derive(Debug)]
pub struct Help {
    screen: &'static str,
    /// What is wrong in the settings.
    faults: Vec<String>,
    area: Rect,
    top: usize,
    lines: Vec<Vec<Span<'static>>>,
    /// What is looked for.
    input: Input,
    is_typing: bool,
    /// How many rows were found.
    found: usize,
}

impl Help {
    /// Returns the help on a screen, and on what is wrong in the settings.
    pub fn new(screen: &'static str, faults: Vec<String>) -> Self {
        Self {
            screen,
            faults,
            area: Rect::default(),
            top: 0,
            lines: Vec::new(),
            input: Input::default(),
            is_typing: false,
            found: 0,
        }
    }

    /// Tells whether only some rows are shown, or are about to be.
    fn is_narrowed(&self) -> bool {
        self.is_typing || !self.input.text().is_empty()
    }

    /// Returns where the lines stand: above the row of the input.
    fn body(&self) -> Rect {
        Rect {
            height: self.area.height - self.bar().height,
            ..self.area
        }
    }

    /// Returns the row of the input; without height where there is none.
    fn bar(&self) -> Rect {
        let height = u16::from(self.is_narrowed()).min(self.area.height);
        Rect {
            y: self.area.bottom() - height,
            height,
            ..self.area
        }
    }

    fn rows(&self) -> usize {
        self.body().height.into()
    }

    fn scroll(&mut self, by: isize) {
        self.top = self.top.saturating_add_signed(by);
    }

    /// Shows everything again, or goes.
    fn step_back(&mut self) -> Outcome {
        if !self.is_narrowed() {
            return Outcome::go(Go::Back);
        }
        self.is_typing = false;
        self.input.set("");
        self.top = 0;
        Outcome::stay()
    }

    /// Makes the lines of what is found.
    fn fill(&mut self, context: &Context<'_>) {
        let text = self.input.text().to_lowercase();
        let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        let page = Page {
            width: self.area.width.into(),
            words: &words,
            context,
        };
        self.found = 0;
        self.lines.clear();
        let mut heading: Option<Vec<Span<'static>>> = None;
        for part in parts(self.screen, &self.faults, context) {
            if let Part::Heading(title) = part {
                heading = Some(page.heading(&title));
                continue;
            }
            let Some(lines) = page.lines(&part) else {
                continue;
            };
            self.found += usize::from(matches!(part, Part::Row(_)));
            if let Some(heading) = heading.take() {
                if !self.lines.is_empty() {
                    self.lines.push(Vec::new());
                }
                self.lines.push(heading);
            }
            self.lines.extend(lines);
        }
        if self.lines.is_empty() {
            self.lines
                .push(page.plain(Role::Dim, "no key has these words"));
        }
    }

    /// Returns where the input begins, and what of it is seen.
    fn typed_part(&self) -> (Rect, &str, usize) {
        let bar = self.bar();
        let before = BEFORE.min(bar.width);
        let area = Rect {
            x: bar.x + before,
            width: bar.width - before,
            ..bar
        };
        let (seen, column) = self.input.view(area.width.into());
        (area, seen, column)
    }
}

impl Screen for Help {
    fn name(&self) -> &'static str {
        "help"
    }

    fn act(&mut self, action: Action, _tickets: &mut Tickets) -> Outcome {
        let page = isize::try_from(self.rows().saturating_sub(1)).unwrap_or(0);
        match action {
            Action::Back => return self.step_back(),
            Action::Open if self.is_typing => self.is_typing = false,
            Action::Open => return Outcome::go(Go::Back),
            Action::Find => self.is_typing = true,
            Action::Up => self.scroll(-1),
            Action::Down => self.scroll(1),
            Action::HalfUp => self.scroll(-page / 2),
            Action::HalfDown => self.scroll(page / 2),
            Action::PageUp => self.scroll(-page),
            Action::PageDown => self.scroll(page),
            Action::Top => self.top = 0,
            Action::Bottom => self.top = usize::MAX,
            _ => {}
        }
        Outcome::stay()
    }

    fn typed(&mut self, key: Typed, _tickets: &mut Tickets) -> Outcome {
        if key == Typed::Backspace && self.input.text().is_empty() {
            return self.step_back();
        }
        if self.input.edit(&key) {
            self.top = 0;
        }
        Outcome::stay()
    }

    fn wants_text(&self) -> bool {
        self.is_typing
    }

    fn reply(&mut self, _reply: &Reply) -> Outcome {
        Outcome::stay()
    }

    fn layout(&mut self, area: Rect, context: &Context<'_>) {
        self.area = area;
        self.fill(context);
        self.top = self.top.min(self.lines.len().saturating_sub(self.rows()));
    }

    fn draw(&self, frame: &mut Frame<'_>, context: &Context<'_>) {
        let (buffer, theme) = (frame.buffer_mut(), context.theme);
        let body = self.body();
        let shown = self.lines.iter().skip(self.top).take(self.rows());
        for (row, spans) in shown.enumerate() {
            put(buffer, body, row, spans.clone());
        }
        let extent = scroll::Extent {
            top: self.top,
            shown: self.rows(),
            total: self.lines.len(),
        };
        scroll::draw(buffer, body, extent, theme);
        let sign = Span::styled(" / ", theme.style(Role::Accent));
        put(buffer, self.bar(), 0, vec![sign]);
        let (area, seen, _) = self.typed_part();
        let seen = Span::styled(seen.to_owned(), theme.style(Role::Text));
        put(buffer, area, 0, vec![seen]);
    }

    fn hints(&self) -> Vec<Action> {
        if self.is_typing {
            return vec![Action::Open, Action::Back];
        }
        vec![
            Action::Back,
            Action::Find,
            Action::Down,
            Action::PageDown,
            Action::Quit,
        ]
    }

    fn status(&self) -> String {
        let of = capitalised(self.screen);
        match (self.input.text(), self.found) {
            ("", _) => format!("keys of the {of}"),
            (_, found) => format!("keys of the {of}  {found} found"),
        }
    }

    fn cursor(&self) -> Option<Position> {
        if !self.is_typing {
            return (self.area.area() > 0).then(|| self.area.as_position());
        }
        let (area, _, column) = self.typed_part();
        let x = area.x.checked_add(u16::try_from(column).ok()?)?;
        (x < area.right() && area.height > 0).then_some(Position { x, y: area.y })
    }
}

/// What lines are made for.
struct Page<'a> {
    width: usize,
    /// What is looked for; nothing finds everything.
    words: &'a [String],
    context: &'a Context<'a>,
}

impl Page<'_> {
    fn plain(&self, role: Role, words: &str) -> Vec<Span<'static>> {
        let words = SafeText::line(&format!(" {words}")).into_string();
        vec![Span::styled(words, self.context.theme.style(role))]
    }

    fn heading(&self, title: &str) -> Vec<Span<'static>> {
        self.plain(Role::Heading, title)
    }

    /// Returns the lines of a part; `None` where it is not among what is looked for.
    fn lines(&self, part: &Part) -> Option<Vec<Vec<Span<'static>>>> {
        let running = |role: Role, words: &str| {
            let lines = text::wrap(words, self.width.saturating_sub(2));
            let lines = lines.iter().map(|line| self.plain(role, line));
            Some(lines.collect::<Vec<_>>())
        };
        match part {
            Part::Row(row) => row.has(self.words).then(|| self.row(row)),
            _ if !self.words.is_empty() => None,
            Part::Fault(fault) => running(Role::Warning, fault),
            Part::Words(words) => running(Role::Text, words),
            Part::Heading(_) => None,
        }
    }

    /// Returns the lines of two columns, both of them wrapped.
    fn row(&self, row: &Row) -> Vec<Vec<Span<'static>>> {
        let theme = self.context.theme;
        let column = KEYS.min(self.width / 3);
        let left = text::wrap(&row.left, column);
        let right = text::wrap(&row.right, self.width.saturating_sub(column + 4));
        let line = |at: usize| {
            let left = left.get(at).map_or("", String::as_str);
            let gap = " ".repeat(column.saturating_sub(text::width(left)) + 1);
            let right = SafeText::line(right.get(at).map_or("", String::as_str));
            let marks = self.marks(right.as_str());
            let mut spans = vec![
                Span::styled(format!(" {left}"), theme.style(Role::Key)),
                Span::raw(gap),
            ];
            let (base, mark) = (theme.style(Role::Text), theme.style(Role::Mark));
            spans.extend(text::marked(&right, &marks, base, mark));
            spans
        };
        (0..left.len().max(right.len())).map(line).collect()
    }

    /// Returns where the words that are looked for stand in a line.
    fn marks(&self, line: &str) -> Vec<Range<usize>> {
        // In ASCII, so that every letter stays where it is.
        let line = line.to_ascii_lowercase();
        let places = self.words.iter().flat_map(|word| {
            let found = line.match_indices(word.as_str());
            found.map(|(at, found)| at..at + found.len())
        });
        let mut marks: Vec<Range<usize>> = places.collect();
        marks.sort_by_key(|mark| (mark.start, mark.end));
        marks
    }
}
