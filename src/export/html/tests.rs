use proptest::prelude::*;

use super::*;
use crate::atlas::{Bar, Count, Grid, GridRow, Item};
use crate::content;
use crate::export::{Beside, Entry as Record, Figure, Measured, Named, compose, markdown, trial};
use crate::model::{PartialDate, Source, Text};
use crate::source::{Span, Spanned};

/// What an enemy would write.
const HOSTILE: [&str; 24] = [
    "<script>alert(1)</script>",
    "\" onmouseover=\"x\" a=\"",
    "' onload='x",
    "javascript:alert(1)",
    "</title>",
    "</style>",
    "<!--",
    "-->",
    "]]>",
    "&#x27;",
    "&lt;b&gt;",
    "\u{1b}[31m",
    "\u{0}",
    "\u{202e}abc\u{202c}",
    "\u{9b}",
    "\u{e0041}",
    "\u{fffe}",
    "https://a.org/\"><img src=x onerror=x>",
    "[x](javascript:y)",
    "| a | b |",
    "`",
    "**",
    "\n\n# x\n",
    "ສະບາຍດີ",
];

fn text(words: &str) -> Text {
    Spanned::new(words.to_owned(), Span::at(0))
}

fn source(words: &str) -> Source {
    Source {
        key: text(words),
        title: words.to_owned(),
        publisher: words.to_owned(),
        date: Some(PartialDate::of_year(2020)),
        url: Some(text(words)),
        kind: Some(text(words)),
        access: Some(text("copy")),
        span: Span::at(0),
    }
}

fn record(words: &str) -> Record {
    Record {
        name: words.to_owned(),
        path: words.to_owned(),
        language: Language::parse("ar").unwrap(),
        about: words.into(),
        title: words.to_owned(),
        text: words.to_owned().into(),
    }
}

fn measured(words: &str) -> Measured {
    let own = || words.to_owned();
    Measured {
        indicator: own(),
        text: Some(own()),
        figures: vec![Figure {
            word: "",
            text: own(),
            share: Some(f64::NAN),
        }],
        had: None,
        is_confirmed: true,
        year: Some(own()),
        sources: vec![text(words)],
    }
}

fn grid(words: &str) -> Grid {
    let own = || words.to_owned();
    let count = Count {
        text: own(),
        shade: 9,
        leads_to: None,
    };
    Grid {
        corner: own().into(),
        columns: vec![own().into()],
        rows: vec![GridRow {
            name: own().into(),
            cells: vec![count],
        }],
    }
}

/// Returns a page that says these words wherever it can say any.
fn page(words: &str, body: &str) -> Page {
    let own = || words.to_owned();
    let named = Named {
        tag: own(),
        language: own(),
        name: own(),
        others: vec![own()],
        definition: Some(own()),
    };
    let item = Item {
        lead: own().into(),
        text: own().into(),
        notes: vec![own().into()],
        leads_to: None,
        bar: Bar::Years(vec![(2010, 2005), (1990, 65_535)], (1919, 2026)),
    };
    let linked = Linked {
        name: own(),
        title: own(),
        path: own(),
        address: Some(own()),
    };
    Page {
        name: own(),
        path: "cases/x.md".to_owned(),
        about: own().into(),
        title: own().into(),
        below: vec![Said {
            language: Language::parse("fa"),
            text: own(),
        }],
        summary: own().into(),
        parts: vec![
            Part::Facts(vec![(own(), own().into())]),
            Part::Blocks(content::parse_document(body, 0).blocks),
            Part::Results(vec![measured(words)]),
            Part::Names(vec![named]),
            Part::Beside(Beside {
                heading: "Related",
                entries: vec![record(words)],
            }),
            Part::Entries(vec![record(words)]),
            Part::Grid(grid(words)),
            Part::Items(vec![item]),
        ],
        sources: vec![source(words), source("b")],
        links: vec![("y.md".to_owned(), linked)],
        foot: vec![own()],
        ..Page::default()
    }
}

fn hostile() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(HOSTILE.to_vec()), 1..6)
        .prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nothing_of_the_content_is_markup(words in hostile(), body in hostile()) {
        let body = format!("a {body} [t {words}](y.md) ![{words}](x.png)[^b] [^n]\n\n| {words} | b |\n|---|---|\n| c | d |\n\n\
                            - [x] {body}\n\n[^n]: {words}\n");
        let page = page(&words, &body);
        let proof = trial::read(&file(&page));
        prop_assert_eq!(proof.faults, Vec::<String>::new());
        let Some(Part::Blocks(blocks)) = page.parts.get(1) else { unreachable!() };
        let wanted = trial::words_of(blocks);
        prop_assert_eq!(trial::missing(&wanted, &trial::words(&proof.text)), None);
        let several = trial::read(&file_of(&[page.clone(), page.clone()], &words));
        prop_assert_eq!(several.faults, Vec::<String>::new());
        // Markdown may be shown by any program: nothing in it is raw HTML, and no control character is left.
        let text = markdown::file(&page);
        prop_assert!(!text.chars().any(|sign| sign.is_control() && sign != '\n'), "{}", text);
        let mut raw = Vec::new();
        let read = content::parse_document(&text, 0);
        read.for_each_inline(&mut |inline| {
            if let crate::model::InlineKind::Html(html) = &inline.kind { raw.push(html.clone()); }
        });
        prop_assert_eq!(raw, Vec::<String>::new());
    }
}

fn written(body: &str) -> String {
    let document = content::parse_document(body, 0);
    file(&Page {
        path: "cases/x.md".to_owned(),
        title: "T".into(),
        parts: vec![Part::Blocks(document.blocks)],
        ..Page::default()
    })
}

#[test]
fn every_block_has_its_element() {
    for (body, markup) in [
        (
            "## A b\n\n#### C\n",
            "<h2 id=\"a-b\">A b</h2>\n<h3 id=\"c\">C</h3>",
        ),
        ("- a\n- b\n", "<ul><li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n", "<ol start=\"3\"><li>a</li>"),
        (
            "- [x] a\n",
            "<li class=\"task\"><span class=\"box\" role=\"img\" aria-label=\"done\">☑</span> a</li>",
        ),
        (
            "> [!WARNING]\n> a\n",
            "<div class=\"alert warning\" role=\"note\"><p class=\"word\">Warning</p>\n<p>a</p>",
        ),
        ("> a\n", "<blockquote><p>a</p>\n</blockquote>"),
        ("```x\n<b>\n```\n", "<pre><code>&lt;b&gt;\n</code></pre>"),
        ("a\n: b\n", "<dl><dt>a</dt>\n<dd>b</dd>\n</dl>"),
        (
            "| | b |\n|---|--:|\n| **c** | d |\n",
            "<td class=\"left\"></td>\n<th scope=\"col\" class=\"right\">b</th>",
        ),
        (
            "| | b |\n|---|--:|\n| **c** | d |\n",
            "<th scope=\"row\" class=\"left\">c</th>\n<td class=\"right\">d</td>",
        ),
        (
            "![a](b.png)\n",
            "<figure><figcaption><span class=\"image\">[image: a]</span></figcaption>",
        ),
        (
            "a[^n]\n\n[^n]: b\n",
            "<a id=\"cite.note.1.1\" href=\"#note.1\" aria-label=\"note n\">[n]</a>",
        ),
        (
            "a[^n]\n\n[^n]: b\n",
            "<a class=\"back\" href=\"#cite.note.1.1\"",
        ),
        (
            "[a](https://a.org/x?y&z)",
            "<a class=\"out\" href=\"https://a.org/x?y&amp;z\">a</a>",
        ),
        ("# B\n\n[a](#b)", "<a class=\"in\" href=\"#b\">a</a>"),
        ("[a](javascript:b)", "<p>a</p>"),
        ("[a](../../b)", "<p>a</p>"),
        ("[a](b.md)", "<p><cite>a</cite></p>"),
        ("<b>a</b>", "&lt;b&gt;"),
        (
            "a  \n*b* **c** ~~d~~ `e`",
            "<br><em>b</em> <strong>c</strong> <del>d</del> <code>e</code>",
        ),
    ] {
        let file = written(body);
        assert!(
            file.contains(markup),
            "{body}:\n{}",
            file.split("<main>").nth(1).unwrap()
        );
        assert_eq!(trial::read(&file).faults, Vec::<String>::new(), "{body}");
    }
}

#[test]
fn a_page_is_written_in_the_direction_of_its_language() {
    let page = |tag: &str| {
        file(&Page {
            title: "T".into(),
            language: Language::parse(tag).unwrap(),
            parts: vec![Part::Facts(vec![(
                "State".to_owned(),
                "x".to_owned().into(),
            )])],
            ..Page::default()
        })
    };
    assert!(page("ar").contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(page("ar").contains("<dt><span lang=\"en\" dir=\"ltr\">State</span></dt>"));
    assert!(page("fr").contains("<html lang=\"fr\" dir=\"ltr\">"));
    assert!(page("en").contains("<dt>State</dt>"));
}

#[test]
fn headings_leave_no_level_out_whatever_the_author_wrote() {
    for body in [
        "###### a\n\n# b\n\n### c\n",
        "> # a\n>\n> ### b\n\n## c\n",
        "- ## a\n\n#### b\n",
    ] {
        assert_eq!(
            trial::read(&written(body)).faults,
            Vec::<String>::new(),
            "{body}"
        );
    }
}

#[test]
fn a_source_leads_back_to_every_place_that_cites_it() {
    let mut page = page("k", "a[^b] b[^b]\n");
    page.parts.truncate(2);
    let file = file(&page);
    for place in ["cite.source.2.1", "cite.source.2.2"] {
        assert!(
            file.contains(&format!("id=\"{place}\""))
                && file.contains(&format!("href=\"#{place}\"")),
            "{place}"
        );
    }
    assert!(!file.contains("cite.source.1."));
}

#[test]
fn years_stand_on_the_scale_of_their_view_and_are_cut_at_its_ends() {
    let file = file(&Page {
        parts: vec![Part::Items(vec![Item {
            bar: Bar::Years(
                vec![(1907, 1918), (2017, 2026), (2017, 2030), (2024, 2024)],
                (1927, 2026),
            ),
            ..Item::default()
        }])],
        ..Page::default()
    });
    let drawn = |x: &str, width: &str| format!("x=\"{x}\" width=\"{width}\"");
    let pieces: Vec<&str> = file.split("<rect class=\"filled\" ").skip(1).collect();
    for (piece, (x, width)) in pieces.iter().zip([
        ("0.00", "1.00"),
        ("90.00", "10.00"),
        ("90.00", "10.00"),
        ("97.00", "1.00"),
    ]) {
        assert!(piece.starts_with(&drawn(x, width)), "{piece}");
    }
    assert_eq!(pieces.len(), 4);
}

#[test]
fn words_of_another_language_than_the_page_say_so() {
    let [arabic, russian] = ["ar", "ru"].map(|tag| Language::parse(tag).unwrap());
    let marked = vec![
        compose::text("س"),
        compose::marks(&[text("k")]).next().unwrap(),
    ];
    let blocks = vec![
        compose::heading(2, "a", Phrase::of(&russian, "Лаос") + " (LAO)"),
        compose::paragraph(vec![compose::foreign(&arabic, marked)]),
        compose::paragraph(compose::said(
            Phrase::of(&russian, "а") + Phrase::english(" b"),
        )),
    ];
    let page = |tag: &str| Page {
        title: Phrase::of(&russian, "Лаос") + " (LAO)",
        language: Language::parse(tag).unwrap(),
        parts: vec![Part::Blocks(blocks.clone())],
        ..self::page("k", "")
    };
    let english = file(&page("en"));
    for words in [
        "<title lang=\"ru\" dir=\"ltr\">Лаос (LAO)</title>",
        "<h1><span lang=\"ru\" dir=\"ltr\">Лаос</span> (LAO)</h1>",
        "<h2 id=\"a\"><span lang=\"ru\" dir=\"ltr\">Лаос</span> (LAO)</h2>",
        "<p><span lang=\"ar\" dir=\"rtl\">س<sup class=\"cite\">",
        "aria-label=\"source 1\" lang=\"en\" dir=\"ltr\">[1]",
        "<p><span lang=\"ru\" dir=\"ltr\">а</span> b</p>",
    ] {
        assert!(english.contains(words), "{words}\n{english}");
    }
    let russian = file(&page("ru"));
    for words in [
        "<title>Лаос (LAO)</title>",
        "<h2 id=\"a\">Лаос (LAO)</h2>",
        "<p>а<span lang=\"en\" dir=\"ltr\"> b</span></p>",
    ] {
        assert!(russian.contains(words), "{words}\n{russian}");
    }
    let several = file_of(&[page("ru"), page("en")], "Two");
    assert!(several.contains("<h1>Two</h1>") && several.contains("<html lang=\"en\" dir=\"ltr\">"));
    assert!(several.contains("<a href=\"#k\"><span lang=\"ru\" dir=\"ltr\">Лаос (LAO)</span></a>"));
    for file in [english, several] {
        assert_eq!(trial::read(&file).faults, Vec::<String>::new());
    }
}
