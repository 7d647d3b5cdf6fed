//! A figure in the body stands in a paragraph, row or item that cites a source.

use super::{Rule, Run, Subject, figure};
use crate::model::document::{BlockKind, Cell, ListItem, children, plain_text};
use crate::model::link::Target;
use crate::model::{Block, Inline, InlineKind, Kind};
use crate::source::{Code, Diagnostic, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB404"),
    name: "uncited-figure",
    severity: Severity::Error,
    summary: "a figure stands in a paragraph, row or item that cites a source",
    text: "No number without a birth certificate. Any number in the body that is not a date, an article, a list number or part of a
name must stand in a paragraph, a row of a table or an item of a list that cites a source. The text of an item serves the
items inside it as well. In a module a link to a record serves as a citation, because the record names the source.
Headings, code, heads of tables, worksheets, agendas and what a module says under Hands on and For facilitators are exempt.

Bad:

```text
It paid 572,852 workers in 2020.
```

Good:

```text
It paid 572,852 workers in 2020.[^world-bank-2021]
```",
    run: Run::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let kind = subject.record.id.kind;
    if matches!(kind, Kind::Worksheet | Kind::Agenda) {
        return;
    }
    let mut walk = Walk {
        text: subject.file.text(),
        path: &subject.record.path,
        links_serve: kind == Kind::Module,
        found,
    };
    let mut is_exempt = false;
    for block in &subject.record.body.blocks {
        if let BlockKind::Heading { level, anchor, .. } = &block.kind
            && *level <= 2
        {
            is_exempt = kind == Kind::Module && TASKS.contains(&anchor.as_str());
        }
        if !is_exempt {
            walk.blocks(std::slice::from_ref(block), false);
        }
    }
}

/// The parts of a module that say what to do, as a worksheet and an agenda do: minutes, sizes of a sample, numbers of tasks.
const TASKS: [&str; 2] = ["hands-on", "for-facilitators"];

struct Walk<'a> {
    text: &'a str,
    path: &'a str,
    links_serve: bool,
    found: &'a mut Vec<Diagnostic>,
}

impl Walk<'_> {
    // The parser caps the depth of a document, so this may recurse.
    fn blocks(&mut self, blocks: &[Block], cited: bool) {
        for block in blocks {
            match &block.kind {
                BlockKind::Paragraph(inlines) => self.unit(&[inlines], cited),
                BlockKind::Quote { blocks, .. } | BlockKind::Footnote { blocks, .. } => {
                    let cited = cited || self.text_cites(blocks);
                    self.blocks(blocks, cited);
                }
                BlockKind::List { items, .. } => self.items(items, cited),
                BlockKind::Table { rows, .. } => self.rows(rows, cited),
                BlockKind::Definitions(definitions) => {
                    for definition in definitions {
                        for details in &definition.details {
                            let cited = cited || self.text_cites(details);
                            self.blocks(details, cited);
                        }
                    }
                }
                BlockKind::Heading { .. }
                | BlockKind::Code { .. }
                | BlockKind::Rule
                | BlockKind::Html(_) => {}
            }
        }
    }

    fn items(&mut self, items: &[ListItem], cited: bool) {
        for item in items {
            let cited = cited || self.text_cites(&item.blocks);
            self.blocks(&item.blocks, cited);
        }
    }

    fn rows(&mut self, rows: &[Vec<Cell>], cited: bool) {
        for (at, row) in rows.iter().enumerate() {
            let number = (at + 1).to_string();
            let numbered = row.first().is_some_and(|cell| {
                plain_text(&cell.inlines).trim().trim_end_matches('.') == number
            });
            let cells = row.iter().skip(usize::from(numbered));
            let cells: Vec<&Vec<Inline>> = cells.map(|cell| &cell.inlines).collect();
            self.unit(&cells, cited);
        }
    }

    /// Tells whether the text of some blocks, not of the items inside them, cites a source.
    fn text_cites(&self, blocks: &[Block]) -> bool {
        blocks.iter().any(|block| match &block.kind {
            BlockKind::Paragraph(inlines) => self.cites(inlines),
            _ => false,
        })
    }

    fn cites(&self, inlines: &[Inline]) -> bool {
        inlines.iter().any(|inline| match &inline.kind {
            InlineKind::FootnoteReference(_) => true,
            InlineKind::Link { target, .. } if self.links_serve => {
                matches!(Target::read(self.path, target), Target::Inside { .. })
            }
            _ => self.cites(children(inline)),
        })
    }

    /// Looks for a figure in what must be cited as one.
    fn unit(&mut self, texts: &[&Vec<Inline>], cited: bool) {
        if cited || texts.iter().any(|inlines| self.cites(inlines)) {
            return;
        }
        for inlines in texts {
            let mut flat = Flat::default();
            flat.add(inlines);
            if let Some((start, end)) = figure::first(&flat.text) {
                let span = flat.span(start, end, self.text);
                let message = format!("the figure {:?} cites no source", &flat.text[start..end]);
                let help = "add [^key] to the paragraph, row or item";
                self.found.push(RULE.at(span, message).with_help(help));
                return;
            }
        }
    }
}

/// Running text in one string, with the places its pieces come from.
#[derive(Default)]
struct Flat {
    text: String,
    pieces: Vec<(usize, Span)>,
}

impl Flat {
    fn add(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Text(text) => {
                    self.pieces.push((self.text.len(), inline.span));
                    self.text.push_str(text);
                }
                InlineKind::SoftBreak | InlineKind::HardBreak => self.text.push(' '),
                // Code and raw HTML are no prose, an address is no statement: something else stands there.
                InlineKind::Code(_) | InlineKind::Html(_) => self.text.push('\u{fffc}'),
                InlineKind::Link { target, inlines } if plain_text(inlines) == *target => {
                    self.text.push('\u{fffc}');
                }
                _ => self.add(children(inline)),
            }
        }
    }

    /// Returns where a stretch of the text stands in the file; its whole piece where that was written otherwise.
    fn span(&self, start: usize, end: usize, file: &str) -> Span {
        let at = self.pieces.partition_point(|(from, _)| *from <= start);
        let Some((from, piece)) = at.checked_sub(1).and_then(|at| self.pieces.get(at)) else {
            return Span::at(0);
        };
        let place = Span::new(start - from, end - from).shifted(piece.start);
        if file.get(place.range()) == self.text.get(start..end) && place.end <= piece.end {
            place
        } else {
            *piece
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        let text = format!(
            "{}\nTurn to *45* of `7`.\n\n- 5 of them\n  - 6 of them\n- fine[^one-2021]\n\n| a | 3 |\n|---|---|\n| 1 | 9 |\n",
            kit::CASE
        );
        kit::bad(
            &RULE,
            "cases/x.md",
            &text,
            &[(48, 10), (50, 3), (51, 5), (56, 7)],
        );
    }

    #[test]
    fn good() {
        let text = format!(
            "{}\nTurn to 45.[^one-2021]\n\n- 5 of them[^one-2021]\n  - 6 of them\n\n| a | 3 |\n|---|---|\n| 1 | x |\n| b | 9[^one-2021] |\n\n> 5 of them\n>\n> all told[^one-2021]\n\n    7\n\n## 8 things\n\nhttps://a.org/7\n",
            kit::CASE
        );
        kit::good(&RULE, "cases/x.md", &text);
        kit::good(
            &RULE,
            "worksheets/x.md",
            &format!("{}\nUp to 10 rows.\n", kit::WORKSHEET),
        );
    }

    #[test]
    fn takes_a_link_to_a_record_for_a_citation_in_a_module_only() {
        let line = "\nIt paid 500 people ([y](../projects/y.md)).\n";
        kit::good(&RULE, "modules/x.md", &format!("{}{line}", kit::MODULE));
        kit::bad(
            &RULE,
            "cases/x.md",
            &format!("{}{line}", kit::CASE),
            &[(48, 9)],
        );
    }

    #[test]
    fn leaves_tasks_and_notes_of_a_module_alone() {
        let text = format!(
            "{}\n## Hands on\n\nTake 45 minutes.\n\n### Part\n\nTake 5.\n\n## Further reading\n\nIt paid 7 people.\n",
            kit::MODULE
        );
        kit::bad(&RULE, "modules/x.md", &text, &[(55, 9)]);
        let text = format!("{}\n## Hands on\n\nIt paid 45 people.\n", kit::CASE);
        kit::bad(&RULE, "cases/x.md", &text, &[(50, 9)]);
    }
}
