use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::model::digest::{Facts, Gift, Learned};
use crate::model::timeline::Event;
use crate::model::{
    Country, Digest, Field, Figures, Kind, Language, PartialDate, Parties, Period, Ratification,
    RecordId, Sureness, Tables, Value, Vocabulary,
};

fn list(ids: &[&str]) -> Vocabulary {
    let value = |id: &&str| Value {
        id: (*id).to_owned(),
        ..Value::default()
    };
    Vocabulary {
        values: ids.iter().map(value).collect(),
    }
}

fn country(iso3: &str, name: &str, region: &str, groups: &[&str]) -> Country {
    Country {
        iso3: iso3.to_owned(),
        names: BTreeMap::from([("en".to_owned(), name.to_owned())]),
        region: region.to_owned(),
        groups: groups.iter().map(|&group| group.to_owned()).collect(),
        latitude: 1.5,
        longitude: -2.5,
        ..Country::default()
    }
}

fn tables() -> Tables {
    let mut tables = Tables::default();
    let all = &mut tables.vocabularies;
    all.topics = list(&["identity", "cash", "pensions"]);
    all.regions = list(&["asia", "africa"]);
    all.outcomes = list(&["success", "mixed", "failure"]);
    all.dimensions = list(&["data", "people"]);
    all.branches = list(&["old-age"]);
    all.stages = list(&["planning", "evaluation"]);
    all.groupings = list(&["asean", "sadc"]);
    all.languages = list(&["en", "fr", "lo"]);
    tables.countries.all = vec![
        country("CHN", "China", "asia", &[]),
        country("KEN", "Kenya", "africa", &[]),
        country("LAO", "Laos", "asia", &["asean"]),
        country("TGO", "Togo", "africa", &[]),
    ];
    tables
}

/// Returns a record of a kind with values such as `topic:cash`.
fn record(kind: Kind, slug: &str, values: &[&str]) -> Digest {
    let mut all: BTreeMap<Field, Vec<String>> = BTreeMap::new();
    for value in values {
        let (field, value) = value.split_once(':').unwrap();
        let own = all.entry(Field::parse(field).unwrap()).or_default();
        own.push(value.to_owned());
    }
    all.insert(Field::Kind, vec![kind.name().to_owned()]);
    let topic = all.get(&Field::Topic).and_then(|topics| topics.first());
    Digest {
        id: RecordId::new(kind, slug),
        title: format!("Title of {slug}"),
        path: format!("{}/{slug}.md", kind.folder()),
        languages: vec![Language::english()],
        facts: Facts {
            topic: topic.cloned(),
            updated: date("2026-01-01"),
            reviewed: date("2026-01-01"),
            ..Facts::default()
        },
        values: all,
    }
}

fn case(slug: &str, values: &[&str]) -> Digest {
    record(Kind::Case, slug, values)
}

fn date(text: &str) -> Option<PartialDate> {
    PartialDate::parse(text)
}

fn period(start: &str, end: &str) -> Option<Period> {
    let end = date(end);
    date(start).map(|start| Period { start, end })
}

fn library() -> Vec<Digest> {
    vec![
        case(
            "a",
            &[
                "topic:cash",
                "region:asia",
                "country:LAO",
                "outcome:success",
            ],
        ),
        case(
            "b",
            &[
                "topic:cash",
                "topic:identity",
                "region:africa",
                "region:asia",
                "country:KEN",
                "country:LAO",
                "outcome:failure",
            ],
        ),
        case(
            "c",
            &[
                "topic:unheard",
                "region:africa",
                "country:KEN",
                "outcome:mixed",
            ],
        ),
        record(Kind::Project, "p", &["topic:identity"]),
    ]
}

mod counts {
    use super::*;

    fn heads(axis: &Axis) -> Vec<(&str, usize)> {
        let heads = axis.heads.iter();
        heads
            .map(|head| (head.value.as_deref().unwrap_or("-"), head.total))
            .collect()
    }

    #[test]
    fn counts_each_pair_of_values_and_each_record_once_in_a_total() {
        let matrix = matrix(Field::Topic, Field::Region, &library(), &tables());
        assert_eq!(
            heads(&matrix.rows),
            [("identity", 2), ("cash", 2), ("unheard", 1)]
        );
        assert_eq!(
            heads(&matrix.columns),
            [("asia", 2), ("africa", 2), ("-", 1)]
        );
        assert_eq!(matrix.cells, [[1, 1, 1], [2, 1, 0], [0, 1, 0]]);
        assert_eq!(matrix.rows.empty, ["pensions"]);
        assert_eq!((matrix.total, matrix.most()), (4, 2));
        assert_eq!(matrix.count(Some("identity"), None), 1);
        assert_eq!(matrix.count(Some("pensions"), Some("asia")), 0);
        assert_eq!([0, 1, 2].map(|count| matrix.shade(count)), [0, 2, SHADES]);
    }

    #[test]
    fn a_cell_leads_to_its_records() {
        let library = library();
        let matrix = matrix(Field::Topic, Field::Region, &library, &tables());
        for row in &matrix.rows.heads {
            for column in &matrix.columns.heads {
                let (row, column) = (row.value.as_deref(), column.value.as_deref());
                let is_in =
                    |one: &&Digest| has(one, Field::Topic, row) && has(one, Field::Region, column);
                let records = library.iter().filter(is_in).count();
                assert_eq!(records, matrix.count(row, column));
            }
        }
    }

    #[test]
    fn records_without_a_value_darken_no_others() {
        let mut all = library();
        all.extend((0..20).map(|at| case(&format!("none-{at}"), &[])));
        let matrix = matrix(Field::Topic, Field::Region, &all, &tables());
        assert_eq!(matrix.most(), 20);
        assert_eq!(
            [1, 2, 20].map(|count| matrix.shade(count)),
            [2, SHADES, SHADES]
        );
    }

    #[test]
    fn counts_nothing_where_nothing_is() {
        let matrix = matrix(Field::Kind, Field::Outcome, &[], &tables());
        assert_eq!((matrix.total, matrix.most(), matrix.shade(0)), (0, 0, 0));
        assert!(matrix.cells.is_empty());
        assert_eq!(matrix.columns.empty, ["success", "mixed", "failure"]);
    }

    #[test]
    fn kinds_stand_in_their_order_and_a_field_may_meet_itself() {
        let mut library = library();
        library.reverse();
        let matrix = matrix(Field::Kind, Field::Kind, &library, &tables());
        assert_eq!(heads(&matrix.rows), [("case", 3), ("project", 1)]);
        assert_eq!(matrix.cells, [[3, 0], [0, 1]]);
    }
}

mod learned {
    use super::*;

    fn with(mut digest: Digest, lessons: &[(&str, Option<&str>)]) -> Digest {
        let lessons = lessons.iter().map(|(text, dimension)| Learned {
            text: (*text).to_owned(),
            dimension: dimension.map(str::to_owned),
            sources: vec!["one".to_owned()],
        });
        digest.facts.lessons = lessons.collect();
        digest
    }

    #[test]
    fn stand_by_dimension_and_main_topic_success_beside_failure() {
        let [a, b, c, p] = library().try_into().unwrap();
        let library = [
            with(p, &[("of p", Some("data"))]),
            with(b, &[("of b", Some("data")), ("also of b", Some("data"))]),
            with(a, &[("of a", Some("data")), ("by people", Some("people"))]),
            with(c, &[("of c", None), ("unheard", Some("unheard"))]),
        ];
        let lessons = lessons(&library, &tables());
        assert_eq!((lessons.total, lessons.records), (7, 4));
        let dimensions: Vec<Option<&str>> = lessons
            .clusters
            .iter()
            .map(|cluster| cluster.dimension.as_deref())
            .collect();
        assert_eq!(
            dimensions,
            [Some("data"), Some("people"), Some("unheard"), None]
        );
        let data = &lessons.clusters[0];
        assert_eq!((data.total(), data.topics.len()), (4, 2));
        assert_eq!(data.topics[0].topic.as_deref(), Some("identity"));
        let cash: Vec<&str> = data.topics[1]
            .lessons
            .iter()
            .map(|one| &*one.text)
            .collect();
        assert_eq!(cash, ["of a", "of b", "also of b"]);
        let outcomes = data.topics[1].outcomes();
        assert_eq!(outcomes, [(Some("success"), 1), (Some("failure"), 2)]);
        assert_eq!(data.topics[0].outcomes(), [(None, 1)]);
    }

    #[test]
    fn are_none_where_nothing_is() {
        assert_eq!(lessons(&[], &tables()).total, 0);
    }
}

mod time {
    use super::*;

    fn event(when: &str, title: &str, project: Option<&str>) -> Event {
        Event {
            date: date(when).unwrap(),
            title: title.to_owned(),
            actors: vec!["ILO".to_owned(), "China".to_owned()],
            countries: vec!["CHN".to_owned()],
            project: project.map(str::to_owned),
            note: None,
            sources: vec!["one".to_owned()],
        }
    }

    fn dated() -> Vec<Digest> {
        let mut library = library();
        library[0].facts.period = period("2020-04", "2021");
        library[1].facts.period = period("2010", "");
        library[3].facts.period = period("2010", "2012");
        library[3].facts.providers = vec!["CHN".to_owned()];
        library[3].facts.partners = vec!["A union".to_owned()];
        library[3].facts.gifts = vec![Gift {
            name: "China (first sum)".to_owned(),
            ..Gift::default()
        }];
        library
    }

    fn told(timeline: &Timeline) -> Vec<(String, Vec<&str>)> {
        let rows = timeline.rows.iter().map(|row| {
            let key = match &row.key {
                RowKey::Kind(kind) => kind.folder().to_owned(),
                RowKey::Who(who) => who.name.clone(),
                RowKey::Events => "events".to_owned(),
                RowKey::Nobody => "nobody".to_owned(),
            };
            let marks = row.marks.iter().map(|mark| &*mark.title);
            (key, marks.collect())
        });
        rows.collect()
    }

    fn row(key: &str, titles: &[&'static str]) -> (String, Vec<&'static str>) {
        (key.to_owned(), titles.to_vec())
    }

    #[test]
    fn has_rows_by_country_donor_or_kind() {
        let (library, tables) = (dated(), tables());
        let events = [event("1919-06-28", "Founded", None)];
        let by = |by| timeline(by, &library, &events, &tables);
        assert_eq!(
            told(&by(By::Country)),
            [
                row("China", &["Founded"]),
                row("Kenya", &["Title of b"]),
                row("Laos", &["Title of b", "Title of a"]),
                row("nobody", &["Title of p"]),
            ]
        );
        assert_eq!(
            told(&by(By::Donor)),
            [
                row("A union", &["Title of p"]),
                row("China", &["Founded", "Title of p"]),
                row("ILO", &["Founded"]),
                row("nobody", &["Title of b", "Title of a"]),
            ]
        );
        let kinds = by(By::Kind);
        assert_eq!(
            told(&kinds),
            [
                row("cases", &["Title of b", "Title of a"]),
                row("projects", &["Title of p"]),
                row("events", &["Founded"]),
            ]
        );
        assert_eq!(kinds.first, FIRST);
        assert_eq!(kinds.undated, [RecordId::new(Kind::Case, "c")]);
        assert_eq!(kinds.rows[0].marks[0].period.end, None, "still runs");
    }

    #[test]
    fn begins_earlier_where_something_is_and_follows_the_projects_found() {
        let events = vec![event("1889", "Old", None), event("1990", "Of p", Some("p"))];
        let whole = timeline(By::Kind, &[], &events, &tables());
        assert_eq!(whole.first, 1889);
        let found = events_of(events.clone(), &dated());
        assert_eq!(found, [events[1].clone()]);
        assert!(events_of(events, &[]).is_empty());
        let nothing = timeline(By::Kind, &[], &[], &tables());
        assert_eq!((nothing.first, nothing.rows.len()), (FIRST, 0));
    }
}

mod places {
    use super::*;

    type Told<'a> = (&'a str, usize, Vec<(&'a str, usize)>);

    fn told(map: &Map) -> Vec<Told<'_>> {
        let regions = map.regions.iter().map(|region| {
            let places = region.places.iter();
            let places = places.map(|place| (place.country.as_str(), place.ids.len()));
            (
                region.region.as_deref().unwrap_or("-"),
                region.total,
                places.collect(),
            )
        });
        regions.collect()
    }

    #[test]
    fn puts_records_into_countries_and_counts_them_once_in_a_region() {
        let mut library = library();
        library.push(case("d", &["country:XYZ"]));
        library.push(case("e", &[]));
        let map = map_of_records(Kind::Case, &library, None, &tables());
        assert_eq!(
            told(&map),
            [
                ("asia", 2, vec![("LAO", 2)]),
                ("africa", 2, vec![("KEN", 2)]),
                ("-", 1, vec![("XYZ", 1)]),
            ]
        );
        assert_eq!((map.total, map.nowhere.len()), (5, 1));
        assert_eq!(map.regions[0].without, ["CHN"]);
        assert_eq!(map.regions[0].places[0].position, Some((1.5, -2.5)));
        assert_eq!(map.regions[2].places[0].position, None);
        let both = [case("x", &["country:CHN", "country:LAO"])];
        assert_eq!(
            map_of_records(Kind::Case, &both, None, &tables()).regions[0].total,
            1
        );
    }

    #[test]
    fn puts_ratifications_on_the_map() {
        let party = |country: &str| Ratification {
            country: country.to_owned(),
            sureness: if country == "TGO" {
                Sureness::Recalled
            } else {
                Sureness::Sourced
            },
            ..Ratification::default()
        };
        let parties = |codes: &[&str]| Parties {
            known: codes.iter().map(|code| party(code)).collect(),
            ..Parties::default()
        };
        let all = [
            ("c102".to_owned(), parties(&["TGO", "KEN"])),
            ("c118".to_owned(), parties(&["KEN"])),
        ];
        let map = map_of_parties(&all, None, &tables());
        let africa = &map.regions[1];
        assert_eq!((map.total, africa.total, map.recalled), (3, 3, 1));
        assert_eq!(africa.places[0].ids, ["c102", "c118"]);
        let none = map_of_parties(&[], None, &tables());
        assert_eq!((none.total, none.regions.len()), (0, 0));
    }

    #[test]
    fn says_that_a_country_is_no_party_only_where_every_party_is_named() {
        let parties = |is_complete| Parties {
            known: vec![Ratification {
                country: "KEN".to_owned(),
                ..Ratification::default()
            }],
            is_complete,
            ..Parties::default()
        };
        let map = |all: &[bool]| {
            let all: Vec<(String, Parties)> = all
                .iter()
                .map(|whole| (format!("c{whole}"), parties(*whole)))
                .collect();
            let looked_at = ["KEN", "TGO"].map(str::to_owned).into();
            map_of_parties(&all, Some(&looked_at), &tables())
        };
        // Asia holds none of the countries that are looked at.
        for (all, without, unnamed) in [
            (&[true][..], vec!["TGO"], vec![]),
            (&[false], vec![], vec!["TGO"]),
            (&[true, false], vec![], vec!["TGO"]),
        ] {
            let map = map(all);
            assert_eq!(map.regions.len(), 1);
            assert_eq!(
                (&map.regions[0].without, &map.regions[0].unnamed),
                (
                    &without.iter().map(|one: &&str| (*one).to_owned()).collect(),
                    &unnamed.iter().map(|one: &&str| (*one).to_owned()).collect()
                )
            );
        }
    }
}

mod money {
    use super::*;

    fn gift(name: &str, amount: &str, currency: &str, year: &str) -> Gift {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Gift {
            name: name.to_owned(),
            amount: some(amount),
            currency: some(currency),
            year: some(year),
            sources: vec!["one".to_owned()],
        }
    }

    #[test]
    fn what_a_total_of_the_same_record_holds_is_added_once() {
        let mut one = record(Kind::Project, "one", &[]);
        one.facts.gifts = vec![
            gift("China", "4000000", "USD", "2023"),
            gift(
                "China \u{2013} total stated in December 2025",
                "5000000",
                "USD",
                "2025",
            ),
            gift("China", "7", "EUR", "2023"),
            gift("Japan", "3", "USD", "2023"),
        ];
        let mut two = record(Kind::Project, "two", &[]);
        two.facts.gifts = vec![gift("China", "100", "USD", "2023")];
        let found = contributions(&[one, two], &tables());
        let totals = found.currencies.iter().map(|one| one.total.to_string());
        assert_eq!(totals.collect::<Vec<String>>(), ["7", "5000103"]);
        assert_eq!(found.counts(), (5, 0));
        let gifts = found.currencies.iter().flat_map(|one| &one.donors);
        let gifts = gifts
            .flat_map(|donor| &donor.years)
            .flat_map(|year| &year.of);
        let held: Vec<String> = gifts
            .filter(|gift| gift.is_held)
            .map(|gift| gift.amount.unwrap().to_string())
            .collect();
        assert_eq!(held, ["4000000"]);
    }

    fn projects() -> Vec<Digest> {
        let mut one = record(Kind::Project, "one", &[]);
        one.facts.gifts = vec![
            gift("China (MOHRSS), first sum", "1000000", "USD", "2022"),
            gift("China (further sum)", "0.1", "USD", "2022"),
            gift("China", "500", "EUR", "2019-2023"),
            gift("A bank", "", "", ""),
        ];
        let mut two = record(Kind::Project, "two", &[]);
        two.facts.gifts = vec![
            gift("china", "0.2", "USD", "2022-06"),
            gift("A bank", "7", "", ""),
            gift("A fund", "2000000", "USD", "2018"),
        ];
        vec![two, one]
    }

    #[test]
    fn never_mixes_currencies_and_never_spreads_a_range() {
        let sums = contributions(&projects(), &tables());
        let told: Vec<(Option<&str>, String)> = sums
            .currencies
            .iter()
            .map(|one| (one.code.as_deref(), one.total.to_string()))
            .collect();
        assert_eq!(
            told,
            [
                (Some("EUR"), "500".to_owned()),
                (Some("USD"), "3000000.3".to_owned()),
                (None, "7".to_owned()),
            ]
        );
        let range = &sums.currencies[0].donors[0].years[0];
        assert_eq!((range.years, range.of.len()), (Years::Known(2019, 2023), 1));
        assert_eq!(sums.counts(), (6, 1));
    }

    #[test]
    fn puts_what_one_donor_gave_together_with_the_projects_behind() {
        let sums = contributions(&projects(), &tables());
        let dollars = &sums.currencies[1].donors;
        let names: Vec<&str> = dollars.iter().map(|one| &*one.donor.name).collect();
        assert_eq!(names, ["A fund", "China"], "the largest first");
        let china = &dollars[1];
        assert_eq!(china.donor.country.as_deref(), Some("CHN"));
        assert_eq!(china.years.len(), 1);
        let of = china.years[0].of.iter();
        let of: Vec<(&str, &str)> = of.map(|one| (&*one.id.slug, &*one.named)).collect();
        assert_eq!(
            of,
            [
                ("one", "China (MOHRSS), first sum"),
                ("one", "China (further sum)"),
                ("two", "china")
            ]
        );
        assert_eq!(china.total.to_string(), "1000000.3");
    }

    #[test]
    fn tells_apart_who_gave_without_a_sum() {
        let sums = contributions(&projects(), &tables());
        let [bank] = sums.unsummed.as_slice() else {
            panic!("{sums:?}")
        };
        assert_eq!((&*bank.donor.name, bank.of[0].amount), ("A bank", None));
        assert_eq!(contributions(&[], &tables()), Contributions::default());
    }
}

mod missing {
    use super::*;

    fn today() -> PartialDate {
        date("2026-11-22").unwrap()
    }

    #[test]
    fn names_the_values_that_few_cases_and_projects_have() {
        let mut library = library();
        library.push(record(Kind::Term, "t", &["topic:pensions"]));
        let coverage = coverage(&library, None, &tables(), today());
        assert_eq!((coverage.total, coverage.practices), (5, 4));
        let of = |looked: Looked| {
            let mut lacks = coverage.lacks.iter();
            let lack = lacks.find(|lack| lack.looked == looked).unwrap();
            let values = lack.values.iter();
            values
                .map(|(id, count)| (id.as_str(), *count))
                .collect::<Vec<_>>()
        };
        let topics = of(Looked::Field(Field::Topic));
        assert_eq!(topics, [("pensions", 0), ("identity", 2), ("cash", 2)]);
        assert_eq!(of(Looked::Group), [("sadc", 0), ("asean", 2)]);
        assert_eq!(of(Looked::Language), [("fr", 0), ("lo", 0)]);
        assert_eq!(of(Looked::Field(Field::Branch)), [("old-age", 0)]);
    }

    #[test]
    fn counts_a_translation_for_its_language() {
        let mut library = library();
        library[0].languages.push(Language::parse("pt-BR").unwrap());
        library[1].languages.push(Language::parse("fr-CA").unwrap());
        let coverage = coverage(&library, None, &tables(), today());
        let languages = &coverage.lacks.last().unwrap().values;
        assert_eq!(languages[1], ("fr".to_owned(), 1));
    }

    #[test]
    fn names_the_likeliest_places_without_a_record() {
        let coverage = coverage(&library(), None, &tables(), today());
        let gaps: Vec<(&str, &str)> = coverage
            .gaps
            .iter()
            .map(|gap| (&*gap.topic.0, &*gap.region.0))
            .collect();
        assert_eq!(gaps, [("unheard", "asia")]);
        assert_eq!(coverage.gaps[0].region.1, 2);
    }

    #[test]
    fn names_what_is_stale_unread_and_weak() {
        let mut library = library();
        library[0].facts.updated = date("2020");
        library[0].facts.reviewed = date("2024-11-21");
        library[1].facts.updated = date("2021");
        library[1].facts.reviewed = None;
        library[2].facts.reviewed = None;
        library[2].facts.weakness = Some("Copies.".to_owned());
        let figures = |single, bare| Figures {
            all: 5,
            single,
            bare,
            weak: 0,
        };
        library[0].facts.figures = figures(3, 0);
        library[1].facts.figures = figures(0, 0);
        library[3].facts.figures = figures(0, 1);
        let coverage = coverage(&library, None, &tables(), today());
        let slugs = |all: &[Stale]| {
            let slugs = all.iter().map(|one| one.id.slug.clone());
            slugs.collect::<Vec<String>>()
        };
        assert_eq!(slugs(&coverage.stale), ["b", "a"], "the oldest first");
        assert_eq!(slugs(&coverage.unreviewed), ["b", "c"]);
        assert_eq!(coverage.weak[0].why, "Copies.");
        let unsure: Vec<&str> = coverage.figures.iter().map(|one| &*one.id.slug).collect();
        assert_eq!(unsure, ["p", "a"], "no source at all comes first");
        let all = coverage.all_figures;
        assert_eq!((all.all, all.single, all.bare), (15, 3, 1));
    }

    #[test]
    fn of_nothing_everything_is_missing() {
        let coverage = coverage(&[], None, &tables(), today());
        assert_eq!(
            (coverage.total, coverage.lacks.len()),
            (0, Looked::ALL.len())
        );
        assert!(
            coverage
                .lacks
                .iter()
                .all(|lack| lack.values.len() == lack.of)
        );
        assert!(coverage.gaps.is_empty() && coverage.stale.is_empty());
    }
}

/// Any library: kinds, topics, countries, outcomes and gifts drawn from short lists, unknown values among them.
fn any_library() -> impl Strategy<Value = Vec<Digest>> {
    let topics =
        prop::sample::subsequence(vec!["topic:identity", "topic:cash", "topic:unheard"], 0..=3);
    let countries =
        prop::sample::subsequence(vec!["country:LAO", "country:KEN", "country:XYZ"], 0..=3);
    let outcome = prop::option::of(prop::sample::select(vec![
        "outcome:success",
        "outcome:failure",
        "outcome:unheard",
    ]));
    let kind = prop::sample::select(vec![Kind::Case, Kind::Project, Kind::Term]);
    let amount = prop::option::of(
        (0_u32..10_000_000).prop_map(|cents| format!("{}.{:02}", cents / 100, cents % 100)),
    );
    let currency = prop::option::of(prop::sample::select(vec!["USD", "EUR"]));
    let donor = prop::sample::select(vec!["China (first)", "Kenya", "A fund, second sum", ""]);
    let gift = (donor, amount, currency, prop::option::of(1990_u16..2030));
    let one = (
        kind,
        topics,
        countries,
        outcome,
        prop::collection::vec(gift, 0..4),
    );
    prop::collection::vec(one, 0..20).prop_map(|all| {
        let records =
            all.into_iter()
                .enumerate()
                .map(|(at, (kind, topics, countries, outcome, gifts))| {
                    let values = [topics, countries, outcome.into_iter().collect()].concat();
                    let mut digest = record(kind, &format!("r-{at}"), &values);
                    let gifts = gifts
                        .into_iter()
                        .map(|(name, amount, currency, year)| Gift {
                            name: name.to_owned(),
                            amount,
                            currency: currency.map(str::to_owned),
                            year: year.map(|year| year.to_string()),
                            sources: Vec::new(),
                        });
                    digest.facts.gifts = gifts.collect();
                    digest
                });
        records.collect()
    })
}

proptest! {
    #[test]
    fn the_cells_of_fields_with_one_value_add_up_to_the_records(library in any_library()) {
        let matrix = matrix(Field::Outcome, Field::Kind, &library, &tables());
        let sum: usize = matrix.cells.iter().flatten().sum();
        prop_assert_eq!(sum, library.len());
        for (head, cells) in matrix.rows.heads.iter().zip(&matrix.cells) {
            prop_assert_eq!(cells.iter().sum::<usize>(), head.total);
        }
    }

    #[test]
    fn no_cell_counts_more_than_its_row_and_column(library in any_library()) {
        let matrix = matrix(Field::Topic, Field::Country, &library, &tables());
        for (row, cells) in matrix.rows.heads.iter().zip(&matrix.cells) {
            prop_assert!(row.total <= matrix.total);
            for (column, count) in matrix.columns.heads.iter().zip(cells) {
                prop_assert!(*count <= row.total.min(column.total));
                prop_assert!(matrix.shade(*count) <= SHADES && (matrix.shade(*count) == 0) == (*count == 0));
            }
        }
    }

    #[test]
    fn nothing_depends_on_the_order_of_records(library in any_library()) {
        let tables = tables();
        let mut other = library.clone();
        other.reverse();
        let today = date("2026-11-22").unwrap();
        prop_assert_eq!(
            matrix(Field::Topic, Field::Country, &library, &tables),
            matrix(Field::Topic, Field::Country, &other, &tables)
        );
        prop_assert_eq!(contributions(&library, &tables), contributions(&other, &tables));
        prop_assert_eq!(lessons(&library, &tables), lessons(&other, &tables));
        prop_assert_eq!(
            map_of_records(Kind::Case, &library, None, &tables).regions,
            map_of_records(Kind::Case, &other, None, &tables).regions
        );
        let [one, two] = [&library, &other].map(|all| coverage(all, None, &tables, today));
        prop_assert_eq!((one.lacks, one.gaps, one.stale), (two.lacks, two.gaps, two.stale));
    }

    #[test]
    fn every_gift_is_in_one_sum_or_among_those_without(library in any_library()) {
        let sums = contributions(&library, &tables());
        let gifts: usize = library.iter().map(|one| one.facts.gifts.len()).sum();
        let (summed, unsummed) = sums.counts();
        prop_assert_eq!(summed + unsummed, gifts);
        for currency in &sums.currencies {
            let of: Money = currency.donors.iter().flat_map(|donor| &donor.years).map(|year| year.total).sum();
            prop_assert_eq!(of, currency.total);
        }
    }
}
