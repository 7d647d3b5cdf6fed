use super::*;
use crate::model::document::{Alert, MAX_DEPTH, children, plain_text};

fn parse(text: &str) -> Document {
    parse_document(text, 0)
}

fn keys(text: &str) -> Vec<String> {
    let mut keys = Vec::new();
    parse(text).for_each_inline(&mut |inline| {
        if let InlineKind::FootnoteReference(key) = &inline.kind {
            assert_eq!(&text[inline.span.range()], format!("[^{key}]"));
            keys.push(key.clone());
        }
    });
    keys
}

#[test]
fn cites_sources_without_a_footnote_for_them() {
    assert_eq!(keys("A.[^a][^b-2] And *c[^c]*.\n"), ["a", "b-2", "c"]);
    assert_eq!(
        keys("| a[^1] | b |\n|---|---|\n| c[^x][^y] | [^z] |\n"),
        ["1", "x", "y", "z"]
    );
    assert_eq!(
        keys("- a[^x]\n- [^y]\n\n> [^z] (x) [l](a.md)[^w]\n"),
        ["x", "y", "z", "w"]
    );
    assert!(keys("`[^a]` \\[^b] [^c d]").is_empty(), "no key");
}

#[test]
fn cites_a_source_with_a_link_right_behind() {
    let text = "养老。[^a][公约](c102.md)，第二[^b-2][^c][x](y.md)";
    assert_eq!(keys(text), ["a", "b-2", "c"]);
    let targets = |text: &str| {
        let mut targets = Vec::new();
        parse(text).for_each_inline(&mut |inline| {
            if let InlineKind::Link { target, .. } = &inline.kind {
                targets.push(target.clone());
            }
        });
        targets
    };
    assert_eq!(targets(text), ["c102.md", "y.md"]);
    assert_eq!(
        parse(text).sections()[0].text,
        "养老。公约，第二x\n",
        "no sign of it is left"
    );
    assert_eq!(
        keys("AT&amp;T.[^a][b] [^d]"),
        ["a", "d"],
        "behind an entity"
    );
    assert_eq!(keys("| x |\n|---|\n| [^a][b](c.md) |\n"), ["a"]);
    assert!(keys("\\[^a][b](c.md)").is_empty(), "meant as text");
    assert!(keys("```\n[^a][b](c.md)\n```\n\n`[^a][b](c.md)`\n").is_empty());
    let whole = "[^a][b]\n\n[b]: https://a.org";
    assert!(keys(whole).is_empty(), "a link that is there is a link");
    let document = parse_document("x[^a][b](c.md)", 100);
    let BlockKind::Paragraph(inlines) = &document.blocks[0].kind else {
        panic!("a paragraph")
    };
    let spans: Vec<(usize, usize)> = inlines
        .iter()
        .map(|one| (one.span.start, one.span.end))
        .collect();
    assert_eq!(spans, [(100, 101), (101, 105), (105, 114)]);
}

#[test]
fn moves_spans_by_the_offset() {
    let document = parse_document("## A *b*\n\nText https://a.org/x.\n", 100);
    let BlockKind::Heading {
        inlines, anchor, ..
    } = &document.blocks[0].kind
    else {
        panic!("a heading")
    };
    assert_eq!(anchor, "a-b");
    assert_eq!(inlines[1].span, Span::new(105, 108));
    let BlockKind::Paragraph(inlines) = &document.blocks[1].kind else {
        panic!("a paragraph")
    };
    assert_eq!(inlines[1].span, Span::new(115, 130));
    assert!(
        matches!(&inlines[1].kind, InlineKind::Link { target, .. } if target == "https://a.org/x")
    );
}

#[test]
fn builds_every_block_of_the_dialect() {
    let text = "# H\n\n> [!WARNING]\n> w\n\n1. [x] a\n2. [ ] b\n   - c\n\n| l | r |\n|:--|--:|\n| 1 | |\n\nt\n: d\n\n```rust x\ncode\n```\n\n---\n\n<div>x</div>\n\nl  \n~~s~~ ![alt](i.png \"cap\")\n\n[^n]: note\n";
    let document = parse(text);
    let kinds: Vec<&BlockKind> = document.blocks.iter().map(|block| &block.kind).collect();
    assert!(matches!(
        kinds[1],
        BlockKind::Quote {
            alert: Some(Alert::Warning),
            ..
        }
    ));
    let BlockKind::List {
        start: Some(1),
        items,
    } = kinds[2]
    else {
        panic!("{kinds:?}")
    };
    assert_eq!(
        items.iter().map(|item| item.done).collect::<Vec<_>>(),
        [Some(true), Some(false)]
    );
    assert!(matches!(
        items[1].blocks[1].kind,
        BlockKind::List { start: None, .. }
    ));
    let BlockKind::Table { head, rows, .. } = kinds[3] else {
        panic!("{kinds:?}")
    };
    assert_eq!((head.len(), rows[0].len()), (2, 2));
    assert!(matches!(kinds[4], BlockKind::Definitions(all) if all[0].details.len() == 1));
    assert!(
        matches!(kinds[5], BlockKind::Code { language, text } if language == "rust" && text == "code\n")
    );
    assert!(matches!(kinds[6], BlockKind::Rule));
    assert!(matches!(kinds[7], BlockKind::Html(html) if html.starts_with("<div>")));
    let BlockKind::Paragraph(inlines) = kinds[8] else {
        panic!("{kinds:?}")
    };
    assert_eq!(inlines.len(), 5);
    let caption = |inline: &Inline| match &inline.kind {
        InlineKind::Image { caption, .. } => Some(caption.clone()),
        _ => None,
    };
    assert_eq!(inlines.iter().find_map(caption).as_deref(), Some("cap"));
    assert!(plain_text(inlines).ends_with("alt. cap"));
    assert!(matches!(kinds[9], BlockKind::Footnote { label, .. } if label == "n"));
}

#[test]
fn merges_texts_that_entities_and_brackets_split() {
    let document = parse("a [b] &amp; c &#27; d");
    let BlockKind::Paragraph(inlines) = &document.blocks[0].kind else {
        panic!("a paragraph")
    };
    assert_eq!(inlines.len(), 1);
    assert_eq!(plain_text(inlines), "a [b] & c \u{1b} d");
}

/// Returns how deep a document nests and all its words.
fn measure(document: &Document) -> (usize, String) {
    fn inlines(all: &[Inline]) -> usize {
        all.iter()
            .map(|one| 1 + inlines(children(one)))
            .max()
            .unwrap_or(0)
    }
    fn blocks(all: &[Block]) -> usize {
        let deep = |block: &Block| match &block.kind {
            BlockKind::Quote { blocks: inner, .. } | BlockKind::Footnote { blocks: inner, .. } => {
                blocks(inner)
            }
            BlockKind::List { items, .. } => items
                .iter()
                .map(|item| blocks(&item.blocks))
                .max()
                .unwrap_or(0),
            BlockKind::Paragraph(all) | BlockKind::Heading { inlines: all, .. } => {
                assert!(inlines(all) <= MAX_DEPTH + 1);
                0
            }
            _ => 0,
        };
        all.iter().map(|block| 1 + deep(block)).max().unwrap_or(0)
    }
    let text = document
        .sections()
        .iter()
        .map(|section| section.text.clone())
        .collect();
    (blocks(&document.blocks), text)
}

#[test]
fn flattens_what_nests_too_deep_without_losing_a_word() {
    let quote = |at| format!("{}w{at}\n\n", "> ".repeat(at));
    let quotes = (0..40).map(quote).collect::<Vec<_>>().concat();
    let item = |at| format!("{}- w{at}\n", "  ".repeat(at));
    let lists = (0..40).map(item).collect::<Vec<_>>().concat();
    let stars = format!("{}w0{}", "*a ".repeat(40), " b*".repeat(40));
    for text in [quotes, lists, stars] {
        let (depth, words) = measure(&parse(&text));
        assert!(depth <= MAX_DEPTH, "{depth}");
        for at in 0..40 {
            let word = format!("w{at}");
            assert!(
                !text.contains(&word) || words.split_whitespace().any(|one| one == word),
                "{word} {words}"
            );
        }
    }
}

#[test]
fn survives_a_hundred_thousand_levels_on_a_small_stack() {
    let handle = std::thread::Builder::new()
        .stack_size(2 * 1024 * 1024)
        .spawn(|| {
            for part in [
                ">", "[", "*", "- ", "(", "![", "[^", "`", "<", "_", "~~", "| ", "[a](", "> - ",
                "1. ", "&#",
            ] {
                let text = part.repeat(100_000);
                let started = std::time::Instant::now();
                let document = parse(&text);
                let (depth, _) = measure(&document);
                assert!(depth <= MAX_DEPTH, "{part:?} {depth}");
                assert!(
                    started.elapsed().as_secs() < 20,
                    "{part:?} {:?}",
                    started.elapsed()
                );
            }
        });
    handle.unwrap().join().unwrap();
}

#[test]
fn keeps_a_plain_text_where_the_parser_gives_up() {
    let document = plain("a\nb", 5);
    assert_eq!(document.blocks[0].span, Span::new(5, 8));
    assert_eq!(document.sections()[0].text, "a\nb\n");
}

#[test]
fn a_footnote_holds_all_that_is_indented_below_it() {
    let text = "a[^n] b[^s].\n\n[^n]: One.\n\n    Two.\n\n    - three\n\nBehind.\n";
    let document = parse(text);
    let note = document.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Footnote { label, blocks } => Some((label.as_str(), blocks.len())),
        _ => None,
    });
    assert_eq!(note, Some(("n", 3)));
    assert_eq!(keys(text), ["n", "s"]);
    let is_code = |block: &Block| matches!(block.kind, BlockKind::Code { .. });
    assert!(!document.blocks.iter().any(is_code));
    assert!(document.sections()[0].text.ends_with("Behind.\n"));
}
