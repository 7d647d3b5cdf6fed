//! What is drawn: bars, years, tables of counts. A drawing says nothing that the digits beside it do not say.

use super::Writer;
use crate::atlas::{Bar, Grid, Item, Lead};
use crate::model::Phrase;

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
                .open("th", &[("scope", "col"), ("class", "right")]);
            self.phrase(name);
            self.html.close();
        }
        self.html.close();
        self.html.close();
        self.html.open("tbody", &[]);
        for row in &grid.rows {
            self.html.open("tr", &[]);
            self.html.open("th", &[("scope", "row")]);
            self.phrase(&row.name);
            self.html.close();
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
        // What stands below a heading says nothing that the heading does not say.
        if let [item] = items
            && item.lead.is_empty()
            && item.text.is_empty()
            && item.notes.is_empty()
        {
            self.drawn_beside(&item.bar);
            return;
        }
        self.html.open("ul", &[]);
        for item in items {
            self.html.open("li", &[]);
            if !item.lead.is_empty() {
                self.html.open("strong", &[]);
                self.phrase(&item.lead);
                self.html.close();
            }
            if !item.lead.is_empty() && !item.text.is_empty() {
                self.html.text(": ");
            }
            self.led(item.leads_to.as_ref(), &item.text);
            self.drawn_beside(&item.bar);
            if !item.notes.is_empty() {
                self.html.open("ul", &[]);
                for note in &item.notes {
                    self.html.open("li", &[("class", "aside")]);
                    self.led(note.leads_to.as_ref(), &note.text);
                    self.html.close();
                }
                self.html.close();
            }
            self.html.close();
        }
        self.html.close();
    }

    /// Draws what stands beside an item, years on a scale.
    fn drawn_beside(&mut self, bar: &Bar) {
        match bar {
            Bar::None => {}
            Bar::Share(hundredths) => self.bar(f64::from(*hundredths) / 100.0),
            Bar::Years(years, scale) => self.years(years, *scale),
        }
    }

    /// Writes words, which lead to a record where that stands in the same site.
    fn led(&mut self, lead: Option<&Lead>, words: &Phrase) {
        let place = match (lead, &self.around.ways) {
            (Some(Lead::Record { id, section }), Some(ways)) => {
                let path = format!("{}/{}.md", id.kind.folder(), id.slug);
                let section = (!section.is_empty()).then(|| (*section).to_owned());
                ways.to(&path, section)
            }
            _ => None,
        };
        match place {
            Some(place) if !words.is_empty() => {
                self.html.open("a", &[("href", &place)]);
                self.phrase(words);
                self.html.close();
            }
            _ => self.phrase(words),
        }
    }

    /// Draws a bar that is a share of the whole, from 0 to 1.
    pub(super) fn bar(&mut self, share: f64) {
        let width = share.clamp(0.0, 1.0) * 100.0;
        // What is more than nought is seen.
        let width = if width > 0.0 { width.max(0.5) } else { width };
        self.drawing(&[(0.0, width)]);
    }

    fn years(&mut self, years: &[(u16, u16)], (first, last): (u16, u16)) {
        if first > last {
            return;
        }
        let span = f64::from(last - first) + 1.0;
        let piece = |(from, to): &(u16, u16)| {
            let (from, to) = (*from.clamp(&first, &last), *to.clamp(&first, &last));
            let begin = f64::from(from - first) / span * 100.0;
            let wide = (f64::from(to.saturating_sub(from)) + 1.0) / span * 100.0;
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
