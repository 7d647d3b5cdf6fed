use proptest::prelude::*;
use ratatui::buffer::Buffer;

use super::sheet::cell_lines;
use super::*;
use crate::compare::{Cell, Figure, Head, Paragraph, Row, Value};
use crate::library::worker::State;
use crate::model::{Kind, Language, RecordId};
use crate::source::segment::clusters;
use crate::tui::kept::Kept;
use crate::tui::keymap::Keymap;
use crate::tui::text::width;
use crate::tui::theme::Theme;

fn head(slug: &str, title: &str) -> Head {
    Head {
        id: RecordId::new(Kind::Case, slug),
        language: Language::english(),
        title: title.into(),
        path: format!("cases/{slug}.md"),
    }
}

fn row(id: &str, cells: [&str; 3]) -> Row {
    let differs = cells.iter().any(|cell| *cell != cells[0]);
    let cell = |text: &str| match text {
        "" => Cell::Nothing,
        text if text.len() < 20 => Cell::Values(vec![Value {
            id: text.to_owned(),
            label: text.into(),
        }]),
        text => Cell::Text(text.split('\n').map(Paragraph::plain).collect()),
    };
    Row {
        id: id.to_owned(),
        name: id.into(),
        cells: cells.map(cell).to_vec(),
        differs,
    }
}

/// Returns three records that differ in some dimensions.
fn table() -> Table {
    let long = "word ".repeat(120);
    let heads = [
        head("tgo-novissi", "Novissi"),
        head("lao-lsso", "ສປປ ລາວ: ແຜນຂັ້ນຕອນດິຈິຕອນ"),
        head("chn-pension", "城乡居民基本养老保险"),
    ];
    Table {
        heads: heads.to_vec(),
        rows: vec![
            row("country", ["Togo", "Lao PDR", "China"]),
            row("outcome", ["Success", "Success", "Success"]),
            row(
                "context",
                [
                    &long,
                    "",
                    "早先的农村养老保险萎缩之后，中国从2009年起先试点",
                ],
            ),
            row("transfer", ["", "", "One paragraph.\nAnd another one."]),
        ],
    }
}

/// A comparison on a buffer, with a worker that answers at once.
struct Desk {
    comparison: Comparison,
    buffer: Buffer,
}

impl Desk {
    fn new(columns: u16, rows: u16) -> Self {
        let names = ["a", "b", "c"].map(str::to_owned).to_vec();
        let mut desk = Self {
            comparison: Comparison::new(names, "en"),
            buffer: Buffer::empty(Rect::new(0, 0, columns, rows)),
        };
        desk.turn();
        let asked = desk.comparison.settle(&mut Tickets::default());
        assert!(
            matches!(&asked[..], [Effect::Ask(Request::Compare { names, .. })] if names.len() == 3),
            "{asked:?}"
        );
        desk.says(&Reply::Compared(1, Box::new(table()), Vec::new()));
        desk
    }

    fn says(&mut self, reply: &Reply) {
        self.comparison.reply(reply);
        self.turn();
    }

    fn does(&mut self, actions: &[Action]) -> Outcome {
        let mut last = Outcome::stay();
        for action in actions {
            last = self.comparison.act(*action, &mut Tickets::default());
            self.turn();
        }
        last
    }

    fn turn(&mut self) {
        let (theme, keymap) = (Theme::dark(), Keymap::standard().unwrap());
        let kept = Kept::default();
        let context = Context {
            theme: &theme,
            tables: None,
            language: "en",
            composed: None,
            keymap: &keymap,
            kept: &kept,
        };
        self.buffer.reset();
        self.comparison.layout(self.buffer.area, &context);
        self.comparison.paint(&mut self.buffer, &context);
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        self.buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        self.turn();
    }

    fn line(&self, row: u16) -> String {
        let columns = 0..self.buffer.area.width;
        let mut skipped = 0;
        let mut line = String::new();
        for column in columns {
            let symbol = self.buffer[(column, row)].symbol();
            if skipped == 0 {
                line.push_str(symbol);
                skipped = width(symbol);
            }
            skipped = skipped.saturating_sub(1);
        }
        line.trim_end().to_owned()
    }

    fn lines(&self) -> String {
        let rows = 0..self.buffer.area.height;
        rows.map(|row| self.line(row))
            .collect::<Vec<_>>()
            .join("\n")
    }
}

#[test]
fn shows_as_many_columns_as_fit_and_pages_to_the_others() {
    for (columns, seen) in [(50, 1), (80, 2), (100, 3), (160, 3)] {
        let desk = Desk::new(columns, 20);
        assert_eq!(desk.comparison.areas.columns, 0..seen, "{columns}");
    }
    let mut desk = Desk::new(80, 20);
    assert!(desk.comparison.status().starts_with("columns 1-2 of 3"));
    desk.does(&[Action::NextColumn, Action::NextColumn, Action::NextColumn]);
    assert_eq!(desk.comparison.areas.columns, 1..3);
    assert!(desk.lines().contains("▌城乡"), "{}", desk.lines());
    desk.does(&[Action::PreviousColumn]);
    assert_eq!(
        desk.comparison.areas.columns,
        1..3,
        "no further than needed"
    );
    desk.resize(160, 20);
    assert_eq!(desk.comparison.areas.columns, 0..3);
}

#[test]
fn long_rows_are_folded_until_they_are_unfolded() {
    let mut desk = Desk::new(80, 24);
    assert!(desk.lines().contains("▸ context"), "{}", desk.lines());
    assert!(desk.lines().contains('…'));
    desk.does(&[Action::Down, Action::Down, Action::Down, Action::Toggle]);
    assert!(desk.lines().contains("▾ context"), "{}", desk.lines());
    desk.does(&[Action::Open]);
    assert!(desk.lines().contains("▸ context"), "Enter folds as well");
    desk.does(&[Action::FoldAll]);
    assert!(!desk.lines().contains('▸'), "{}", desk.lines());
    desk.does(&[Action::FoldAll]);
    assert!(!desk.lines().contains('▾'), "{}", desk.lines());
}

#[test]
fn the_sign_of_the_cursor_stands_on_what_is_selected() {
    let mut desk = Desk::new(80, 24);
    let signs = |desk: &Desk| desk.lines().matches('▌').count();
    assert!(desk.lines().contains("▌Novissi"), "{}", desk.lines());
    for row in ["▌  country", "▌  outcome", "▌▸ context"] {
        desk.does(&[Action::Down]);
        assert!(desk.lines().contains(row), "{row} in {}", desk.lines());
        assert!(desk.lines().contains("↓Novissi"), "{}", desk.lines());
        assert_eq!(signs(&desk), 1);
    }
}

#[test]
fn folding_is_offered_where_a_row_folds() {
    let mut desk = Desk::new(80, 24);
    let offers = |desk: &Desk| desk.comparison.hints().contains(&Action::Toggle);
    assert!(!offers(&desk), "on the heads");
    desk.does(&[Action::Down]);
    assert!(!offers(&desk), "a short row");
    desk.does(&[Action::Down, Action::Down]);
    assert!(offers(&desk));
    let word = |desk: &Desk| desk.comparison.word_of(Action::Toggle);
    assert_eq!(word(&desk).as_deref(), Some("unfold"));
    desk.does(&[Action::Toggle]);
    assert_eq!(word(&desk), None);
}

#[test]
fn flipped_records_are_told_by_their_titles_and_the_sign_of_sameness_is_explained() {
    let mut desk = Desk::new(80, 24);
    let told = "= no difference";
    assert!(desk.comparison.status().contains(told));
    desk.does(&[Action::Flip]);
    assert!(desk.lines().contains("Novissi"), "{}", desk.lines());
    assert!(!desk.lines().contains("tgo-novissi"), "{}", desk.lines());
    assert!(!desk.comparison.status().contains(told), "no sign is seen");
}

#[test]
fn a_row_taller_than_the_screen_is_scrolled_through() {
    let mut desk = Desk::new(80, 12);
    desk.does(&[Action::Down, Action::Down, Action::Down, Action::Toggle]);
    let extent = desk.comparison.laid.extent(2);
    assert!(extent.len() > 12);
    assert_eq!(desk.comparison.top, extent.start, "from its beginning");
    desk.does(&[Action::Down]);
    assert_eq!(
        (desk.comparison.row, desk.comparison.top),
        (3, extent.start + 1)
    );
    assert!(
        desk.line(2).contains("context"),
        "its name stays: {}",
        desk.lines()
    );
    for _ in 0..extent.len() {
        desk.does(&[Action::Down]);
    }
    assert_eq!(desk.comparison.row, 4);
    desk.does(&[Action::Up]);
    assert_eq!(desk.comparison.row, 3);
    let top = desk.comparison.top;
    assert_eq!(
        top + desk.comparison.height(),
        extent.end,
        "its end is shown"
    );
    desk.does(&[Action::Up]);
    assert_eq!((desk.comparison.row, desk.comparison.top), (3, top - 1));
}

#[test]
fn pages_go_from_end_to_end() {
    let mut desk = Desk::new(60, 8);
    desk.does(&[Action::FoldAll]);
    let mut seen = 0;
    while desk.comparison.row < 4 {
        desk.does(&[Action::PageDown]);
        seen += 1;
        assert!(seen < 100, "no end is reached");
    }
    assert_eq!(desk.comparison.top, desk.comparison.last_top());
    for _ in 0..=seen {
        desk.does(&[Action::PageUp]);
    }
    assert_eq!((desk.comparison.row, desk.comparison.top), (0, 0));
    desk.does(&[Action::Bottom]);
    assert_eq!(desk.comparison.row, 4);
    desk.does(&[Action::Top]);
    assert_eq!((desk.comparison.row, desk.comparison.top), (0, 0));
}

#[test]
fn the_name_of_a_record_opens_it() {
    let mut desk = Desk::new(80, 24);
    let is_open = |outcome: Outcome, path: &str| matches!(outcome.go, Go::OpenRecord { name, .. } if name == path);
    assert!(is_open(desk.does(&[Action::Open]), "cases/tgo-novissi.md"));
    let outcome = desk.does(&[Action::NextColumn, Action::Open]);
    assert!(is_open(outcome, "cases/lao-lsso.md"));
    assert_eq!(desk.comparison.spot().unwrap().record, "cases/lao-lsso.md");
    let outcome = desk.does(&[Action::Flip, Action::Down, Action::Open]);
    assert!(is_open(outcome, "cases/lao-lsso.md"));
    assert_eq!(desk.comparison.spot().unwrap().record, "cases/lao-lsso.md");
    assert!(desk.lines().contains("country"), "{}", desk.lines());
}

#[test]
fn only_differences_keep_the_selected_row() {
    let mut desk = Desk::new(80, 24);
    assert!(desk.lines().contains("outcome\u{a0}="), "{}", desk.lines());
    desk.does(&[
        Action::Down,
        Action::Down,
        Action::Down,
        Action::Differences,
    ]);
    assert!(!desk.lines().contains("outcome"), "{}", desk.lines());
    assert_eq!(desk.comparison.row_key().as_deref(), Some("context"));
    assert!(desk.comparison.status().contains("differences only"));
    desk.does(&[Action::Differences]);
    assert_eq!(desk.comparison.row_key().as_deref(), Some("context"));
    let mut same = table();
    same.rows.truncate(2);
    same.rows.remove(0);
    desk.says(&Reply::Compared(1, Box::new(same), Vec::new()));
    desk.does(&[Action::Differences]);
    assert!(desk.lines().contains("do not differ"), "{}", desk.lines());
}

#[test]
fn a_comparison_that_cannot_be_made_says_why() {
    let mut desk = Desk::new(80, 24);
    desk.comparison = Comparison::new(vec!["a".to_owned(), "b".to_owned()], "en");
    desk.comparison.settle(&mut Tickets::default());
    desk.turn();
    assert!(desk.lines().contains("Reading the records"));
    desk.says(&Reply::Failed(9, "not for this one".to_owned()));
    assert!(desk.lines().contains("Reading the records"));
    desk.says(&Reply::Failed(1, "b is gone\u{1b}[31m".to_owned()));
    assert!(desk.lines().contains("b is gone␛[31m"), "{}", desk.lines());
}

#[test]
fn changed_files_are_compared_anew() {
    let mut desk = Desk::new(80, 24);
    let mut tickets = Tickets::default();
    assert!(desk.comparison.settle(&mut tickets).is_empty());
    let syncing = |syncing| {
        Reply::Ready(State {
            syncing,
            ..State::default()
        })
    };
    desk.says(&syncing(true));
    assert!(desk.comparison.settle(&mut tickets).is_empty());
    desk.says(&syncing(false));
    assert_eq!(desk.comparison.settle(&mut tickets).len(), 1);
}

#[test]
fn nothing_panics_in_the_smallest_terminals() {
    for columns in 0..4 {
        for rows in 0..4 {
            let mut desk = Desk::new(columns, rows);
            desk.does(&[
                Action::Down,
                Action::Toggle,
                Action::NextColumn,
                Action::PageDown,
                Action::Flip,
                Action::FoldAll,
                Action::Bottom,
                Action::Up,
                Action::Differences,
            ]);
            let _ = (
                desk.comparison.cursor(),
                desk.comparison.status(),
                desk.comparison.hints(),
            );
            desk.resize(160, 45);
            desk.resize(rows, columns);
            desk.says(&Reply::Compared(1, Box::default(), Vec::new()));
            desk.does(&[Action::Down, Action::Open, Action::Flip, Action::Open]);
        }
    }
}

proptest! {
    #[test]
    fn no_word_of_a_cell_is_lost_at_any_width(
        text in "[a-zລາວທຳ养老é \\-]{0,120}",
        mark in prop_oneof![Just(""), Just("- "), Just("[12] "), Just("    - ")],
        lead in "[a-z养]{0,12}",
        columns in 1_usize..60,
    ) {
        let figure = Cell::Figures(vec![Figure {
            indicator: lead.clone(),
            value: text.clone(),
            had: Some("confirmed"),
            ..Figure::default()
        }]);
        let paragraph = Paragraph { mark: mark.to_owned(), lead: lead.into(), text: text.into(), note: "seen".to_owned() };
        for cell in [Cell::Text(vec![paragraph.clone(), paragraph]), figure] {
            let bare = |text: &str| text.replace([' ', '\u{200b}'], "");
            let wanted: String = cell.paragraphs().iter().map(|one| bare(&one.told())).collect();
            let lines = cell_lines(&cell, columns);
            let told: Vec<String> = lines.iter().map(|line| line.iter().map(|(_, text)| text.as_str()).collect()).collect();
            prop_assert_eq!(bare(&told.concat()), bare(crate::source::SafeText::line(&wanted).as_str()));
            for line in told {
                let clusters = clusters(line.trim()).filter(|(_, cluster)| width(cluster) > 0);
                prop_assert!(width(&line) <= columns || clusters.count() == 1, "{} in {}", line, columns);
            }
        }
    }
}
