//! Ids that are pasted as a query, and queries that ask for nothing or for what cannot be.

use super::{Kit, Made};
use crate::search::Order;

fn library() -> Kit {
    let kit = Kit::new().with_tables();
    let many = "Proof of life by face. Proof of life at the bank.";
    for (path, title, body) in [
        ("cases/tgo-novissi.md", "Cash by phone", "Paid at night."),
        (
            "cases/tgo-novissi.fr.md",
            "Argent par téléphone",
            "La nuit.",
        ),
        ("cases/bra-proof-of-life.md", "Faces at the bank", "Brazil."),
        ("modules/proof.md", "Bra proof of life", many),
        ("modules/second.md", "Bra proof of life again", many),
        ("projects/x-road.md", "Roads", "Exchange."),
        ("terms/x-road-trust.md", "Trust", "Exchange."),
        ("terms/tgo.md", "Togo and novissi", "A word: novissi."),
    ] {
        let made = Made {
            body: body.to_owned(),
            ..Made::titled(title)
        };
        kit.write(path, &made.text());
    }
    kit.write(
        "cases/lao-new.md",
        &Made {
            more: "aliases = [\"lao-old\"]".to_owned(),
            ..Made::titled("Renamed")
        }
        .text(),
    );
    kit.sync();
    kit
}

#[test]
fn a_pasted_id_finds_its_record_first() {
    let kit = library();
    for (typed, slug) in [
        ("tgo-novissi", "tgo-novissi"),
        ("TGO-Novissi", "tgo-novissi"),
        (" tgo-novissi ", "tgo-novissi"),
        ("bra-proof-of-life", "bra-proof-of-life"),
        ("bra-proof-o", "bra-proof-of-life"),
        ("x-road", "x-road"),
        ("x-road-t", "x-road-trust"),
        ("lao-old", "lao-new"),
        ("second", "second"),
        ("tgo-novissi kind:case", "tgo-novissi"),
    ] {
        for found in [kit.slugs(typed), kit.typing(typed)] {
            assert_eq!(found.first().map(String::as_str), Some(slug), "{typed}");
        }
    }
    let answer = kit.ask("tgo-novissi");
    assert_eq!(answer.corrected, None);
    assert!(answer.hits[0].because.is_empty() && answer.hits[0].left_out.is_empty());
    let once = answer
        .hits
        .iter()
        .filter(|hit| hit.id.slug == "tgo-novissi");
    assert_eq!(once.count(), 1, "in one of its languages");
    assert_eq!(answer.total, answer.hits.len());
}

#[test]
fn what_only_looks_like_an_id_is_words() {
    let kit = library();
    let first = |typed: &str| kit.slugs(typed).first().cloned();
    assert_eq!(first("\"tgo-novissi\""), None, "in quotes it is text");
    assert_ne!(first("tgo novissi").as_deref(), Some("tgo-novissi"));
    assert_eq!(first("x-roa-t"), None);
    // Two records begin so, and neither holds the word.
    assert!(!kit.slugs("x-").contains(&"x-road".to_owned()));
    assert_eq!(
        first("-tgo-novissi").as_deref(),
        kit.slugs("").first().map(String::as_str)
    );
    assert!(!kit.slugs("novissi-tgo").contains(&"tgo-novissi".to_owned()));
}

#[test]
fn an_id_counts_in_listings_and_facets_as_well() {
    let kit = library();
    let mut request = super::request("tgo-novissi");
    request.order = Order::Listing;
    let answer = kit.ask_with(&request);
    assert_eq!(answer.hits.len(), 1, "the version that was named");
    let kinds = answer
        .facets
        .iter()
        .find(|facet| facet.field == crate::model::Field::Kind);
    let counts: Vec<usize> = kinds
        .unwrap()
        .values
        .iter()
        .map(|value| value.count)
        .collect();
    assert_eq!(counts.iter().sum::<usize>(), 1);
}

#[test]
fn a_query_without_a_word_and_years_that_end_before_they_begin_are_told() {
    let kit = library();
    let told = |text: &str| -> Vec<&'static str> {
        let notes = kit.ask(text).notes;
        notes.into_iter().map(|note| note.code.0).collect()
    };
    for text in ["((((((", "(", "& / &", "( )"] {
        assert_eq!(told(text), ["CB906"], "{text}");
    }
    for text in ["", " ", "\"", "-", "pension", "( pension", "country:"] {
        assert!(!told(text).contains(&"CB906"), "{text}");
    }
    assert_eq!(told("year:9999..1000"), ["CB907"]);
    assert_eq!(told("year:2020,2020-2015"), ["CB907"]);
    assert!(told("year:2015..2020 year:2020 year:>2020").is_empty());
    let typing = |text: &str| {
        let request = crate::search::Request {
            live: true,
            ..super::request(text)
        };
        kit.ask_with(&request).notes.len()
    };
    assert_eq!(typing("year:2015..2"), 0, "the year may go on");
    assert_eq!((typing("year:9999..1"), typing("country:")), (1, 0));
}
