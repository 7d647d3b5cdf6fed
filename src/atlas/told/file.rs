//! A view as JSON and as Markdown; of CSV it gives the rows.

use serde_json::Value;

use super::{Grid, Item, Part, Words};
use crate::atlas::Seen;
use crate::source::markdown::escaped;

impl Seen {
    /// Returns the view as the text of a document.
    pub fn markdown(&self, words: Words<'_>) -> String {
        markdown(self.view.name(), &self.told(words).parts())
    }

    /// Returns the view for programs.
    pub fn json(&self, words: Words<'_>) -> Value {
        let mut document = serde_json::json!({
            "schema": 1,
            "view": self.view.name(),
            "query": self.query,
            "found": self.records,
            "less_exact": self.less_exact,
        });
        let told = self.told(words).json();
        if let (Value::Object(all), Value::Object(own)) = (&mut document, told) {
            all.extend(own);
        }
        document
    }
}

fn markdown(name: &str, parts: &[Part]) -> String {
    let mut out = format!("# Atlas: {name}\n");
    for part in parts {
        out.push('\n');
        match part {
            Part::Heading(heading) => {
                let signs = "#".repeat(heading.level);
                out.push_str(&[&signs, " ", &escaped(&heading.text), "\n"].concat());
            }
            Part::Text(text) => out.push_str(&[&escaped(text), "\n"].concat()),
            Part::Grid(grid) => of_grid(grid, &mut out),
            Part::List(items) => items.iter().for_each(|item| of_item(item, &mut out)),
        }
    }
    out
}

fn of_item(item: &Item, out: &mut String) {
    let lead = match &*item.lead {
        "" => String::new(),
        lead if item.text.is_empty() => format!("**{}**", escaped(lead)),
        lead => format!("**{}**: ", escaped(lead)),
    };
    out.push_str(&["- ", &lead, &escaped(&item.text), "\n"].concat());
    for note in &item.notes {
        out.push_str(&["  - ", &escaped(&note.text), "\n"].concat());
    }
}

fn of_grid(grid: &Grid, out: &mut String) {
    let mut line = |cells: Vec<String>| out.push_str(&["| ", &cells.join(" | "), " |\n"].concat());
    let heads = std::iter::once(&grid.corner).chain(&grid.columns);
    line(heads.map(|head| escaped(head)).collect());
    let rule = std::iter::once("---").chain(grid.columns.iter().map(|_| "---:"));
    line(rule.map(str::to_owned).collect());
    for row in &grid.rows {
        let cells = row.cells.iter().map(|cell| escaped(&cell.text));
        line(std::iter::once(escaped(&row.name)).chain(cells).collect());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::told::{Count, GridRow};

    #[test]
    fn a_grid_is_a_table_in_markdown() {
        let grid = Grid {
            corner: "topic".into(),
            columns: vec!["a|b".into()],
            rows: vec![GridRow {
                name: "x".into(),
                cells: vec![Count {
                    text: ".".to_owned(),
                    ..Count::default()
                }],
            }],
        };
        let mut out = String::new();
        of_grid(&grid, &mut out);
        assert_eq!(out, "| topic | a\\|b |\n| --- | ---: |\n| x | . |\n");
    }
}
