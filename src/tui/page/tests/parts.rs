//! Long code and long tables, which are composed in parts: they look as if they were of one piece.

use super::*;
use crate::tui::page::block::Body;
use crate::tui::page::find::{Begins, find};
use crate::tui::page::flow::{Flow, Look};
use crate::tui::page::table::Table;
use crate::tui::theme::Role;

/// Returns the lines below the title of a page.
fn below_title(markdown: &str, width: usize) -> Vec<String> {
    let document = content::parse_document(markdown, 0);
    drawn(&sheet(document.blocks), width).split_off(4)
}

fn rows() -> Vec<[String; 3]> {
    let row = |number: usize| {
        let long = "many words ".repeat(if number == 333 { 9 } else { 1 });
        [format!("r{number}"), long.trim().to_owned(), "é".to_owned()]
    };
    (0..450).map(row).collect()
}

#[test]
fn a_long_table_looks_as_one_of_one_piece() {
    let mut markdown = "| head | what | x |\n|---|---|---|\n".to_owned();
    let mut cells: Vec<String> = ["head", "what", "x"].map(str::to_owned).to_vec();
    for row in rows() {
        markdown.push_str(&["| ", &row.join(" | "), " |\n"].concat());
        cells.extend(row);
    }
    let flows = cells
        .iter()
        .map(|cell| Flow::plain(cell, Look::of(Role::Text)));
    let one = Table::new(vec![Alignment::None; 3], flows.collect());
    let mut whole = sheet(Vec::new());
    let start = whole.blocks.len();
    whole.blocks.push(crate::tui::page::block::Block {
        gap: Some(0),
        gutters: Vec::new(),
        body: Body::Table(one),
    });
    let parts = sheet(content::parse_document(&markdown, 0).blocks);
    assert!(parts.blocks.len() > start + 2, "it is in parts");
    for width in [8, 24, 60, 200] {
        assert_eq!(drawn(&parts, width), drawn(&whole, width), "{width}");
    }
    let heads = find(&parts, &["head".to_owned()], Begins::Anywhere);
    assert_eq!(heads.len(), 1, "the head is found once");
}

#[test]
fn long_code_keeps_its_empty_lines() {
    let lines: Vec<String> = (0..700)
        .map(|number| match number % 10 {
            8 | 9 => String::new(),
            _ => format!("line {number}"),
        })
        .collect();
    let code = format!("```\n{}\n```\n", lines.join("\n"));
    let shown = below_title(&code, 60);
    let trimmed: Vec<&str> = shown.iter().map(|line| line.trim()).collect();
    assert_eq!(trimmed, lines[..698]);
}
