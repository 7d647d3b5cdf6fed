//! What words find that do not stand in the text: other forms, other names, the word that was meant.

use super::{Kit, Made, request};
use crate::model::Field;
use crate::search::{Answer, Reach, Request};

fn library() -> Kit {
    let kit = Kit::new().with_tables();
    let case = |slug: &str, made: Made| {
        kit.write(&format!("cases/{slug}.md"), &made.text());
    };
    case(
        "grm",
        Made {
            title: "A grievance redress mechanism for cash transfers".to_owned(),
            body: "Complaints of households were registered by telephone.".to_owned(),
            ..Made::default()
        },
    );
    case(
        "acronym",
        Made {
            title: "Hotline".to_owned(),
            body: "The GRM of the fund answers within a week.".to_owned(),
            ..Made::default()
        },
    );
    case(
        "laos",
        Made {
            title: "Health insurance".to_owned(),
            country: "LAO",
            body: "Every district has a clinic.".to_owned(),
            more: "title_local = { zh = \"医疗保险\", ru = \"Учёт пенсий\" }".to_owned(),
            ..Made::default()
        },
    );
    kit.write(
        "terms/grievance.md",
        "+++\ntitle = \"grievance redress mechanism\"\nsummary = \"A way to complain.\"\nupdated = 2026-01-01\n[labels]\nen = \"grievance redress mechanism\"\nfr = \"mécanisme de recours\"\nzh = \"申诉机制\"\n[synonyms]\nen = [\"GRM\"]\n[[sources]]\nkey = \"a\"\ntitle = \"T\"\npublisher = \"P\"\ndate = \"n.d.\"\n+++\n\nA way to complain.[^a]\n",
    );
    kit.sync();
    kit
}

fn because(answer: &Answer, slug: &str) -> Vec<String> {
    let hit = answer.hits.iter().find(|hit| hit.id.slug == slug);
    hit.unwrap_or_else(|| panic!("{slug} is no hit"))
        .because
        .clone()
}

#[test]
fn finds_other_forms_of_a_word_below_the_word_itself() {
    let kit = library();
    let answer = kit.ask("complaint");
    assert_eq!(because(&answer, "grm"), [""; 0], "a form needs no reason");
    let passage = &answer.hits[0].snippet;
    assert_eq!(&passage.text[passage.marks[0].clone()], "Complaints");
    assert!(
        kit.slugs("\"complaint\"").is_empty(),
        "quotes mean the word itself"
    );
    assert_eq!(kit.slugs("registering"), ["grm"]);
}

#[test]
fn finds_a_concept_by_any_of_its_names_and_says_so() {
    let kit = library();
    for query in [
        "GRM",
        "mécanismes de recours",
        "申诉机制",
        "grievance redress mechanisms",
    ] {
        let answer = kit.ask(query);
        let slugs = kit.slugs(query);
        assert!(slugs.contains(&"grm".to_owned()), "{query}: {slugs:?}");
        assert!(slugs.contains(&"acronym".to_owned()), "{query}: {slugs:?}");
        if query != "grievance redress mechanisms" {
            let reason = format!("{query} = grievance redress mechanism");
            assert_eq!(because(&answer, "grm"), [reason]);
        }
    }
    let answer = kit.ask("grievance redress mechanism");
    let reason = "another name of grievance redress mechanism";
    assert_eq!(because(&answer, "acronym"), [reason]);
    assert_eq!(because(&kit.ask("GRM"), "acronym"), [""; 0]);
    let hit = &kit.ask("申诉机制 cash").hits[0];
    let marked: Vec<&str> = hit
        .title_marks
        .iter()
        .map(|mark| &hit.title[mark.clone()])
        .collect();
    assert_eq!(marked, ["grievance", "redress", "mechanism", "cash"]);
    assert!(!kit.slugs("\"GRM\"").contains(&"grm".to_owned()));
}

#[test]
fn a_record_about_the_words_comes_before_one_that_only_holds_them_all() {
    let kit = library();
    let about = Made {
        title: "Merger of contribution collection".to_owned(),
        body: "Contribution collection is with the tax office.".to_owned(),
        ..Made::default()
    };
    kit.write("cases/about.md", &about.text());
    let mention = Made {
        title: "Something else".to_owned(),
        body: format!(
            "Offices united. {} A contribution was due. {} The collection of stamps.",
            "Words and words. ".repeat(40),
            "More of them. ".repeat(40)
        ),
        ..Made::default()
    };
    kit.write("cases/mention.md", &mention.text());
    kit.sync();
    let answer = kit.ask("united contribution collection");
    let found = answer.hits.iter().map(|hit| {
        let lacks = hit.left_out.as_slice();
        (hit.id.slug.as_str(), lacks)
    });
    let lacks = ["united".to_owned()];
    assert_eq!(
        found.collect::<Vec<_>>(),
        [("about", &lacks[..]), ("mention", &[])]
    );
    assert_eq!((answer.complete, answer.following), (1, 1));
    let scores: Vec<f32> = answer.hits.iter().map(|hit| hit.score).collect();
    assert!(scores[0] > scores[1]);
    let quiet = kit.ask("\"united\" contribution collection country:LAO");
    assert_eq!(quiet.total, 0, "a filter is never relaxed");
}

#[test]
fn a_term_finds_what_is_filed_under_the_value_it_stands_for() {
    let kit = library();
    let filed = Made {
        title: "Cards".to_owned(),
        body: "Everybody has one.".to_owned(),
        topic: "pensions",
        ..Made::default()
    };
    kit.write("cases/cards.md", &filed.text());
    kit.write(
        "terms/proof.md",
        "+++\ntitle = \"proof\"\nsummary = \"Who one is.\"\ntopic = [\"topics/pensions\", \"regions/none\"]\n[labels]\nen = \"proof\"\n[synonyms]\nru = [\"удостоверение\"]\n+++\n\nWho one is.\n",
    );
    kit.sync();
    let answer = kit.ask("удостоверение");
    assert_eq!(answer.total, 2);
    assert_eq!(because(&answer, "cards"), ["удостоверение = proof"]);
    let asked = [(Field::Topic, "identity"), (Field::Topic, "pensions")];
    let asked = asked.map(|(field, value)| (field, value.to_owned()));
    let terms = kit.index.terms_of(&asked).into_iter();
    let terms: Vec<_> = terms
        .map(|(field, value, term)| (field, value, term.id.slug))
        .collect();
    let value = "pensions".to_owned();
    assert_eq!(terms, [(Field::Topic, value, "proof".to_owned())]);
}

#[test]
fn answers_the_same_once_it_was_prepared_and_after_a_change() {
    let (fresh, prepared) = (library(), library());
    let ask = |kit: &Kit| {
        [
            "GRM",
            "mécanismes de recours",
            "申诉机制",
            "лаос clinics",
            "complaint",
        ]
        .map(|query| kit.ask(query))
    };
    prepared.index.prepare(&|| true).unwrap();
    assert_eq!(ask(&fresh), ask(&prepared));
    let late = Made {
        title: "Late".to_owned(),
        body: "A grievance redress mechanism by radio.".to_owned(),
        ..Made::default()
    };
    for kit in [&fresh, &prepared] {
        kit.write("cases/late.md", &late.text());
        kit.sync();
    }
    prepared.index.prepare(&|| true).unwrap();
    let answers = ask(&prepared);
    assert_eq!(because(&answers[1], "late").len(), 1);
    assert_eq!(ask(&fresh), answers);
}

#[test]
fn finds_an_instrument_by_the_letters_of_a_russian_keyboard() {
    let kit = Kit::new();
    for (code, noun) in [("C102", "Convention"), ("R202", "Recommendation")] {
        let slug = code.to_lowercase();
        kit.write(
            &format!("standards/{slug}.md"),
            &format!("+++\ntitle = \"{noun}\"\nsummary = \"It is one.\"\nupdated = 2026-01-01\ncode = \"{code}\"\n+++\n\n## At a glance\n\nWords.\n"),
        );
    }
    let told = Made {
        body: "Конвенция 102 was ratified; Recommendation No. 202 was not.".to_owned(),
        ..Made::default()
    };
    kit.write("cases/told.md", &told.text());
    kit.sync();
    for (query, slug, reason) in [
        ("К102", "c102", "К102 = C102"),
        ("с102", "c102", "с102 = C102"),
        ("Р202", "r202", "Р202 = R202"),
    ] {
        assert_eq!(kit.slugs(query), [slug, "told"], "{query}");
        assert_eq!(because(&kit.ask(query), slug), [reason]);
    }
    assert!(kit.slugs("С202").is_empty(), "there is no such Convention");
}

#[test]
fn finds_a_country_by_any_of_its_names() {
    let kit = library();
    for query in [
        "Laos",
        "Lao PDR",
        "Лаос",
        "老挝",
        "老挝医疗保险",
        "лаос clinics",
    ] {
        assert_eq!(
            kit.slugs(query).first().map(String::as_str),
            Some("laos"),
            "{query}"
        );
    }
    assert_eq!(because(&kit.ask("老挝"), "laos"), ["老挝 = Laos"]);
}

#[test]
fn looks_past_words_that_only_join_others() {
    let kit = library();
    let answer = kit.ask("the clinic of every district");
    assert_eq!(
        (answer.complete, answer.hits[0].id.slug.as_str()),
        (1, "laos")
    );
    assert_eq!(answer.hits[0].left_out, [""; 0]);
    assert_eq!(kit.slugs("the"), ["acronym"], "alone it is asked for");
    assert!(kit.ask("\"within a week\"").complete == 1);
}

#[test]
fn reads_a_mistyped_word_as_the_one_that_was_meant() {
    let kit = library();
    for (typed, meant) in [
        ("insuarnce", "insurance"),
        ("telephne", "telephone"),
        ("greivance", "grievance"),
        ("учот", "учет"),
        ("ntktajy", ""),
        ("gtycbq", "пенсий"),
        ("сдштшсы", ""),
    ] {
        let answer = kit.ask(typed);
        let shown = answer
            .corrected
            .as_ref()
            .map_or("", |corrected| &corrected.shown);
        assert_eq!(shown, meant, "{typed}");
    }
    let answer = kit.ask("healht insuarnce country:LAO");
    let corrected = answer.corrected.clone().unwrap();
    assert_eq!(corrected.shown, "health insurance country:LAO");
    assert_eq!(
        because(&answer, "laos"),
        ["healht read as health", "insuarnce read as insurance"]
    );
    assert_eq!(kit.ask("\"insuarnce\"").corrected, None, "never in quotes");
    assert_eq!(kit.ask("c1022").corrected, None, "never what holds a digit");
    assert_eq!(kit.ask("insurance").corrected, None);
    let typing = kit.ask_with(&Request {
        live: true,
        ..request("complai")
    });
    assert_eq!(
        typing.corrected, None,
        "an unfinished word is none that was mistyped"
    );
}

#[test]
fn lists_what_holds_most_words_behind_what_holds_all() {
    let kit = library();
    let answer = kit.ask("district clinic insurance telephone hotline");
    assert_eq!(answer.complete, 0);
    let answer = kit.ask("cash transfers");
    assert_eq!((answer.complete, answer.following), (1, 0));
    let answer = kit.ask("insurance clinic");
    assert_eq!((answer.complete, answer.following), (1, 0));
    let answer = kit.ask("fund week");
    assert_eq!((answer.total, answer.complete), (1, 1));
    let answer = kit.ask("health every");
    assert_eq!((answer.total, answer.complete), (1, 1));
    let answer = kit.ask("lesson approach told clinic");
    assert_eq!((answer.complete, answer.total), (1, 1), "{answer:?}");
    assert_eq!(answer.following, 2);
    assert_eq!(answer.hits.len(), 3);
    assert_eq!(answer.hits[1].left_out, ["clinic"]);
    let literal = kit.ask_with(&Request {
        reach: Reach::Literal,
        ..request("approach told clinic")
    });
    assert_eq!(literal.hits.len(), 1);
}

#[test]
fn shows_a_record_once_in_the_language_that_answers_best() {
    let kit = library();
    let french = Made {
        title: "Assurance maladie".to_owned(),
        summary: "Chaque district a une clinique.".to_owned(),
        country: "LAO",
        body: "Every district has a clinic, chaque district une clinique.".to_owned(),
        more: "[translation]\nof = 2026-01-01\nby = \"T\"\n".to_owned(),
        ..Made::default()
    };
    kit.write("cases/laos.fr.md", &french.text()).sync();
    assert_eq!(kit.index.status().set_aside, [""; 0]);
    let languages = |query: &str| -> Vec<String> {
        let hits = kit.ask(query).hits.into_iter();
        let own = hits.filter(|hit| hit.id.slug == "laos");
        own.map(|hit| hit.language.tag().to_owned()).collect()
    };
    assert_eq!(languages("clinic"), ["en"]);
    assert_eq!(languages("clinique"), ["fr"]);
    assert_eq!(languages(""), ["en"]);
    assert_eq!(languages("lang:fr clinic"), ["fr"]);
    // Where what was typed says no language, the reader's does; what says more of it goes before.
    let read_in = |query: &str, reader: &str| -> Vec<String> {
        let answer = kit.ask_with(&Request {
            reader: crate::model::Language::parse(reader),
            ..request(query)
        });
        let own = answer.hits.into_iter().filter(|hit| hit.id.slug == "laos");
        own.map(|hit| hit.language.tag().to_owned()).collect()
    };
    for query in ["", "country:LAO", "id:laos", "district"] {
        assert_eq!(read_in(query, "fr-CA"), ["fr"], "{query}");
        assert_eq!(read_in(query, "ru"), ["en"], "{query}");
    }
    assert_eq!(read_in("clinique", "en"), ["fr"]);
    let answer = kit.ask("district clinic");
    assert_eq!(answer.total, 1);
    let counts = super::facet(&answer, crate::model::Field::Country);
    assert_eq!(counts, [("LAO".to_owned(), 1, false)]);
    let languages = super::facet(&answer, crate::model::Field::Lang);
    assert_eq!(
        languages.len(),
        2,
        "each language can be asked for: {languages:?}"
    );
}

#[test]
fn records_of_the_kind_named_come_first() {
    let kit = Kit::new();
    let made = Made {
        title: "Clinics".to_owned(),
        body: "A project, one more project, and what the project left.".to_owned(),
        ..Made::default()
    };
    kit.write("cases/of-clinics.md", &made.text());
    for name in ["two", "three", "four"] {
        kit.write(&format!("cases/{name}.md"), &Made::default().text());
    }
    let project = "+++\ntitle = \"Clinics together\"\nsummary = \"S.\"\ntopics = [\"identity\"]\nupdated = 2026-01-01\n\
        form = \"event\"\ncountries = []\nperiod = \"n.d.\"\nstate = \"held\"\n\
        [[sources]]\nkey = \"s\"\ntitle = \"t\"\npublisher = \"p\"\ndate = \"n.d.\"\n+++\n\n## Aims\n\nClinics.[^s]\n";
    kit.write("projects/together.md", project).sync();
    assert_eq!(kit.slugs("clinics project"), ["together", "of-clinics"]);
    assert_eq!(kit.slugs("clinics"), ["of-clinics", "together"]);
    // As a phrase it is a word like others.
    assert_eq!(kit.slugs("clinics \"project\""), ["of-clinics"]);
}

#[test]
fn a_translation_is_no_better_for_being_one() {
    let french = "[translation]\nof = 2026-01-01\nby = \"T\"\n";
    let write = |kit: &Kit, name: &str, title: &str, summary: &str, body: &str| {
        let more = if name.contains('.') { french } else { "" };
        let made = Made {
            title: title.to_owned(),
            summary: summary.to_owned(),
            body: body.to_owned(),
            more: more.to_owned(),
            ..Made::default()
        };
        kit.write(&format!("cases/{name}.md"), &made.text());
    };
    let kit = Kit::new();
    write(&kit, "aa", "One", "A summary.", "Some telefax.");
    write(
        &kit,
        "aa.fr",
        "Registre, telefax",
        "Un mot.",
        "Autre chose.",
    );
    write(
        &kit,
        "zz",
        "Registre, two",
        "Telefax here.",
        "Other things.",
    );
    write(&kit, "zz.fr", "Deux", "Un mot.", "Autre chose.");
    for name in ["b", "c", "d", "e"] {
        write(&kit, name, "Nothing", "Nothing.", "Nothing.");
    }
    kit.sync();
    // Equal titles: the word is rare in English, and every second text in French has as much.
    assert_eq!(kit.slugs("registre"), ["zz", "aa"]);
    // In the title of the translation alone it counts what it counts in the original's text.
    assert_eq!(kit.slugs("telefax"), ["zz", "aa"]);
}

#[test]
fn reads_what_an_apostrophe_ties_and_other_letters_for_the_same() {
    let kit = library();
    let made = Made {
        title: "Assurance des travailleurs".to_owned(),
        body: "The worker's card, 医疗服务, Ҳукумати Тоҷикистон.".to_owned(),
        ..Made::default()
    };
    kit.write("cases/tied.md", &made.text()).sync();
    for query in [
        "l'assurance",
        "l’assurance",
        "workers'",
        "worker",
        "醫療服務",
        "хукумати точикистон",
    ] {
        assert!(kit.slugs(query).contains(&"tied".to_owned()), "{query}");
    }
}
