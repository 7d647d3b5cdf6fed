//! What is drawn: bars, years, tables of counts. A drawing says nothing that the digits beside it do not say.

use super::Writer;
use crate::atlas::{Bar, Grid, Item};

/// How wide and how high a drawing is, in units of its own.
const BOX: &str = "0 0 100 4";

impl Writer<'_> {
    /// Writes a table of counts, darker where there are more.
    pub(super) fn grid(&mut self, grid: &Grid) {
        self.open_table("grid");
        self.html.open("thead", &[]);
        self.html.open("tr", &[]);
        self.html.element("th", &[("scope", "col")], &grid.corner);
        for name in &grid.columns {
            self.html
                .element("th", &[("scope", "col"), ("class", "right")], name);
        }
        self.html.close();
        self.html.close();
        self.html.open("tbody", &[]);
        for row in &grid.rows {
            self.html.open("tr", &[]);
            self.html.element("th", &[("scope", "row")], &row.name);
            for cell in &row.cells {
                let class = match cell.shade {
                    0 => "right",
                    1 => "right s1",
                    2 => "right s2",
                    3 => "right s3",
                    _ => "right s4",
                };
                self.html.element("td", &[("class", class)], &cell.text);
            }
            self.html.close();
        }
        self.html.close();
        self.close_table();
    }

    /// Writes a list with what is drawn beside its items.
    pub(super) fn drawn(&mut self, items: &[Item]) {
        let years = items.iter().flat_map(|item| match &item.bar {
            Bar::Years(years) => years.as_slice(),
            _ => &[],
        });
        let (mut first, mut last) = (u16::MAX, 0);
        for (from, to) in years {
            (first, last) = (first.min(*from), last.max(*to));
        }
        self.html.open("ul", &[]);
        for item in items {
            self.html.open("li", &[]);
            if !item.lead.is_empty() {
                self.html.element("strong", &[], &item.lead);
            }
            if !item.lead.is_empty() && !item.text.is_empty() {
                self.html.text(": ");
            }
            self.html.text(&item.text);
            match &item.bar {
                Bar::None => {}
                Bar::Share(hundredths) => self.bar(f64::from(*hundredths) / 100.0),
                Bar::Years(years) => self.years(years, first, last),
            }
            if !item.notes.is_empty() {
                self.html.open("ul", &[]);
                for note in &item.notes {
                    self.html.element("li", &[("class", "aside")], &note.text);
                }
                self.html.close();
            }
            self.html.close();
        }
        self.html.close();
    }

    /// Draws a bar that is a share of the whole, from 0 to 1.
    pub(super) fn bar(&mut self, share: f64) {
        let width = share.clamp(0.0, 1.0) * 100.0;
        // What is more than nought is seen.
        let width = if width > 0.0 { width.max(0.5) } else { width };
        self.drawing(&[(0.0, width)]);
    }

    fn years(&mut self, years: &[(u16, u16)], first: u16, last: u16) {
        if first > last {
            return;
        }
        let span = f64::from(last - first) + 1.0;
        let piece = |(from, to): &(u16, u16)| {
            let begin = f64::from(from.saturating_sub(first)) / span * 100.0;
            let wide = (f64::from(to.saturating_sub(*from)) + 1.0) / span * 100.0;
            (begin, wide)
        };
        let pieces: Vec<(f64, f64)> = years.iter().map(piece).collect();
        self.drawing(&pieces);
    }

    /// Draws pieces of a scale, each by where it begins and how wide it is, in hundredths.
    fn drawing(&mut self, pieces: &[(f64, f64)]) {
        let of = [
            ("class", "bar"),
            ("viewBox", BOX),
            ("preserveAspectRatio", "none"),
            ("aria-hidden", "true"),
        ];
        self.html.open("svg", &of);
        let whole = [("class", "rest"), ("width", "100"), ("height", "4")];
        self.html.element("rect", &whole, "");
        for (begin, wide) in pieces {
            let (x, width) = (format!("{begin:.2}"), format!("{wide:.2}"));
            let of = [
                ("class", "filled"),
                ("x", &*x),
                ("width", &*width),
                ("height", "4"),
            ];
            self.html.element("rect", &of, "");
        }
        self.html.close();
    }
}
