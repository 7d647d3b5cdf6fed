//! The coverage: what is missing, and what to look for next.

mod sourcing;

use serde_json::{Value, json};

use super::{Item, Lead, Part, Told, Words, narrowed};
use crate::atlas::{Coverage, FEW, Gap, Lack, Looked, Stale};
use crate::model::age::STALE_YEARS;
use crate::model::{Field, Figures, Kind, Phrase, RecordId};

/// How many of a long list are told to people; programs get all.
const MOST: usize = 12;

/// How a reader gets the rest.
const NAMED: &str = "which --format csv names one by one";

/// How many of each sort are named as next.
const NEXT: usize = 3;

/// The coverage, to be told.
pub(super) struct CoverageTold<'a> {
    pub(super) coverage: &'a Coverage,
    pub(super) query: &'a str,
    pub(super) words: Words<'a>,
}

impl CoverageTold<'_> {
    fn value(&self, looked: Looked, id: &str, tag: &str) -> Phrase {
        let list = looked.vocabulary(self.words.tables);
        list.map_or_else(|| id.into(), |list| list.named(id, tag))
    }

    fn label(&self, looked: Looked, id: &str) -> Phrase {
        self.value(looked, id, self.words.language.tag())
    }

    /// Returns the values of a lack with so many records.
    fn with(&self, lack: &Lack, wanted: usize) -> Vec<Phrase> {
        let values = lack.values.iter().filter(|(_, count)| *count == wanted);
        values.map(|(id, _)| self.label(lack.looked, id)).collect()
    }

    /// Returns what to look for next: values with few records, places without one, records to source and to read again.
    fn next(&self) -> Vec<Item> {
        let coverage = self.coverage;
        let lacks = coverage.lacks.iter().flat_map(|lack| {
            let few = lack.values.iter().take(NEXT);
            few.map(|(id, count)| Item {
                leads_to: self.lead(lack.looked, id, *count),
                ..Item::new("", self.wanted(lack.looked, id, *count))
            })
        });
        let gaps = coverage.gaps.iter().take(NEXT);
        let gaps = gaps.map(|gap| Item::new("", self.gap(gap)));
        let weak = coverage.weak.iter().take(NEXT).map(|one| {
            let text = Phrase::from("A better source for: ") + &one.title;
            Item::new("", text).to(Lead::record(&one.id))
        });
        let stale = coverage.stale.iter().take(NEXT).map(|one| {
            let looked_at = format!(" (last looked at {})", last(one));
            let text = Phrase::from("News of: ") + &one.title + looked_at;
            Item::new("", text).to(Lead::record(&one.id))
        });
        lacks.chain(gaps).chain(weak).chain(stale).collect()
    }

    /// Returns the query that finds the records with a value, where there are some.
    fn lead(&self, looked: Looked, id: &str, count: usize) -> Option<Lead> {
        let kinds = [Kind::Case, Kind::Project].map(Kind::name);
        let own = match looked {
            Looked::Field(field) => vec![field.filter(&[id]), Field::Kind.filter(&kinds)],
            Looked::Group => vec![Field::Country.filter(&[id]), Field::Kind.filter(&kinds)],
            Looked::Language => vec![Field::Lang.filter(&[id])],
        };
        (count > 0).then(|| Lead::Query(narrowed(&own, self.query)))
    }

    fn wanted(&self, looked: Looked, id: &str, count: usize) -> Phrase {
        let label = self.label(looked, id);
        let there = match count {
            0 => ": there is none.".to_owned(),
            1 => ": there is only one.".to_owned(),
            count => format!(": there are only {count}."),
        };
        match looked {
            Looked::Language => Phrase::from("Records in ") + label + there,
            Looked::Group => Phrase::from("Cases and projects in the group ") + label + there,
            Looked::Field(field) => {
                Phrase::from(format!("Cases and projects on the {field} ")) + label + there
            }
        }
    }

    fn gap(&self, gap: &Gap) -> Phrase {
        let (topic, of_topic) = &gap.topic;
        let (region, of_region) = &gap.region;
        let counted = format!(
            ": none, of {} on the topic and {} in the region.",
            self.words.number(*of_topic),
            self.words.number(*of_region),
        );
        let topic = self.words.label(Field::Topic, Some(topic));
        topic + " in " + self.words.label(Field::Region, Some(region)) + counted
    }

    fn lack(&self, lack: &Lack) -> Vec<Part> {
        let of = match lack.looked {
            Looked::Language => "records",
            _ => "cases and projects",
        };
        let heading = format!(
            "{}: {} of {} with fewer than {FEW} {of}",
            many(lack.looked),
            lack.values.len(),
            lack.of
        );
        let mut parts = vec![Part::heading(2, heading)];
        let none = self.with(lack, 0);
        let none = (!none.is_empty()).then(|| Item::new("0", Phrase::joined(none, "; ")));
        let few = lack.values.iter().filter(|(_, count)| *count > 0);
        let few = few.map(|(id, count)| Item {
            leads_to: self.lead(lack.looked, id, *count),
            ..Item::new(count.to_string(), self.label(lack.looked, id))
        });
        let items: Vec<Item> = none.into_iter().chain(few).collect();
        if !items.is_empty() {
            parts.push(Part::List(items));
        }
        parts
    }
}

/// Returns a row of a finding.
fn row(cells: [&str; 6]) -> Vec<String> {
    cells.map(str::to_owned).to_vec()
}

/// Returns a row of what was found in a record.
fn of_record(
    finding: &str,
    (id, title): (&RecordId, &str),
    count: &str,
    detail: &str,
) -> Vec<String> {
    row([finding, id.kind.name(), &id.slug, title, count, detail])
}

/// Returns what values are called for people.
fn many(looked: Looked) -> &'static str {
    match looked {
        Looked::Field(Field::Topic) => "Topics",
        Looked::Field(Field::Branch) => "Branches",
        Looked::Field(Field::Region) => "Regions",
        Looked::Field(Field::Stage) => "Stages",
        Looked::Field(field) => field.name(),
        Looked::Group => "Groups of countries",
        Looked::Language => "Languages",
    }
}

fn last(stale: &Stale) -> String {
    stale
        .last
        .map_or_else(|| "nobody says when".to_owned(), |date| date.to_string())
}

/// Returns how many figures want another source, and why.
fn figures(of: Figures) -> String {
    let said = [
        (of.single, "with one source"),
        (of.bare, "with none"),
        (of.weak, "with weak ones"),
    ];
    let said = said.into_iter().filter(|(count, _)| *count > 0);
    let said: Vec<String> = said
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    match said.join(", ") {
        said if said.is_empty() => format!("none of {}", of.all),
        said => format!("{said}, of {}", of.all),
    }
}

fn figures_json(of: Figures) -> Value {
    json!({ "all": of.all, "one_source": of.single, "no_source": of.bare, "weak": of.weak })
}

fn stale_json(all: &[Stale]) -> Value {
    let one = |stale: &Stale| {
        json!({
            "id": stale.id.slug,
            "kind": stale.id.kind.name(),
            "title": stale.title,
            "last": stale.last,
        })
    };
    all.iter().map(one).collect()
}

impl Told for CoverageTold<'_> {
    fn is_empty(&self) -> bool {
        self.coverage.total == 0
    }

    fn parts(&self) -> Vec<Part> {
        let coverage = self.coverage;
        let about = format!(
            "{}, {} of them cases and projects. Languages are those of all records, all else that of cases and projects.",
            self.words.count(coverage.total, "record", "records"),
            self.words.number(coverage.practices),
        );
        let mut parts = vec![Part::Text(about.into())];
        parts.push(Part::heading(2, "Look for next"));
        parts.push(Part::List(self.next()));
        for lack in &coverage.lacks {
            parts.extend(self.lack(lack));
        }
        let gaps = coverage.gaps.iter().map(|gap| Item::new("", self.gap(gap)));
        let heading = "Topics without a case or project in a region, the most likely ones";
        parts.extend(self.list(heading, gaps.collect()));
        parts.extend(self.sourcing());
        parts
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let coverage = self.coverage;
        let names = ["finding", "of", "value", "name", "count", "detail"];
        let mut rows = vec![names.map(str::to_owned).to_vec()];
        for lack in &coverage.lacks {
            rows.extend(lack.values.iter().map(|(id, count)| {
                let label = self.label(lack.looked, id);
                let of = lack.looked.name();
                row(["few", of, id, &label, &count.to_string(), ""])
            }));
        }
        rows.extend(coverage.gaps.iter().map(|gap| {
            let value = format!("{},{}", gap.topic.0, gap.region.0);
            row(["gap", "topic,region", &value, &self.gap(gap), "0", ""])
        }));
        let old = |finding: &'static str, one: &Stale| {
            let date = one.last.map(|date| date.to_string()).unwrap_or_default();
            of_record(finding, (&one.id, &one.title), "", &date)
        };
        rows.extend(coverage.stale.iter().map(|one| old("stale", one)));
        rows.extend(coverage.unreviewed.iter().map(|one| old("unreviewed", one)));
        rows.extend(
            coverage
                .weak
                .iter()
                .map(|one| of_record("weak", (&one.id, &one.title), "", &one.why)),
        );
        rows.extend(coverage.figures.iter().map(|one| {
            let count = (one.figures.single + one.figures.bare).to_string();
            of_record(
                "figures",
                (&one.id, &one.title),
                &count,
                &figures(one.figures),
            )
        }));
        rows
    }

    fn json(&self) -> Value {
        let coverage = self.coverage;
        let lacks = coverage.lacks.iter().map(|lack| {
            let values = lack.values.iter().map(|(id, count)| {
                json!({ "value": id, "label": self.value(lack.looked, id, "en"), "count": count })
            });
            json!({ "of": lack.looked.name(), "values": lack.of, "few": values.collect::<Vec<Value>>() })
        });
        let gaps = coverage.gaps.iter().map(|gap| {
            json!({
                "topic": gap.topic.0,
                "topic_count": gap.topic.1,
                "region": gap.region.0,
                "region_count": gap.region.1,
            })
        });
        let weak = coverage.weak.iter().map(|one| {
            json!({ "id": one.id.slug, "kind": one.id.kind.name(), "title": one.title, "why": one.why })
        });
        let unsure = coverage.figures.iter().map(|one| {
            json!({
                "id": one.id.slug,
                "kind": one.id.kind.name(),
                "title": one.title,
                "figures": figures_json(one.figures),
            })
        });
        json!({
            "practices": coverage.practices,
            "fewer_than": FEW,
            "stale_years": STALE_YEARS,
            "lacks": lacks.collect::<Vec<Value>>(),
            "gaps": gaps.collect::<Vec<Value>>(),
            "stale": stale_json(&coverage.stale),
            "unreviewed": stale_json(&coverage.unreviewed),
            "weak": weak.collect::<Vec<Value>>(),
            "figures": figures_json(coverage.all_figures),
            "unsure": unsure.collect::<Vec<Value>>(),
        })
    }
}
