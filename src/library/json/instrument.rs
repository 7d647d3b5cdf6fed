//! Instruments as JSON: schema 1.

use serde_json::{Value, json};

use super::card::{placed, ratification};
use crate::library::{Instrument, Linked};
use crate::model::c102::{Later, Part};
use crate::model::{Detail, Document, Parties, Ratification, Record};

/// Returns all instruments.
pub fn instruments(all: &[(Record, Option<Parties>)]) -> Value {
    let each = all
        .iter()
        .map(|(record, parties)| head(record, parties.as_ref()));
    json!({ "schema": 1, "total": all.len(), "standards": each.collect::<Vec<_>>() })
}

/// Returns an instrument.
pub fn instrument(instrument: &Instrument) -> Value {
    let opened = &instrument.opened;
    let mut standard = head(&opened.record, opened.parties.as_ref());
    let parts = instrument.structure.iter().flat_map(|all| &all.parts);
    standard["parts"] = parts.map(bare).collect();
    standard["records"] = instrument.linked.iter().map(linked).collect();
    json!({ "schema": 1, "standard": standard })
}

/// Returns a Part, or what it says of an article, of which a paragraph may be asked for.
pub fn part(instrument: &Instrument, of: &Part, article: Option<(u32, &str)>) -> Value {
    let number = &of.number;
    let mut part = bare(of);
    let blocks = match article {
        Some((article, _)) => instrument.passages(article, of),
        None => instrument.blocks_of(of),
    };
    if let Some((_, paragraph)) = article
        && !paragraph.is_empty()
    {
        part["paragraph"] = json!(paragraph);
    }
    let text = Document { blocks }.sections();
    part["text"] = json!(
        text.iter()
            .map(|section| section.text.trim_end())
            .collect::<Vec<_>>()
            .join("\n")
    );
    let structure = instrument.structure.iter();
    part["later"] = structure
        .flat_map(|all| all.later_than(of))
        .map(later)
        .collect();
    let parties = instrument
        .opened
        .parties
        .as_ref()
        .filter(|_| of.is_optional);
    part["accepted_by"] = json!(parties.map(|parties| parties.accepting(number)));
    let own = instrument
        .linked
        .iter()
        .filter(|one| one.part.as_ref() == Some(number));
    part["records"] = own.map(linked).collect();
    json!({
        "schema": 1,
        "standard": instrument.opened.record.id.slug,
        "article": article.map(|(article, _)| article),
        "part": part,
    })
}

/// Returns the ratifications of an instrument, row by row as the table has them.
pub fn ratifications<'a>(
    slug: &str,
    parties: &Parties,
    rows: impl Iterator<Item = &'a Ratification>,
) -> Value {
    let each: Vec<Value> = rows.map(ratification).collect();
    json!({
        "schema": 1,
        "standard": slug,
        "as_of": parties.as_of.map(|date| date.to_string()),
        "count": parties.count,
        "complete": parties.is_complete,
        "confidence": if parties.is_recalled { "recalled" } else { "sourced" },
        "note": parties.note,
        "total": each.len(),
        "ratifications": each,
    })
}

fn head(record: &Record, parties: Option<&Parties>) -> Value {
    let mut value = json!({
        "id": record.id.slug,
        "lang": record.language.tag(),
        "title": record.title.value,
        "path": record.path,
        "parties": parties.and_then(|parties| parties.count),
        "parties_as_of": parties.and_then(|parties| parties.as_of).map(|date| date.to_string()),
    });
    if let Detail::Standard(standard) = &record.detail {
        let text = |text: &Option<crate::model::Text>| text.as_ref().map(|text| text.value.clone());
        value["code"] = json!(text(&standard.code));
        value["instrument"] = json!(text(&standard.instrument));
        value["adopted"] = json!(standard.adopted.map(|date| date.to_string()));
        value["in_force"] = json!(standard.in_force.map(|date| date.to_string()));
        value["standing"] = json!(text(&standard.standing));
        value["branches"] = standard
            .branches
            .iter()
            .map(|branch| json!(branch.value))
            .collect();
        value["official_text"] = json!(text(&standard.official_text));
    }
    value
}

fn bare(part: &Part) -> Value {
    json!({
        "number": part.number,
        "title": part.title,
        "articles": part.articles(),
        "optional": part.is_optional,
        "branch": part.branch,
    })
}

fn later(later: &Later) -> Value {
    json!({
        "contingency": later.contingency,
        "c102": later.own,
        "instrument": later.instrument,
        "text": later.text,
        "recommendation": later.recommendation,
        "floor": later.floor,
        "checked": later.checked,
    })
}

fn linked(linked: &Linked) -> Value {
    let mut value = placed(&linked.placed);
    value["relation"] = json!(linked.relation);
    value["part"] = json!(linked.part);
    value
}
