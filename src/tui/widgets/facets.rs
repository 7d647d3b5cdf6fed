//! The facets: fields with their values and counts, as rows of a list.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::list::List;
use super::{put, scroll, select};
use crate::model::Field;
use crate::search::{Facet, FacetValue};
use crate::source::SafeText;
use crate::tui::screens::Context;
use crate::tui::text;
use crate::tui::theme::Role;

/// How many values of a field are shown before one asks for more.
const FEW: usize = 6;

/// One row of the pane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// The name of a field.
    Field(Field),
    /// A value of a field.
    Value(Field, FacetValue),
    /// So many values of a field are not shown.
    More(Field, usize),
    /// All values of a field are shown and can be fewer.
    Fewer(Field),
}

impl Row {
    /// Tells whether the row can be selected.
    pub fn is_choice(&self) -> bool {
        !matches!(self, Self::Field(_))
    }

    /// Tells whether two rows are about the same thing, whatever its count.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Value(field, value), Self::Value(other_field, other_value)) => {
                field == other_field && value.value == other_value.value
            }
            (Self::Field(field), Self::Field(other))
            | (
                Self::More(field, _) | Self::Fewer(field),
                Self::More(other, _) | Self::Fewer(other),
            ) => field == other,
            _ => false,
        }
    }
}

/// Returns the rows of the facets; fields in `open` show all of their values, the others the first few and the selected.
pub fn rows(facets: &[Facet], open: &BTreeSet<Field>) -> Vec<Row> {
    let mut rows = Vec::new();
    for facet in facets.iter().filter(|facet| !facet.values.is_empty()) {
        let field = facet.field;
        rows.push(Row::Field(field));
        let is_open = open.contains(&field);
        let mut hidden = 0;
        for (at, value) in facet.values.iter().enumerate() {
            if is_open || at < FEW || value.selected {
                rows.push(Row::Value(field, value.clone()));
            } else {
                hidden += 1;
            }
        }
        if hidden > 0 {
            rows.push(Row::More(field, hidden));
        } else if is_open && facet.values.len() > FEW {
            rows.push(Row::Fewer(field));
        }
    }
    rows
}

/// The pane of facets.
#[derive(Clone, Copy, Debug)]
pub struct Facets<'a> {
    /// Its rows.
    pub rows: &'a [Row],
    /// Where it stands.
    pub list: List,
    /// Whether it has the focus.
    pub has_focus: bool,
}

impl Facets<'_> {
    /// Draws the pane.
    pub fn draw(self, area: Rect, buffer: &mut Buffer, context: &Context<'_>) {
        let shown = usize::from(area.height);
        let columns = usize::from(area.width);
        for (at, row) in self
            .rows
            .iter()
            .enumerate()
            .skip(self.list.top())
            .take(shown)
        {
            let is_selected = self.has_focus && at == self.list.selected();
            let place = at - self.list.top();
            put(
                buffer,
                area,
                place,
                line(row, is_selected, columns, context),
            );
            if is_selected {
                select(buffer, area, place, context.theme.style(Role::Selected));
            }
        }
        let extent = scroll::Extent {
            top: self.list.top(),
            shown,
            total: self.rows.len(),
        };
        if self.has_focus {
            let area = Rect {
                width: area.width + bar_beside(area, buffer),
                ..area
            };
            scroll::draw(buffer, area, extent, context.theme);
        }
    }
}

/// Returns how many columns right of the pane the bar may take: the border, if there is one.
fn bar_beside(area: Rect, buffer: &Buffer) -> u16 {
    u16::from(area.right() < buffer.area.right())
}

/// Returns the name of a value.
pub fn label(field: Field, value: &str, context: &Context<'_>) -> String {
    let label = context
        .tables
        .map(|tables| tables.label(field, value, context.language));
    field.written(label.unwrap_or(value))
}

/// Returns how many columns there are for the name of a value in a pane of so many.
pub fn room(value: &FacetValue, columns: usize) -> usize {
    // The marker and the sign before it, a blank and the count after it, one column for the bar.
    columns.saturating_sub(5 + value.count.to_string().len())
}

fn line(row: &Row, is_selected: bool, columns: usize, context: &Context<'_>) -> Vec<Span<'static>> {
    let theme = context.theme;
    let marker = if is_selected {
        theme.sign("▌", ">")
    } else {
        " "
    };
    let marker = Span::styled(marker.to_owned(), theme.style(Role::Accent));
    let dim = |words: String| Span::styled(words, theme.style(Role::Dim));
    match row {
        Row::Field(field) => {
            vec![Span::styled(heading(*field), theme.style(Role::Heading))]
        }
        Row::More(field, hidden) => vec![marker, dim(format!("  {}", more(*field, *hidden)))],
        Row::Fewer(_) => vec![marker, dim("  fewer".to_owned())],
        Row::Value(field, value) => {
            let (sign, role) = if value.selected {
                (theme.sign("● ", "* "), Role::Good)
            } else {
                ("  ", Role::Text)
            };
            let count = format!(" {}", value.count);
            let room = room(value, columns);
            let label = label(*field, &value.value, context);
            let label = text::cut(SafeText::line(&label).as_str(), room);
            let gap = " ".repeat(room - text::width(&label).min(room));
            vec![
                marker,
                Span::styled(format!("{sign}{label}"), theme.style(role)),
                dim(format!("{gap}{count}")),
            ]
        }
    }
}

/// Returns how many values of a field are not shown, in words.
fn more(field: Field, hidden: usize) -> String {
    let (one, many) = match field {
        Field::Country => ("country", "countries"),
        Field::Branch => ("branch", "branches"),
        Field::Delivery => ("step", "steps"),
        Field::Technology => ("technology", "technologies"),
        Field::Population => ("group", "groups"),
        Field::Lang => ("language", "languages"),
        field if hidden == 1 => (field.name(), ""),
        field => return format!("{hidden} more {}s", field.name()),
    };
    format!("{hidden} more {}", if hidden == 1 { one } else { many })
}

/// Returns the name of a field above its values.
pub fn heading(field: Field) -> String {
    match field {
        Field::Lang => "Language".to_owned(),
        _ => capitalised(field.name()),
    }
}

/// Returns a name of a field or a place as it stands above something.
pub fn capitalised(name: &str) -> String {
    let mut characters = name.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facet(values: usize, selected: usize) -> Facet {
        let value = |at: usize| FacetValue {
            value: format!("v{at}"),
            count: 100 - at,
            selected: at == selected,
        };
        Facet {
            field: Field::Topic,
            values: (0..values).map(value).collect(),
        }
    }

    #[test]
    fn shows_a_few_values_and_every_selected_one() {
        let rows = rows(&[facet(20, 15)], &BTreeSet::new());
        assert_eq!(rows.len(), 1 + FEW + 1 + 1);
        assert!(matches!(&rows[FEW + 1], Row::Value(_, value) if value.value == "v15"));
        assert_eq!(rows[FEW + 2], Row::More(Field::Topic, 13));
    }

    #[test]
    fn shows_all_values_of_an_open_field() {
        let rows = rows(&[facet(20, 99)], &BTreeSet::from([Field::Topic]));
        assert_eq!(rows.len(), 1 + 20 + 1);
        assert_eq!(rows.last(), Some(&Row::Fewer(Field::Topic)));
    }

    #[test]
    fn says_what_there_is_more_of() {
        assert_eq!(more(Field::Kind, 1), "1 more kind");
        assert_eq!(more(Field::Topic, 12), "12 more topics");
        assert_eq!(more(Field::Country, 2), "2 more countries");
        assert_eq!(more(Field::Branch, 1), "1 more branch");
    }

    #[test]
    fn leaves_fields_without_values_out() {
        assert!(rows(&[facet(0, 0)], &BTreeSet::new()).is_empty());
    }
}
