//! What is told of a view, laid out in rows for a width: headings that can be folded, running text, items, notes.
//!
//! Only what is not folded is laid out, so that a view of many thousand items costs no more than what is seen of it.

use std::collections::BTreeMap;

use super::strip;
use crate::atlas::{Bar, Heading, Item, Lead, Part};
use crate::source::SafeText;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};

/// More items than this are folded to begin with.
const MANY: usize = 60;

/// More headings of the lower level than this are folded as well.
const MANY_HEADINGS: usize = 100;

/// The most columns of the name of a row of a chart, and how much of the width it takes at most.
const NAME: usize = 34;

/// The columns of a bar.
const BAR: usize = 10;

/// One row: pieces of text, made safe, each with its role.
pub(super) type Pieces = Vec<(Role, String)>;

/// What can be selected: a heading, an item, a note that leads somewhere.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// Its first row.
    pub(super) row: usize,
    /// How many rows it takes.
    pub(super) rows: usize,
    /// Where it leads.
    pub(super) leads_to: Option<Lead>,
    /// The number of the heading that it is, if it is one.
    pub(super) heading: Option<usize>,
    /// Whether it is a heading that is not folded.
    pub(super) is_open: bool,
    /// Which item it is, counted over all lists, if it is one.
    pub(super) item: Option<usize>,
}

/// Rows of a view.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// What can be selected, in order.
    pub(super) entries: Vec<Entry>,
    /// The rows, each with the entry it belongs to.
    pub(super) rows: Vec<(Option<usize>, Pieces)>,
    /// How many columns stand before the strips of a chart.
    pub(super) before_strip: Option<usize>,
}

/// Which headings are folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Folds {
    /// Those that were folded or unfolded, by number.
    own: BTreeMap<usize, bool>,
    /// From which level on the others are folded.
    from: Option<usize>,
}

impl Folds {
    /// Returns the folds of a view as one comes to it: many items and many headings are folded.
    pub(super) fn new(parts: &[Part], is_chart: bool) -> Self {
        let items = parts.iter().map(|part| match part {
            Part::List(items) => items.len(),
            _ => 0,
        });
        let is_lower = |part: &&Part| matches!(part, Part::Heading(heading) if heading.level > 2);
        let lower = parts.iter().filter(is_lower).count();
        let from = match (items.sum::<usize>() > MANY, lower > MANY_HEADINGS) {
            (true, true) => Some(2),
            (true, false) if lower > 0 => Some(3),
            _ if is_chart => Some(2),
            _ => None,
        };
        Self {
            own: BTreeMap::new(),
            from,
        }
    }

    fn is_folded(&self, number: usize, level: usize) -> bool {
        let usual = self.from.is_some_and(|from| level >= from);
        self.own.get(&number).copied().unwrap_or(usual)
    }

    /// Folds a heading or unfolds it.
    pub(super) fn set(&mut self, number: usize, is_folded: bool) {
        self.own.insert(number, is_folded);
    }

    /// Folds all headings if one is not folded, else unfolds those of the higher level.
    pub(super) fn toggle_all(&mut self, parts: &[Part]) {
        let headings = headings(parts);
        let mut all = headings.iter().enumerate();
        let is_open = all.any(|(number, heading)| !self.is_folded(number, heading.level));
        self.own.clear();
        self.from = Some(if is_open { 2 } else { 3 });
    }
}

fn headings(parts: &[Part]) -> Vec<&Heading> {
    let headings = parts.iter().filter_map(|part| match part {
        Part::Heading(heading) => Some(heading),
        _ => None,
    });
    headings.collect()
}

/// For what rows are laid out.
#[derive(Clone, Copy)]
pub(super) struct Measure {
    /// The columns.
    pub(super) width: usize,
    /// The years of a chart, from the first to the last.
    pub(super) years: Option<(u16, u16)>,
    /// Whether there is room for what is said before the first heading.
    pub(super) has_room: bool,
    /// The signs.
    pub(super) theme: Theme,
}

impl Sheet {
    /// Lays out what is told of a view.
    pub(super) fn new(parts: &[Part], folds: &Folds, measure: Measure) -> Self {
        let mut sheet = Self::default();
        let mut hidden_below = None;
        let (mut heading, mut item) = (0, 0);
        for part in parts {
            match part {
                Part::Heading(one) => {
                    if hidden_below.is_none_or(|level| one.level <= level) {
                        let is_folded = folds.is_folded(heading, one.level);
                        hidden_below = is_folded.then_some(one.level);
                        sheet.heading(one, heading, is_folded, measure);
                    }
                    heading += 1;
                }
                Part::List(items) => {
                    if hidden_below.is_none() {
                        for (at, one) in items.iter().enumerate() {
                            sheet.item(one, item + at, measure);
                        }
                    }
                    item += items.len();
                }
                Part::Text(_) if sheet.entries.is_empty() && !measure.has_room => {}
                Part::Text(words) if hidden_below.is_none() => sheet.text(words, measure),
                Part::Text(_) | Part::Grid(_) => {}
            }
        }
        sheet
    }

    fn text(&mut self, words: &str, measure: Measure) {
        let safe = SafeText::line(words);
        for line in text::wrap(safe.as_str(), measure.width.saturating_sub(2)) {
            self.rows
                .push((None, vec![(Role::Dim, format!(" {line}"))]));
        }
    }

    fn heading(&mut self, heading: &Heading, number: usize, is_folded: bool, measure: Measure) {
        let is_gap = heading.level == 2 && measure.years.is_none() && !self.rows.is_empty();
        if is_gap && !is_folded {
            self.rows.push((None, Vec::new()));
        }
        let theme = measure.theme;
        let sign = if is_folded {
            theme.sign("▸", "+")
        } else {
            theme.sign("▾", "-")
        };
        let inset = "  ".repeat(heading.level.saturating_sub(2));
        let before = format!("{inset}{sign} ");
        // Marker before, bar of the scroll behind.
        let room = measure.width.saturating_sub(3 + text::width(&before));
        let mut pieces = vec![(Role::Accent, before)];
        let mut below = Vec::new();
        match (&heading.bar, measure.years) {
            (Bar::Years(years, _), Some((first, last))) => {
                let name = NAME.min(room * 2 / 5);
                // The marker of what is selected and a blank.
                self.before_strip = Some(2 + text::width(&pieces[0].1) + name);
                pieces.push((Role::Title, padded(&named(heading, name), name)));
                let cells = room.saturating_sub(name + 1);
                let strip = strip::of(years, (first, last), cells, theme);
                pieces.push((Role::Text, format!(" {strip}")));
            }
            (Bar::Share(share), _) if has_room(heading, room.saturating_sub(BAR + 1)) => {
                pieces.push((Role::Title, named(heading, room - BAR - 1)));
                pieces.push((Role::Dim, format!(" {}", bar(*share, theme))));
            }
            _ if has_room(heading, room) => pieces.push((Role::Heading, named(heading, room))),
            _ => {
                let safe = SafeText::line(&heading.text);
                let mut lines = text::wrap(safe.as_str(), room).into_iter();
                pieces.push((Role::Heading, lines.next().unwrap_or_default()));
                below.extend(lines.map(|line| vec![(Role::Heading, format!("{inset}  {line}"))]));
            }
        }
        let entry = Entry {
            leads_to: heading.leads_to.clone(),
            heading: Some(number),
            is_open: !is_folded,
            ..Entry::default()
        };
        below.insert(0, pieces);
        self.push(entry, below);
    }

    fn item(&mut self, item: &Item, number: usize, measure: Measure) {
        let lead = SafeText::line(&item.lead);
        let words = SafeText::line(&item.text);
        let colon = if lead.as_str().is_empty() || words.as_str().is_empty() {
            ""
        } else {
            ": "
        };
        let room = measure.width.saturating_sub(5);
        let mut rows = Vec::new();
        let whole = format!("{lead}{colon}{words}");
        for (at, line) in text::wrap(&whole, room).into_iter().enumerate() {
            // What it begins with stands out where it is whole on the first row.
            let split = match line.strip_prefix(lead.as_str()) {
                Some(rest) if at == 0 => line.len() - rest.len(),
                _ => 0,
            };
            let (first, rest) = line.split_at(split);
            rows.push(vec![
                (Role::Title, format!("  {first}")),
                (Role::Text, rest.to_owned()),
            ]);
        }
        if let (Bar::Share(share), [row]) = (&item.bar, rows.as_mut_slice())
            && let Some(blank) = room.min(NAME).checked_sub(text::width(&whole))
        {
            let bar = bar(*share, measure.theme);
            row.push((Role::Dim, format!("{}  {bar}", " ".repeat(blank))));
        }
        for note in item.notes.iter().filter(|note| note.leads_to.is_none()) {
            rows.extend(note_rows(&note.text, room));
        }
        let entry = Entry {
            leads_to: item.leads_to.clone(),
            item: Some(number),
            ..Entry::default()
        };
        self.push(entry, rows);
        for note in item.notes.iter().filter(|note| note.leads_to.is_some()) {
            let entry = Entry {
                leads_to: note.leads_to.clone(),
                ..Entry::default()
            };
            self.push(entry, note_rows(&note.text, room));
        }
    }

    fn push(&mut self, entry: Entry, rows: Vec<Pieces>) {
        let number = self.entries.len();
        self.entries.push(Entry {
            row: self.rows.len(),
            rows: rows.len(),
            ..entry
        });
        let rows = rows.into_iter().map(|pieces| (Some(number), pieces));
        self.rows.extend(rows);
    }
}

fn note_rows(words: &str, room: usize) -> Vec<Pieces> {
    let safe = SafeText::line(words);
    let lines = text::wrap(safe.as_str(), room.saturating_sub(2)).into_iter();
    lines
        .map(|line| vec![(Role::Dim, format!("    {line}"))])
        .collect()
}

/// Tells whether a heading can be told in so many columns: the figures whole, and enough of what they are about.
fn has_room(heading: &Heading, columns: usize) -> bool {
    let (name, figures) = heading.parted();
    let least = text::width(SafeText::line(name).as_str()).min(NAME / 3);
    least + text::width(SafeText::line(figures).as_str()) <= columns
}

/// Returns a heading in so many columns; what the figures are about is cut, never they themselves.
fn named(heading: &Heading, columns: usize) -> String {
    let (name, figures) = heading.parted();
    let (name, figures) = (SafeText::line(name), SafeText::line(figures));
    let room = columns.saturating_sub(text::width(figures.as_str()));
    format!("{}{figures}", text::cut(name.as_str(), room))
}

/// Returns a text in just so many columns.
pub(super) fn padded(words: &str, columns: usize) -> String {
    let cut = text::cut(words, columns);
    let blank = columns.saturating_sub(text::width(&cut));
    format!("{cut}{}", " ".repeat(blank))
}

/// Returns a bar that shows how much something is of the largest.
fn bar(share: u8, theme: Theme) -> String {
    let full = (usize::from(share) * BAR).div_ceil(100).min(BAR);
    theme.sign("█", "#").repeat(full)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(level: usize, text: &str) -> Part {
        Part::Heading(Heading {
            level,
            text: text.into(),
            leads_to: None,
            bar: Bar::None,
        })
    }

    fn items(count: usize) -> Part {
        let item = |at| Item {
            lead: format!("lead {at}").into(),
            text: "said of it".into(),
            ..Item::default()
        };
        Part::List((0..count).map(item).collect())
    }

    fn rows(parts: &[Part], folds: &Folds) -> Vec<String> {
        let theme = Theme::dark().with_ascii(true);
        let measure = Measure {
            width: 40,
            years: None,
            has_room: true,
            theme,
        };
        let sheet = Sheet::new(parts, folds, measure);
        let rows = sheet.rows.iter();
        let joined = |row: &Pieces| row.iter().map(|(_, text)| text.as_str()).collect();
        rows.map(|(_, row)| joined(row)).collect()
    }

    #[test]
    fn hides_what_stands_below_a_folded_heading_and_no_more() {
        let parts = [
            heading(2, "One"),
            heading(3, "Below"),
            items(1),
            heading(2, "Two"),
            items(1),
        ];
        let mut folds = Folds::new(&parts, false);
        let all = [
            "- One",
            "  - Below",
            "  lead 0: said of it",
            "",
            "- Two",
            "  lead 0: said of it",
        ];
        assert_eq!(rows(&parts, &folds), all);
        folds.set(0, true);
        assert_eq!(rows(&parts, &folds), ["+ One", "", "- Two", all[5]]);
        folds.toggle_all(&parts);
        assert_eq!(rows(&parts, &folds), ["+ One", "+ Two"]);
        folds.toggle_all(&parts);
        assert_eq!(rows(&parts, &folds)[..2], ["- One", "  + Below"]);
    }

    #[test]
    fn figures_are_never_cut() {
        let name = "Gates Foundation, Rockefeller Foundation and Omidyar Network";
        for told in ["1,500,000,000 INR", "4,846,383,638.24 USD", "12"] {
            for bar in [
                Bar::Share(100),
                Bar::None,
                Bar::Years(vec![(2001, 2004)], (2001, 2010)),
            ] {
                for width in [75, 40, 30, 24] {
                    let part = Part::Heading(Heading {
                        level: 3,
                        text: format!("{name}: {told}").into(),
                        leads_to: None,
                        bar: bar.clone(),
                    });
                    let is_chart = matches!(bar, Bar::Years(..));
                    if is_chart && told != "12" {
                        continue;
                    }
                    let measure = Measure {
                        width,
                        years: is_chart.then_some((2001, 2010)),
                        has_room: true,
                        theme: Theme::dark(),
                    };
                    let sheet = Sheet::new(&[part], &Folds::default(), measure);
                    let lines = sheet.rows.iter().map(|(_, row)| {
                        row.iter()
                            .map(|(_, text)| text.as_str())
                            .collect::<String>()
                    });
                    let lines: Vec<String> = lines.collect();
                    assert!(
                        lines.iter().all(|line| text::width(line) <= width),
                        "{lines:#?}"
                    );
                    let words = lines.join(" ");
                    let words: Vec<&str> = words.split_whitespace().collect();
                    assert!(words.join(" ").contains(told), "{lines:#?}");
                }
            }
        }
    }

    #[test]
    fn many_items_are_folded_to_begin_with() {
        let parts = [heading(2, "One"), heading(3, "Below"), items(MANY + 1)];
        let folds = Folds::new(&parts, false);
        assert_eq!(rows(&parts, &folds), ["- One", "  + Below"]);
        let mut parts = vec![heading(2, "One"), items(MANY + 1)];
        assert_eq!(rows(&parts, &Folds::new(&parts, true)), ["+ One"]);
        parts.extend((0..=MANY_HEADINGS).map(|_| heading(3, "Below")));
        assert_eq!(rows(&parts, &Folds::new(&parts, false)), ["+ One"]);
    }

    #[test]
    fn a_note_that_leads_somewhere_can_be_selected() {
        let note = |text: &str, leads_to| crate::atlas::Note {
            text: text.into(),
            leads_to,
        };
        let lead = Some(Lead::Query("q".to_owned()));
        let item = Item {
            notes: vec![note("plain", None), note("leads", lead)],
            ..Item::default()
        };
        let theme = Theme::dark();
        let measure = Measure {
            width: 40,
            years: None,
            has_room: true,
            theme,
        };
        let sheet = Sheet::new(&[Part::List(vec![item])], &Folds::default(), measure);
        let leads: Vec<bool> = sheet
            .entries
            .iter()
            .map(|one| one.leads_to.is_some())
            .collect();
        assert_eq!(leads, [false, true]);
    }
}
