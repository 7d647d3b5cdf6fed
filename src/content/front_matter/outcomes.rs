//! What cases and projects share: periods, results, lessons, links to instruments.

use super::record::must;
use super::{Fields, Need};
use crate::content::rules::period_order;
use crate::model::{Lesson, Outcome, Period, StandardLink};

/// Reads `period`; the text `n.d.` says that no source tells when it was.
pub(crate) fn period(fields: &Fields<'_>, need: Need) -> Option<Period> {
    if fields.is_undated("period") {
        return None;
    }
    let table = fields.table("period", "a period", need)?;
    let start = table.date("start", Need::Required);
    let end = table.date("end", Need::Optional);
    if let (Some(start), Some(end)) = (start, end)
        && period_order::is_reversed(start, end)
    {
        let message = format!("the period ends in {end}, before it starts in {start}");
        fields
            .faults()
            .push(period_order::RULE.at(table.span(), message));
    }
    table.finish();
    start.map(|start| Period { start, end })
}

/// Reads `[[results]]`.
pub(crate) fn results(fields: &Fields<'_>, need: Need) -> Vec<Outcome> {
    fields
        .tables("results", "a result", need)
        .into_iter()
        .map(result)
        .collect()
}

fn result(fields: Fields<'_>) -> Outcome {
    let result = Outcome {
        indicator: must(&fields, "indicator"),
        value: fields.figure("value", Need::Required).unwrap_or_default(),
        unit: fields.plain("unit", Need::Optional),
        year: fields.year("year"),
        text: fields.text("text", Need::Optional).map(|text| text.value),
        baseline: fields.figure("baseline", Need::Optional),
        target: fields.figure("target", Need::Optional),
        access: fields.text("access", Need::Optional),
        sources: fields.one_or_more("source", Need::Optional),
        span: fields.span(),
    };
    fields.finish();
    result
}

/// Reads `[[lessons]]`.
pub(crate) fn lessons(fields: &Fields<'_>, need: Need) -> Vec<Lesson> {
    fields
        .tables("lessons", "a lesson", need)
        .into_iter()
        .map(lesson)
        .collect()
}

fn lesson(fields: Fields<'_>) -> Lesson {
    let lesson = Lesson {
        text: must(&fields, "text"),
        dimension: fields.text("dimension", Need::Optional),
        sources: fields.one_or_more("source", Need::Optional),
        span: fields.span(),
    };
    fields.finish();
    lesson
}

/// Reads `standards` of a case or project.
pub(crate) fn standards(fields: &Fields<'_>) -> Vec<StandardLink> {
    fields
        .tables("standards", "a link to a standard", Need::Optional)
        .into_iter()
        .map(standard)
        .collect()
}

fn standard(fields: Fields<'_>) -> StandardLink {
    let link = StandardLink {
        standard: must(&fields, "ref"),
        part: fields.text("part", Need::Optional),
        relation: must(&fields, "relation"),
    };
    fields.finish();
    link
}
