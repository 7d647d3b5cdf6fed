//! A comparison as a page: which records, a table of the short facts, then the texts under their headings.

use crate::compare::{Cell, Label, Paragraph, Table, View};
use crate::content;
use crate::export::compose::{
    block, code, foreign, heading_of, items, paragraph, said, strong, table_of, text,
};
use crate::export::{Page, Part};
use crate::model::document::{Alignment, ListItem};
use crate::model::{Block, BlockKind, Inline, Phrase};
use crate::source::Span;

/// Returns a comparison as a page in English, what the records say in their languages.
pub(super) fn page(table: &Table, is_flipped: bool) -> Page {
    let titles = table.heads.iter().map(|head| head.title.clone());
    let records = table.view(false).columns().into_iter();
    let mut blocks = vec![items(records.map(name))];
    let (short, long) = table.parted(|row| row.cells.iter().all(Cell::is_short));
    if !short.rows.is_empty() {
        blocks.push(grid(short.view(is_flipped)));
    }
    if !long.rows.is_empty() {
        blocks.extend(sections(long.view(is_flipped)));
    }
    Page {
        name: "comparison".to_owned(),
        path: "comparison".to_owned(),
        title: Phrase::from("Comparison: ") + Phrase::joined(titles, "; "),
        parts: vec![Part::Blocks(blocks)],
        ..Page::default()
    }
}

fn grid(view: View<'_>) -> Block {
    let columns = view.columns();
    let names = columns.iter().map(|label| name(*label));
    let head: Vec<Vec<Inline>> = std::iter::once(Vec::new()).chain(names).collect();
    let rows = view.rows().into_iter().enumerate().map(|(row, label)| {
        let cells = (0..columns.len()).map(|column| {
            let paragraphs = view.cell(row, column).paragraphs();
            paragraphs.first().map_or_else(Vec::new, written)
        });
        let mut first = vec![strong(label.name)];
        first.extend(beside(label));
        std::iter::once(first).chain(cells).collect()
    });
    table_of(vec![Alignment::None; head.len()], head, rows.collect())
}

fn sections(view: View<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (row, label) in view.rows().into_iter().enumerate() {
        blocks.push(heading_of(2, label.key, name(label)));
        for (column, of) in view.columns().into_iter().enumerate() {
            let cell = view.cell(row, column);
            if !cell.is_nothing() {
                let anchor = format!("{}-{}", label.key, of.key);
                blocks.push(heading_of(3, &anchor, name(of)));
                blocks.extend(nested(&cell.paragraphs(), 0));
            }
        }
    }
    blocks
}

/// Returns what a record or a dimension is called; a record has its id beside its title.
fn name(label: Label<'_>) -> Vec<Inline> {
    said(label.name).into_iter().chain(beside(label)).collect()
}

fn beside(label: Label<'_>) -> Vec<Inline> {
    if label.is_record {
        vec![text(" ("), code(label.key), text(")")]
    } else {
        Vec::new()
    }
}

/// What a mark before a paragraph begins.
enum Mark {
    /// An item, of a number where its list counts.
    Item(Option<u64>, Option<bool>),
    /// A quotation.
    Quote,
}

/// Returns paragraphs as blocks: their marks, behind so many signs that belong to what is around, begin lists and
/// quotations, in which those stand that follow and are set in below the mark.
fn nested(paragraphs: &[Paragraph], around: usize) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut at = 0;
    while let Some(first) = paragraphs.get(at) {
        let mark: String = first.mark.chars().skip(around).collect();
        let Some((kind, width)) = begun(&mark) else {
            let mut inlines = written(first);
            if !mark.trim().is_empty() {
                inlines.insert(0, text(mark.trim_start()));
            }
            blocks.push(paragraph(inlines));
            at += 1;
            continue;
        };
        let inside = around + width;
        let rest = paragraphs.iter().skip(at + 1);
        let below = rest.take_while(|one| is_set_in(&one.mark, inside)).count();
        let inner = nested(&paragraphs[at..=at + below], inside);
        at += 1 + below;
        match kind {
            Mark::Quote => blocks.push(block(BlockKind::Quote {
                alert: None,
                blocks: inner,
            })),
            Mark::Item(number, done) => add_item(&mut blocks, number, done, inner),
        }
    }
    blocks
}

/// Adds an item to the list before it, or begins one.
fn add_item(blocks: &mut Vec<Block>, number: Option<u64>, done: Option<bool>, inner: Vec<Block>) {
    let item = ListItem {
        span: Span::default(),
        done,
        blocks: inner,
    };
    match blocks.last_mut().map(|last| &mut last.kind) {
        Some(BlockKind::List { start, items }) if start.is_some() == number.is_some() => {
            items.push(item);
        }
        _ => blocks.push(block(BlockKind::List {
            start: number,
            items: vec![item],
        })),
    }
}

/// Returns what a mark begins, and how many signs of it say so; nothing where it begins no block, as the number of a source.
fn begun(mark: &str) -> Option<(Mark, usize)> {
    if mark.starts_with("> ") {
        return Some((Mark::Quote, 2));
    }
    let (own, rest) = mark.split_once(' ')?;
    let number = match own {
        "-" => None,
        own => Some(own.strip_suffix('.')?.parse().ok()?),
    };
    let done = ["[ ] ", "[x] "]
        .iter()
        .position(|box_of| rest.starts_with(box_of));
    let width = own.len() + 1 + done.map_or(0, |_| 4);
    Some((Mark::Item(number, done.map(|at| at == 1)), width))
}

/// Tells whether a mark leaves so much room that its paragraph stands inside what was begun before.
fn is_set_in(mark: &str, width: usize) -> bool {
    mark.chars().take_while(|sign| *sign == ' ').count() >= width
}

/// Returns a paragraph without its mark, the words it begins with set apart, addresses in it as links.
fn written(paragraph: &Paragraph) -> Vec<Inline> {
    let [_, _, (_, words), (_, note)] = paragraph.pieces();
    let mut inlines = Vec::new();
    if !paragraph.lead.is_empty() {
        inlines.push(strong(&paragraph.lead));
        inlines.extend((!words.is_empty()).then(|| text(": ")));
    }
    for (language, words) in (words + note).pieces() {
        let words = content::with_links(words);
        match language {
            Some(language) => inlines.push(foreign(language, words)),
            None => inlines.extend(words),
        }
    }
    inlines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{html, markdown};

    fn written_as(marks: &[(&str, &str)]) -> (String, String) {
        let paragraphs = marks.iter().map(|(mark, words)| Paragraph {
            mark: (*mark).to_owned(),
            text: (*words).into(),
            ..Paragraph::default()
        });
        let paragraphs: Vec<Paragraph> = paragraphs.collect();
        let page = Page {
            title: "T".into(),
            parts: vec![Part::Blocks(nested(&paragraphs, 0))],
            ..Page::default()
        };
        let html = html::file(&page);
        let main = html.split_once("<main>").unwrap().1;
        let main = main.split_once("</main>").unwrap().0;
        let file = markdown::file(&page);
        (
            main.replace('\n', ""),
            file.trim_start_matches("# T\n\n").to_owned(),
        )
    }

    #[test]
    fn words_that_a_paragraph_begins_with_are_strong_also_before_a_bracket() {
        let paragraph = |lead: &str| Paragraph {
            lead: lead.into(),
            text: "b".into(),
            note: "c".to_owned(),
            ..Paragraph::default()
        };
        let page = Page {
            title: "T".into(),
            parts: vec![Part::Blocks(nested(&["a", "a (d)"].map(paragraph), 0))],
            ..Page::default()
        };
        let file = markdown::file(&page);
        assert_eq!(file, "# T\n\n**a**: b (c)\n\n**a (d)**: b (c)\n");
    }

    #[test]
    fn marks_before_paragraphs_begin_lists_and_quotations() {
        let lists = [
            ("- ", "a"),
            ("  - ", "b"),
            ("    ", "c"),
            ("- ", "d"),
            ("", "e"),
            ("3. ", "f"),
            ("4. ", "g"),
        ];
        let (html, markdown) = written_as(&lists);
        assert_eq!(
            html,
            "<ul><li>a<ul><li><p>b</p><p>c</p></li></ul></li><li>d</li></ul><p>e</p>\
             <ol start=\"3\"><li>f</li><li>g</li></ol>"
        );
        assert!(
            markdown.ends_with("\n\n- d\n\ne\n\n3. f\n4. g\n"),
            "{markdown}"
        );
        let (html, _) = written_as(&[("> ", "a"), ("  ", "b"), ("> - ", "c"), ("- [x] ", "d")]);
        assert_eq!(
            html,
            "<blockquote><p>a</p><p>b</p></blockquote><blockquote><ul><li>c</li></ul></blockquote>\
             <ul><li class=\"task\"><span class=\"box\" role=\"img\" aria-label=\"done\">☑</span> d</li></ul>"
        );
        let (html, markdown) =
            written_as(&[("[1] ", "a https://b.org/c_d"), ("[x] ", "y"), ("  ", "z")]);
        assert_eq!(
            html,
            "<p>[1] a <a class=\"out\" href=\"https://b.org/c_d\">https://b.org/c_d</a></p>\
             <p>[x] y</p><p>z</p>"
        );
        assert!(
            markdown.starts_with("\\[1\\] a [https://b.org/c\\_d](<https://b.org/c_d>)\n\n"),
            "{markdown}"
        );
    }
}
