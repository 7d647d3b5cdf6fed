//! The card of a country as JSON: schema 1. Nothing in it is localised but the names of the country.

use serde_json::{Value, json};

use crate::library::{Card, Placed};
use crate::model::timeline::Event;
use crate::model::{Commitments, Country, Ratification, Standing, State, Sureness, Total};

/// Returns the card of a country.
pub fn card(country: &Country, card: &Card) -> Value {
    let all = |list: &[Placed]| list.iter().map(placed).collect::<Vec<Value>>();
    let commitments = card.commitments.as_ref();
    json!({
        "schema": 1,
        "country": {
            "iso3": country.iso3,
            "iso2": country.iso2,
            "names": country.names,
            "region": country.region,
            "subregion": country.subregion,
            "groups": country.groups,
            "conventions": commitments.map(standings).unwrap_or_default(),
            "totals": commitments.map(totals).unwrap_or_default(),
            "cases": all(&card.cases),
            "projects": all(&card.projects),
            "provides": all(&card.provided),
            "events": card.events.iter().map(event).collect::<Vec<Value>>(),
        },
    })
}

fn event(event: &Event) -> Value {
    json!({
        "date": event.date.to_string(),
        "title": event.title,
        "actors": event.actors,
        "project": event.project,
        "note": event.note,
        "source": event.sources,
    })
}

/// Returns a record with when it was and how it went.
pub(super) fn placed(placed: &Placed) -> Value {
    let period = placed.period.map(|period| {
        json!({ "start": period.start.to_string(), "end": period.end.map(|end| end.to_string()) })
    });
    json!({
        "id": placed.listed.id.slug,
        "kind": placed.listed.id.kind.name(),
        "lang": placed.listed.language.tag(),
        "title": placed.listed.title,
        "path": placed.listed.path,
        "period": period,
        "state": placed.state,
    })
}

/// Returns a ratification as the table has it.
pub(super) fn ratification(one: &Ratification) -> Value {
    json!({
        "country": one.country,
        "date": one.date.map(|date| date.to_string()),
        "date_confidence": one.date_sureness.name(),
        "parts": one.parts,
        "note": one.note,
        "source": one.sources,
        "confidence": one.sureness.name(),
    })
}

fn standings(commitments: &Commitments) -> Vec<Value> {
    commitments.standings.iter().map(standing).collect()
}

fn standing(standing: &Standing) -> Value {
    let as_of = standing.as_of.map(|date| date.to_string());
    let mut value = match &standing.state {
        State::Ratified(one) => ratification(one),
        State::NotRatified {
            sureness,
            note,
            sources,
        } => absent(*sureness, note, sources),
    };
    value["instrument"] = json!(standing.instrument);
    value["title"] = json!(standing.title);
    value["as_of"] = json!(as_of);
    value["ratified"] = json!(matches!(standing.state, State::Ratified(_)));
    value
}

fn absent(sureness: Sureness, note: &str, sources: &[String]) -> Value {
    json!({ "note": note, "source": sources, "confidence": sureness.name() })
}

fn totals(commitments: &Commitments) -> Vec<Value> {
    let total = |total: &Total| {
        json!({
            "count": total.count,
            "as_of": total.as_of.map(|date| date.to_string()),
            "note": total.note,
            "source": total.sources,
            "confidence": total.sureness.name(),
        })
    };
    commitments.totals.iter().map(total).collect()
}
