//! What views over the whole library are given: each record once, with what its front matter says.

use std::sync::Arc;

use super::{Kit, Made, request};
use crate::model::digest::Facts;
use crate::model::{Digest, Field, Kind, Language, PartialDate, Wanted};
use crate::search::{Index, Order, Request};

const PROJECT: &str = "+++\ntitle = \"A fund\"\nsummary = \"It pays.\"\ntopics = [\"pensions\", \"identity\"]\nupdated = 2026-01-01\n\
    reviewed = { on = 2026-02-03, by = \"A\" }\nform = \"project\"\ncountries = [\"LAO\"]\nproviders = [\"KEN\"]\npartners = [\"A union\"]\n\
    period = { start = 2020 }\nstate = \"active\"\n\
    [[donors]]\nname = \"Kenya (first sum)\"\namount = 10.5\ncurrency = \"USD\"\nyear = \"2019-2023\"\nsource = \"one\"\n\
    [[donors]]\nname = \"A bank\"\nsource = [\"one\"]\n\
    [[results]]\nindicator = \"i\"\nvalue = 1\nsource = \"one\"\n\
    [[results]]\nindicator = \"i\"\nvalue = 1\nsource = \"one\"\naccess = \"confirmed\"\n\
    [[results]]\nindicator = \"i\"\nvalue = 1\n\
    [[sources]]\nkey = \"one\"\ntitle = \"T\"\npublisher = \"P\"\ndate = \"n.d.\"\naccess = \"copy\"\n+++\n";

fn library() -> Kit {
    let kit = Kit::new().with_tables();
    kit.write("cases/ken-pension.md", &Made::default().text());
    kit.write(
        "cases/ken-pension.fr.md",
        "+++\ntitle = \"Une pension\"\nsummary = \"Rien.\"\ntranslation = { of = 2026-01-01, by = \"A\" }\n+++\n\nUn mot nouveau.\n",
    );
    let more = Made {
        title: "Another pension".to_owned(),
        country: "LAO",
        ..Made::default()
    };
    kit.write("cases/lao-pension.md", &more.text());
    kit.write("projects/a-fund.md", PROJECT);
    kit.sync();
    kit
}

fn survey_of(kit: &Kit, index: &Index, text: &str) -> Vec<Digest> {
    let tables = Arc::new(kit.tables());
    let request = Request {
        order: Order::Listing,
        ..request(text)
    };
    let survey = index
        .survey(&request, &Wanted::all(), &|| Arc::clone(&tables))
        .unwrap();
    survey.digests
}

fn survey(kit: &Kit, text: &str) -> Vec<Digest> {
    survey_of(kit, &kit.index, text)
}

fn slugs(digests: &[Digest]) -> Vec<&str> {
    digests
        .iter()
        .map(|digest| digest.id.slug.as_str())
        .collect()
}

#[test]
fn gives_every_record_once_with_all_its_languages() {
    let kit = library();
    let all = survey(&kit, "");
    assert_eq!(slugs(&all), ["ken-pension", "lao-pension", "a-fund"]);
    let tags: Vec<&str> = all[0].languages.iter().map(Language::tag).collect();
    assert_eq!(tags, ["en", "fr"]);
    assert_eq!((&*all[0].title, all[0].languages.len()), ("A case", 2));
    // What only the translation says finds its original.
    let found = survey(&kit, "nouveau");
    assert_eq!(slugs(&found), ["ken-pension"]);
    assert_eq!(found[0].path, "cases/ken-pension.md");
    assert_eq!(found[0].values(Field::Country), ["KEN"]);
}

#[test]
fn gives_what_the_front_matter_says() {
    let kit = library();
    let found = survey(&kit, "kind:project");
    let [project] = found.as_slice() else {
        panic!("{found:?}")
    };
    let facts = &project.facts;
    assert_eq!(facts.topic.as_deref(), Some("pensions"));
    assert_eq!(project.values(Field::Topic), ["identity", "pensions"]);
    assert_eq!(project.values(Field::Region), ["asia"]);
    assert_eq!(project.looked_at(), PartialDate::parse("2026-02-03"));
    assert_eq!(
        (&*facts.providers[0], &*facts.partners[0]),
        ("KEN", "A union")
    );
    assert_eq!(facts.gifts[0].amount.as_deref(), Some("10.5"));
    assert_eq!(facts.gifts[0].year.as_deref(), Some("2019-2023"));
    assert_eq!(facts.gifts[1].sources, ["one"]);
    let figures = facts.figures;
    assert_eq!(
        (figures.all, figures.single, figures.bare, figures.weak),
        (3, 1, 1, 1)
    );
    assert!(facts.weakness.as_ref().unwrap().starts_with("Copies"));
    let case = &survey(&kit, "country:KEN")[0];
    assert_eq!(case.facts.lessons[0].text, "Lesson learnt.");
    assert_eq!(case.facts.weakness, None);
    assert_eq!(case.facts.period.unwrap().end, PartialDate::parse("2019"));
}

#[test]
fn leaves_out_what_holds_only_some_of_the_words() {
    let kit = library();
    assert_eq!(survey(&kit, "nothing zebra").len(), 0);
    assert_eq!(slugs(&survey(&kit, "another pension")), ["lao-pension"]);
}

#[test]
fn is_the_same_from_disk_and_after_a_change() {
    let kit = library().on_disk();
    kit.sync();
    assert_eq!(survey(&kit, ""), survey_of(&kit, &kit.open(), ""));
    kit.write("projects/a-fund.md", &PROJECT.replace("10.5", "11"));
    kit.sync();
    let found = survey(&kit, "kind:project");
    assert_eq!(found[0].facts.gifts[0].amount.as_deref(), Some("11"));
}

#[test]
fn gives_no_more_than_is_wanted() {
    let kit = library();
    let tables = Arc::new(kit.tables());
    let request = Request {
        order: Order::Listing,
        ..request("kind:project")
    };
    let wanted = |wanted: Wanted| {
        let survey = kit
            .index
            .survey(&request, &wanted, &|| Arc::clone(&tables))
            .unwrap();
        survey.digests[0].clone()
    };
    let little = wanted(Wanted {
        fields: vec![Field::Country],
        ..Wanted::default()
    });
    assert_eq!(little.values(Field::Country), ["LAO"]);
    assert!(little.values(Field::Topic).is_empty());
    assert_eq!(little.facts, Facts::default());
    let facts = wanted(Wanted {
        facts: true,
        ..Wanted::default()
    });
    assert!(facts.values.is_empty());
    assert_eq!(facts.facts.gifts.len(), 2);
}

#[test]
fn facts_follow_their_records_when_shards_are_merged() {
    let kit = library().on_disk();
    let more = |at: usize| Made {
        title: format!("Case {at}"),
        ..Made::default()
    };
    // Each change writes a shard, so that soon there are too many.
    for at in 0..12 {
        kit.write(&format!("cases/ken-{at}.md"), &more(at).text());
        kit.sync();
    }
    let found = survey(&kit, "");
    assert_eq!(found.len(), 15);
    for digest in found {
        let is_case = digest.id.kind == Kind::Case;
        assert_eq!(digest.facts.lessons.len(), usize::from(is_case));
        assert_eq!(digest.facts.gifts.len(), if is_case { 0 } else { 2 });
    }
}
