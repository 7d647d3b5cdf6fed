//! The examples of the specification as pages, at every width: no word is lost, none is out of order, nothing is obeyed.

use super::*;
use crate::content::spec::{examples, missing, words};
use crate::tui::page::block::Gutter;
use crate::tui::page::lay::Shape;
use crate::tui::page::table;

/// Returns a document as a page without the title that only the trial has.
fn page(markdown: &str) -> Sheet {
    let document = content::parse_document(markdown, 0);
    compose::record(
        &trial::opened(trial::record("", document.blocks)),
        None,
        LABELS,
    )
}

/// Returns the texts of a sheet in reading order, with what stands left of them.
fn told(sheet: &Sheet) -> String {
    let mut out = String::new();
    for block in &sheet.blocks {
        for gutter in &block.gutters {
            if let Gutter::Word(word) = gutter {
                out.push_str(word.text());
                out.push(' ');
            }
        }
        for flow in block.body.flows() {
            out.push_str(flow.text());
            out.push('\n');
        }
    }
    out
}

/// Returns what is shown of every text that a page does not lay out whole.
fn lost(sheet: &Sheet, width: usize) -> Vec<String> {
    let laid = Laid::new(sheet, Widths::of(width));
    let mut lost = Vec::new();
    for (at, block) in sheet.blocks.iter().enumerate() {
        let shape = &laid.block(at).unwrap().shape;
        for (number, flow) in block.body.flows().iter().enumerate() {
            let lines = match shape {
                Shape::Lines(lines) | Shape::Underlined(lines, _) => lines,
                Shape::Table(table::Shape::Grid(grid)) => &grid.lines[number],
                Shape::Table(table::Shape::Cards(cards)) => {
                    match number.checked_sub(cards.heads.len()) {
                        Some(value) => &cards.lines[value],
                        None => &cards.heads[number],
                    }
                }
                Shape::Rule => continue,
            };
            let shown: String = lines
                .iter()
                .map(|line| &flow.text()[line.clone()])
                .collect();
            let bare = |text: &str| {
                text.replace(
                    |character: char| character.is_whitespace() || character == '\u{200b}',
                    "",
                )
            };
            if bare(&shown) != bare(flow.text()) {
                lost.push(format!("{width}: {:?} of {:?}", shown, flow.text()));
            }
        }
    }
    lost
}

#[test]
fn every_example_of_the_specification_shows_its_words_in_order() {
    let mut faults = Vec::new();
    for example in examples() {
        let sheet = page(&example.markdown);
        let texts = told(&sheet);
        if let Some(word) = missing(&example.words, &texts) {
            faults.push(format!("{}: no {word:?} in\n{texts}", example.name));
        }
        let wide = drawn(&sheet, 400).join("\n");
        if let Some(word) = missing(&words(&texts), &wide) {
            faults.push(format!("{}: no {word:?} drawn in\n{wide}", example.name));
        }
        for width in [1, 20, 80, 160] {
            faults.extend(
                lost(&sheet, width)
                    .into_iter()
                    .map(|lost| format!("{}: {lost}", example.name)),
            );
            let drawn = drawn(&sheet, width).concat();
            if let Some(control) = drawn.chars().find(|character| character.is_control()) {
                faults.push(format!("{}: {control:?} at {width}", example.name));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n")
    );
}
