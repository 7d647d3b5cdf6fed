//! The real cursor stands on what is selected, on every screen: that is where screen readers look.

use ratatui::backend::Backend;

use super::*;

impl Stage {
    /// Returns what stands from the cursor on.
    pub(super) fn under_cursor(&mut self) -> String {
        let at = self.terminal.backend_mut().get_cursor_position().unwrap();
        let buffer = self.terminal.backend().buffer();
        let symbols = (at.x..buffer.area.width).map(|x| buffer[(x, at.y)].symbol());
        symbols.collect::<String>().trim_end().to_owned()
    }

    #[track_caller]
    pub(super) fn stands_on(&mut self, text: &str) {
        let under = self.under_cursor();
        let begins = under.trim_start_matches(['▌', '▾', '▸', '>', ' ']);
        assert!(
            begins.starts_with(text),
            "{under:?} is not {text:?}:\n{}",
            self.screen()
        );
    }
}

#[test]
fn in_the_hits_on_the_title_of_the_selected_one() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.types("mobile");
    let mut answer = answer();
    answer.complete = 1;
    answer.total = 1;
    answer.following = 2;
    stage.answers(answer);
    stage.keys(&[DOWN]);
    stage.stands_on("Novissi");
    stage.keys(&[DOWN]);
    stage.stands_on("Inua Jamii");
    stage.keys(&[DOWN]);
    stage.stands_on("ປ");
}

#[test]
fn in_the_facets_on_the_value() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.answers(listing());
    stage.keys(&[DOWN, Key::char('f')]);
    let mut seen = vec![stage.under_cursor()];
    for _ in 0..3 {
        stage.keys(&[DOWN]);
        seen.push(stage.under_cursor());
    }
    let seen = seen.join("\n");
    for value in ["case", "project", "term"] {
        assert!(seen.contains(value), "{seen}\n{}", stage.screen());
    }
}

#[test]
fn in_a_record_on_the_link_the_heading_and_the_input() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.answers(listing());
    stage.keys(&[DOWN, ENTER]);
    stage.gives(trial::case());
    stage.keys(&[TAB]);
    let first = stage.under_cursor();
    stage.keys(&[TAB]);
    let second = stage.under_cursor();
    assert!(!first.is_empty() && !second.is_empty() && first != second);
    stage.keys(&[Key::char('g'), Key::char('o'), DOWN]);
    stage.stands_on("Context");
    stage.keys(&[DOWN]);
    stage.stands_on("Approach");
}

#[test]
fn on_the_desk_on_the_entry() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.answers(listing());
    let spot = |title: &str| Spot {
        record: format!("cases/{}.md", title.to_lowercase()),
        title: title.to_owned(),
        ..Spot::default()
    };
    stage.kept(News::Marks(vec![spot("One"), spot("Two")]));
    stage.keys(&[DOWN, Key::char('5')]);
    stage.stands_on("Two");
    stage.keys(&[DOWN]);
    stage.stands_on("One");
}

#[test]
fn in_a_comparison_on_the_name_of_the_column_or_the_row() {
    let mut stage = Stage::compares(80, 24, Theme::dark());
    stage.stands_on("Novissi");
    stage.keys(&[key(KeyCode::Right)]);
    stage.stands_on("ສ");
    stage.keys(&[DOWN]);
    stage.stands_on("Summary");
    stage.keys(&[DOWN]);
    let row = stage.under_cursor();
    assert!(!row.is_empty() && !row.contains("Summary"), "{row}");
}

#[test]
fn in_the_help_where_it_is_read_from() {
    let mut stage = Stage::new(80, 24);
    stage.is_ready();
    stage.keys(&[key(KeyCode::F(1))]);
    stage.stands_on("Keys of the Library");
}
