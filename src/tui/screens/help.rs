//! The help: every key of a screen, made from the table of keys.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::{Context, Go, Outcome, Screen, Tickets, Typed};
use crate::library::worker::Reply;
use crate::model::Field;
use crate::tui::action::Action;
use crate::tui::keymap::KeyNames;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::facets::capitalised;
use crate::tui::widgets::{put, scroll};

/// The most columns that keys take.
const KEYS: usize = 22;

/// The keys of one screen.
#[derive(Debug)]
pub struct Help {
    screen: &'static str,
    area: Rect,
    top: usize,
    lines: Vec<Vec<Span<'static>>>,
}

impl Help {
    /// Returns the help on a screen.
    pub fn new(screen: &'static str) -> Self {
        Self {
            screen,
            area: Rect::default(),
            top: 0,
            lines: Vec::new(),
        }
    }

    fn rows(&self) -> usize {
        self.area.height.into()
    }

    fn scroll(&mut self, by: isize) {
        self.top = self.top.saturating_add_signed(by);
    }
}

impl Screen for Help {
    fn name(&self) -> &'static str {
        "help"
    }

    fn act(&mut self, action: Action, _tickets: &mut Tickets) -> Outcome {
        let page = isize::try_from(self.rows().saturating_sub(1)).unwrap_or(0);
        match action {
            Action::Back | Action::Open => return Outcome::go(Go::Back),
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

    fn typed(&mut self, _key: Typed, _tickets: &mut Tickets) -> Outcome {
        Outcome::stay()
    }

    fn wants_text(&self) -> bool {
        false
    }

    fn reply(&mut self, _reply: &Reply) -> Outcome {
        Outcome::stay()
    }

    fn layout(&mut self, area: Rect, context: &Context<'_>) {
        self.area = area;
        self.lines = lines(self.screen, area.width.into(), context);
        self.top = self.top.min(self.lines.len().saturating_sub(self.rows()));
    }

    fn draw(&self, frame: &mut Frame<'_>, context: &Context<'_>) {
        let shown = self.lines.iter().skip(self.top).take(self.rows());
        for (row, spans) in shown.enumerate() {
            put(frame.buffer_mut(), self.area, row, spans.clone());
        }
        let extent = scroll::Extent {
            top: self.top,
            shown: self.rows(),
            total: self.lines.len(),
        };
        scroll::draw(frame.buffer_mut(), self.area, extent, context.theme);
    }

    fn hints(&self) -> Vec<Action> {
        vec![Action::Back, Action::Down, Action::PageDown, Action::Quit]
    }

    fn status(&self) -> String {
        format!("keys of the {}", capitalised(self.screen))
    }

    fn cursor(&self) -> Option<Position> {
        (self.area.area() > 0).then(|| self.area.as_position())
    }
}

fn lines(screen: &str, width: usize, context: &Context<'_>) -> Vec<Vec<Span<'static>>> {
    let theme = context.theme;
    let names = KeyNames {
        ascii: theme.ascii(),
    };
    let heading = |words: String| vec![Span::styled(words, theme.style(Role::Heading))];
    let mut lines = vec![
        heading(format!(" Keys of the {}", capitalised(screen))),
        Vec::new(),
    ];
    let column = KEYS.min(width / 2);
    let hint = text::wrap(hint(screen), width.saturating_sub(2));
    for words in hint {
        let words = Span::styled(format!(" {words}"), theme.style(Role::Text));
        lines.push(vec![words]);
    }
    lines.push(Vec::new());
    let mut group = "";
    for (action, keys) in context.keymap.rows(screen) {
        let of = group_of(action);
        if of != group {
            if !group.is_empty() {
                lines.push(Vec::new());
            }
            lines.push(heading(format!(" {of}")));
            group = of;
        }
        let keys = text::wrap(&names.all(&keys), column);
        let (_, help) = action.told_on(screen);
        lines.extend(table(&keys, help, column, width, context));
    }
    if screen == "library" {
        lines.push(Vec::new());
        lines.push(heading(" Queries".to_owned()));
        for (form, words) in QUERIES {
            let keys = [form.to_owned()];
            lines.extend(table(&keys, words, column, width, context));
        }
        let fields: Vec<&str> = Field::ALL.into_iter().map(Field::name).collect();
        let words = format!("fields are {}", fields.join(", "));
        let keys = ["field:value".to_owned()];
        lines.extend(table(&keys, &words, column, width, context));
    }
    lines
}

/// Returns the heading that an action stands under.
fn group_of(action: Action) -> &'static str {
    match action {
        _ if action < Action::NextPane => "Moving",
        _ if action < Action::Find => "Searching",
        _ if action < Action::Tray => "Reading",
        _ if action < Action::Library => "Comparing",
        _ => "The program",
    }
}

/// Returns what is to be known before the keys.
fn hint(screen: &str) -> &'static str {
    match screen {
        "library" => {
            "What is typed is searched for at once. While the input has the focus letters are text and \
             only the other keys are commands; Ctrl-W deletes a word there, Ctrl-U all before the cursor. \
             The beginning of a field, from three letters on, and `field:` offer what could follow: Tab takes the \
             first, Down and Up choose a value and Enter takes it, Esc closes the list."
        }
        "reader" => {
            "Links are chosen one after the other; where one leads is told at the bottom before it is \
             followed."
        }
        "comparison" => {
            "Up and Down go from row to row and scroll through a long one; = stands behind a dimension in \
             which the records say the same. Above the first row the names of the columns are selected."
        }
        _ => "",
    }
}

/// Returns the lines of two columns, both of them wrapped.
fn table(
    left: &[String],
    right: &str,
    column: usize,
    width: usize,
    context: &Context<'_>,
) -> Vec<Vec<Span<'static>>> {
    let theme = context.theme;
    let right = text::wrap(right, width.saturating_sub(column + 3));
    let line = |at: usize| {
        let left = left.get(at).map_or("", String::as_str);
        let gap = " ".repeat(column.saturating_sub(text::width(left)) + 1);
        let right = right.get(at).cloned().unwrap_or_default();
        vec![
            Span::styled(format!(" {left}"), theme.style(Role::Key)),
            Span::raw(gap),
            Span::styled(right, theme.style(Role::Text)),
        ]
    };
    (0..left.len().max(right.len())).map(line).collect()
}

/// The forms of a query, each with what it finds.
const QUERIES: [(&str, &str); 6] = [
    (
        "digital identity",
        "records that hold both words; the last one may be unfinished",
    ),
    (
        "\"digital identity\"",
        "the words side by side, as they stand",
    ),
    ("-pension", "records without the word"),
    ("cash OR voucher", "records that hold either"),
    (
        "country:kenya,togo",
        "either of two countries; a beginning of the name of a field is enough",
    ),
    ("year:2015..2020", "a range; also year:>=2021"),
];
