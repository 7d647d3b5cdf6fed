//! What queries find, in which order, and what they say.

use proptest::prelude::*;

use super::{Kit, Made, facet, request, slugs};
use crate::model::Field;
use crate::search::{Order, Request};

fn library() -> Kit {
    let kit = Kit::new().with_tables();
    let case = |slug: &str, made: Made| {
        kit.write(&format!("cases/{slug}.md"), &made.text());
    };
    case(
        "lao-id",
        Made {
            title: "Digital identity for pensioners".to_owned(),
            summary: "A card for every pensioner of the Lao social security fund.".to_owned(),
            country: "LAO",
            body: "The ministry built e-services on X-Road and paid 1,250,000 pensions.".to_owned(),
            ..Made::default()
        },
    );
    case(
        "ken-pension",
        Made {
            title: "Pension reform".to_owned(),
            topic: "pensions",
            period: "{ start = \"2020\" }",
            body: "Payments by mobile money reached every county. L'assurance maladie n'est pas incluse.".to_owned(),
            ..Made::default()
        },
    );
    case(
        "vnm-health",
        Made {
            title: "Health insurance cards".to_owned(),
            country: "VNM",
            more: "title_local = { lo = \"ປະກັນສັງຄົມ\", zh = \"养老金制度\", ru = \"Учёт пенсий\" }\nkeywords = [\"Café\"]".to_owned(),
            body: "Mobile clinics came to the villages. The pension is told of in passing.".to_owned(),
            ..Made::default()
        },
    );
    kit.write(
        "standards/c102.md",
        "+++\ntitle = \"Social Security (Minimum Standards) Convention\"\nsummary = \"Nine branches.\"\ntopics = [\"pensions\"]\nupdated = 2026-01-01\ncode = \"C102\"\ninstrument = \"convention\"\nadopted = 1952\nofficial_text = \"https://example.org\"\n[[sources]]\nkey = \"a\"\ntitle = \"T\"\npublisher = \"P\"\ndate = \"n.d.\"\n+++\n\n## At a glance\n\nSee [cards](../cases/vnm-health.md#context).[^a]\n",
    );
    kit.sync();
    kit
}

fn sorted(mut slugs: Vec<String>) -> Vec<String> {
    slugs.sort();
    slugs
}

#[test]
fn finds_words_in_any_field_and_all_of_them() {
    let kit = library();
    assert_eq!(sorted(kit.slugs("mobile")), ["ken-pension", "vnm-health"]);
    assert_eq!(kit.slugs("mobile clinics"), ["vnm-health"]);
    assert_eq!(kit.slugs("MOBILE -clinics"), ["ken-pension"]);
    assert_eq!(
        sorted(kit.slugs("clinics OR county")),
        ["ken-pension", "vnm-health"]
    );
    assert_eq!(kit.slugs("\"mobile money\""), ["ken-pension"]);
    assert_eq!(kit.ask("\"money mobile\"").total, 0);
}

#[test]
fn finds_words_however_they_are_written() {
    let kit = library();
    for (text, slug) in [
        ("eservices", "lao-id"),
        ("e-services", "lao-id"),
        ("\"e services\"", "lao-id"),
        ("xroad", "lao-id"),
        ("1250000", "lao-id"),
        ("assurance", "ken-pension"),
        ("cafe", "vnm-health"),
        ("ＣＡＦÉ", "vnm-health"),
        ("учет", "vnm-health"),
        ("УЧЁТ", "vnm-health"),
        ("养老金", "vnm-health"),
        ("老金制", "vnm-health"),
        ("度", "vnm-health"),
        ("ສັງຄົມ", "vnm-health"),
        ("C102", "c102"),
    ] {
        assert_eq!(kit.slugs(text), [slug], "{text}");
    }
    assert_eq!(kit.ask("养金").total, 0, "not in a row");
}

#[test]
fn takes_the_last_word_as_a_beginning_while_it_is_typed() {
    let kit = library();
    assert_eq!(kit.typing("clin"), ["vnm-health"]);
    assert_eq!(kit.typing("mobile mon"), ["ken-pension"]);
    assert_eq!(kit.typing("\"mobile mon"), ["ken-pension"]);
    assert_eq!(kit.typing("e-serv"), ["lao-id"]);
    assert_eq!(kit.ask("clin").total, 0);
    assert_eq!(kit.typing("养"), ["vnm-health"]);
    let first = |text: &str| kit.typing(text).first().cloned();
    assert_eq!(
        first("p").as_deref(),
        Some("ken-pension"),
        "the title begins so"
    );
}

#[test]
fn puts_the_whole_title_first_then_titles_that_begin_so() {
    let kit = Kit::new();
    for (slug, title) in [
        ("a", "Reform of pensions and more pensions"),
        ("b", "Pensions"),
        (
            "c",
            "Pensions for farmers and everybody else in the country",
        ),
    ] {
        kit.write(&format!("cases/{slug}.md"), &Made::titled(title).text());
    }
    kit.sync();
    assert_eq!(kit.slugs("pensions"), ["b", "c", "a"]);
    assert_eq!(kit.typing("pens"), ["b", "c", "a"]);
}

#[test]
fn filters_by_field_in_any_language() {
    let kit = library();
    for text in [
        "country:LAO",
        "country:la",
        "country:Laos",
        "c:x OR country:老挝",
        "cou:лаос",
        "country:\"Lao PDR\"",
    ] {
        assert_eq!(kit.slugs(text), ["lao-id"], "{text}");
    }
    assert_eq!(kit.slugs("country:asean"), ["lao-id", "vnm-health"]);
    assert_eq!(kit.slugs("country:LAO,KEN"), ["ken-pension", "lao-id"]);
    assert_eq!(kit.slugs("-country:LAO,KEN kind:cases"), ["vnm-health"]);
    assert_eq!(kit.slugs("region:africa"), ["ken-pension"]);
    assert_eq!(
        kit.slugs("topic:\"identité numérique\""),
        ["lao-id", "vnm-health"]
    );
    assert_eq!(kit.slugs("kind:standard"), ["c102"]);
    assert_eq!(kit.slugs("title:pension"), ["ken-pension"]);
    assert_eq!(kit.slugs("id:ken"), ["ken-pension"]);
    assert_eq!(kit.slugs("year:2021"), ["ken-pension"]);
    assert_eq!(kit.slugs("year:2010..2016"), ["lao-id", "vnm-health"]);
    assert_eq!(kit.slugs("year:>=2020"), ["ken-pension"]);
    assert_eq!(kit.ask("year:>2026").total, 0);
    assert_eq!(kit.slugs("lang:en kind:standard"), ["c102"]);
}

#[test]
fn takes_what_it_cannot_read_as_words_and_says_so() {
    let kit = library();
    let answer = kit.ask("contry:LAO pension");
    assert!(
        answer.notes[0].help.as_deref().unwrap().contains("country"),
        "{:?}",
        answer.notes
    );
    let answer = kit.ask("country:Kenia mobile");
    assert_eq!(
        answer.notes[0].help.as_deref(),
        Some("did you mean `country:Kenya`?")
    );
    assert_eq!(
        &"country:Kenia mobile"[answer.notes[0].span.range()],
        "Kenia"
    );
    let answer = kit.ask("year:soon");
    assert_eq!(answer.notes.len(), 1);
    let typing = kit.ask_with(&Request {
        live: true,
        ..request("country:Ken")
    });
    assert!(typing.notes.is_empty(), "{:?}", typing.notes);
    assert_eq!(slugs(&typing), ["ken-pension"]);
}

#[test]
fn leaves_out_a_word_when_no_record_holds_all() {
    let kit = library();
    let answer = kit.ask("mobile clinics bicycle");
    assert_eq!((answer.complete, answer.total), (0, 2));
    assert_eq!(slugs(&answer), ["vnm-health", "ken-pension"]);
    assert_eq!(answer.hits[0].left_out, ["bicycle"]);
    assert_eq!(answer.hits[1].left_out, ["clinics", "bicycle"]);
    let answer = kit.ask("mobile clinics county");
    let lacks = |slug: &str| {
        let hit = answer.hits.iter().find(|hit| hit.id.slug == slug).unwrap();
        hit.left_out.clone()
    };
    assert_eq!(answer.total, 2);
    assert_eq!(lacks("ken-pension"), ["clinics"]);
    assert_eq!(lacks("vnm-health"), ["county"]);
    let answer = kit.ask("mobile bicycle country:LAO");
    assert_eq!(answer.total, 0, "a filter is never left out");
    let answer = kit.ask("pension bicycle -clinics");
    assert!(!slugs(&answer).contains(&"vnm-health".to_owned()));
}

#[test]
fn says_what_would_help_when_nothing_is_found() {
    let kit = library();
    let answer = kit.ask("clinics country:LAO");
    let suggestion = &answer.suggestions[0];
    assert_eq!(
        (
            suggestion.query.as_str(),
            suggestion.reason.as_str(),
            suggestion.total
        ),
        ("clinics", "without country:LAO", 1)
    );
    assert!(kit.ask("clinics").suggestions.is_empty());
    kit.write(
        "cases/vnm-health.fr.md",
        "+++\ntitle = \"Santé\"\nsummary = \"s\"\n+++\n\nclinics\n",
    );
    kit.sync();
    let suggestion = &kit.ask("clinics country:LAO").suggestions[0];
    assert_eq!(suggestion.total, 1, "a record counts once");
}

#[test]
fn counts_facets_without_their_own_filter() {
    let kit = library();
    let answer = kit.ask("country:LAO topic:identity");
    assert_eq!(
        facet(&answer, Field::Country),
        [("LAO".to_owned(), 1, true), ("VNM".to_owned(), 1, false)]
    );
    assert_eq!(
        facet(&answer, Field::Topic),
        [("identity".to_owned(), 1, true)]
    );
    assert_eq!(facet(&answer, Field::Kind), [("case".to_owned(), 1, false)]);
    let answer = kit.ask("country:LAO topic:pensions");
    assert_eq!(
        facet(&answer, Field::Country),
        [("KEN".to_owned(), 1, false), ("LAO".to_owned(), 0, true)]
    );
}

#[test]
fn lists_everything_for_an_empty_query_and_pages_through_it() {
    let kit = library();
    let all = kit.slugs("");
    assert_eq!(all, ["ken-pension", "lao-id", "vnm-health", "c102"]);
    for text in ["", "pension", "kind:case"] {
        let whole = kit.slugs(text);
        for size in 1..4 {
            let mut paged = Vec::new();
            for offset in (0..whole.len()).step_by(size) {
                let page = Request {
                    offset,
                    limit: size,
                    ..request(text)
                };
                paged.extend(slugs(&kit.ask_with(&page)));
            }
            assert_eq!(paged, whole, "{text} by {size}");
        }
    }
    let listed = Request {
        order: Order::Listing,
        ..request("\"pension\"")
    };
    assert_eq!(slugs(&kit.ask_with(&listed)), ["ken-pension", "vnm-health"]);
    assert_eq!(
        kit.ask_with(&Request {
            limit: 0,
            ..request("\"pension\"")
        })
        .total,
        2
    );
}

#[test]
fn marks_what_answers_in_title_and_passage() {
    let kit = library();
    let marked = |text: &str, live: bool| {
        let answer = kit.ask_with(&Request {
            live,
            ..request(text)
        });
        let hit = answer.hits[0].clone();
        let marks = hit
            .snippet
            .marks
            .iter()
            .map(|mark| hit.snippet.text[mark.clone()].to_owned());
        (
            hit.title_marks
                .iter()
                .map(|mark| hit.title[mark.clone()].to_owned())
                .collect::<Vec<_>>(),
            marks.collect::<Vec<_>>(),
            hit.section.map(|section| section.anchor),
        )
    };
    assert_eq!(
        marked("mobile clin", true),
        (
            vec![],
            vec!["Mobile".to_owned(), "clinics".to_owned()],
            Some("context".to_owned())
        )
    );
    assert_eq!(marked("assurance", false).1, ["assurance"]);
    assert_eq!(marked("\"mobile money\"", false).1, ["mobile", "money"]);
    assert_eq!(marked("e-services", false).1, ["e", "services"]);
    let (title, passage, section) = marked("reform", false);
    assert_eq!(
        (title, passage, section),
        (vec!["reform".to_owned()], vec![], None)
    );
}

#[test]
fn finds_records_by_slug_beginning_and_link() {
    let kit = library();
    let slugs = |listed: Vec<crate::search::Listed>| -> Vec<String> {
        listed.into_iter().map(|record| record.id.slug).collect()
    };
    assert_eq!(
        slugs(kit.index.list_of(&["c102", "nothing", "lao-id"])),
        ["c102", "lao-id"]
    );
    assert_eq!(slugs(kit.index.by_prefix("k", 5)), ["ken-pension"]);
    assert_eq!(slugs(kit.index.linking_to("vnm-health")), ["c102"]);
}

#[test]
fn answers_any_text_without_pointing_outside() {
    let kit = library();
    let typed = prop_oneof![
        "\\PC{0,40}",
        "(mobile|e-|pension|养老|ສັງ|-|\"|:|,| OR | |country:|LAO|year:|20|id:|kind:|title:){0,12}",
    ];
    let config = ProptestConfig {
        cases: 300,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    proptest!(config, |(text in typed, live in any::<bool>(), limit in 0_usize..5)| {
        let answer = kit.ask_with(&Request { live, limit, ..request(&text) });
        prop_assert!(answer.complete <= answer.total && answer.hits.len() <= limit);
        for note in &answer.notes {
            prop_assert!(text.get(note.span.range()).is_some());
        }
        let whole = answer.hits.iter().filter(|hit| hit.left_out.is_empty()).count();
        prop_assert!(whole <= answer.complete);
        prop_assert!(answer.complete == 0 || answer.hits.len() - whole <= answer.following);
        for hit in &answer.hits {
            let mut end = 0;
            for mark in &hit.snippet.marks {
                prop_assert!(mark.start >= end && hit.snippet.text.get(mark.clone()).is_some_and(|text| !text.is_empty()));
                end = mark.end;
            }
            prop_assert!(hit.title_marks.iter().all(|mark| hit.title.get(mark.clone()).is_some()));
            prop_assert!(hit.snippet.text.chars().count() <= 170 && !hit.snippet.text.contains('\n'));
        }
    });
}

#[test]
fn finds_records_by_the_name_of_what_they_are_filed_under() {
    let kit = library();
    assert_eq!(sorted(kit.slugs("zeta")), ["lao-id", "vnm-health"]);
    assert_eq!(sorted(kit.slugs("\"omega\"")), ["c102", "ken-pension"]);
}

#[test]
fn finds_a_number_however_its_digits_are_grouped() {
    let kit = Kit::new();
    let written = [
        "3529906",
        "3,529,906",
        "3.529.906",
        "3 529 906",
        "3\u{a0}529\u{a0}906",
        "3\u{202f}529\u{202f}906",
    ];
    for (number, written) in (0..).zip(written) {
        let body = format!("In all {written} people were paid in 2020 500 times.");
        let made = Made {
            body,
            ..Made::default()
        };
        kit.write(&format!("cases/n{number}.md"), &made.text());
    }
    let apart = Made {
        body: "Of 906 places 529 have 3 offices.".to_owned(),
        ..Made::default()
    };
    kit.write("cases/apart.md", &apart.text());
    kit.sync();
    let all: Vec<String> = (0..written.len())
        .map(|number| format!("n{number}"))
        .collect();
    let sorted = |mut slugs: Vec<String>| {
        slugs.sort();
        slugs
    };
    for written in written {
        let quoted = format!("\"{written}\"");
        assert_eq!(sorted(kit.slugs(&quoted)), all, "{quoted}");
        if !written.contains(' ') {
            assert_eq!(sorted(kit.slugs(written)), all, "{written}");
            continue;
        }
        // Words apart ask for words as well.
        let found = sorted(kit.slugs(written));
        assert_eq!((found[0].as_str(), &found[1..]), ("apart", &all[..]));
    }
    assert_eq!(sorted(kit.typing("3 529 906")).len(), 7);
    assert_eq!(sorted(kit.typing("35299")), all);
    assert_eq!(kit.ask("2020500").total, 0, "a year begins no number");
}

#[test]
fn gives_a_record_in_the_language_asked_for_or_one_alike() {
    let kit = Kit::new();
    kit.write("cases/a.md", &Made::titled("One").text());
    kit.write("cases/b.md", &Made::titled("Two").text());
    for tag in ["fr", "pt", "pt-BR"] {
        let more = "[translation]\nof = 2026-01-01\nby = \"T\"\n".to_owned();
        let made = Made {
            title: tag.to_owned(),
            more,
            ..Made::default()
        };
        kit.write(&format!("cases/a.{tag}.md"), &made.text());
    }
    kit.sync();
    let titles = |tag: &str| -> Vec<String> {
        let listed = kit.index.list_of(&["b", "a", "a"]);
        let language = crate::model::Language::parse(tag).unwrap();
        let found = kit.index.in_language(listed, &language).into_iter();
        found.map(|one| one.title).collect()
    };
    assert_eq!(titles("fr"), ["Two", "fr", "fr"]);
    assert_eq!(titles("pt-BR"), ["Two", "pt-BR", "pt-BR"]);
    assert_eq!(titles("pt-PT"), ["Two", "pt", "pt"], "the language will do");
    assert_eq!(titles("en"), ["Two", "One", "One"]);
    assert_eq!(titles("lo"), ["Two", "One", "One"]);
}
