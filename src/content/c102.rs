//! The table of the structure of Convention 102: read where the instrument is asked for, and by `check`.

use super::FileReport;
use super::data;
use super::front_matter::{Fields, Need};
use super::root::Root;
use super::rules::table_fault;
use crate::model::Text;
use crate::model::c102::{Later, Part, Structure};

/// The file, which a library may do without.
const FILE: &str = "data/c102.toml";

/// Returns the structure of the Convention; `None` where the library has no table of it.
pub fn structure(root: &Root) -> Option<Structure> {
    data::read(root, FILE, whole)
}

/// Returns what is wrong in the table; `None` where a library has none.
pub(super) fn report(root: &Root) -> Option<FileReport> {
    data::report(root, FILE, |table| {
        let known = whole(table);
        for row in table.tables("comparison", "a comparison", Need::Optional) {
            let part = row.text("part", Need::Required);
            if let Some(part) = part.filter(|part| known.part(&part.value).is_none()) {
                let message = format!("the table has no Part {:?}", part.value);
                table
                    .faults()
                    .push(table_fault::RULE.at(part.span, message));
            }
        }
    })
}

fn whole(fields: &Fields<'_>) -> Structure {
    let branches = fields.tables("branch", "a branch", Need::Optional);
    let branches: Vec<(String, String)> = branches
        .iter()
        .map(|branch| ["part", "id"].map(|key| branch.plain(key, Need::Required)))
        .map(|[part, id]| (part, id))
        .collect();
    let parts = fields.tables("part", "a part", Need::Required);
    let later = fields.tables("comparison", "a comparison", Need::Optional);
    Structure {
        parts: parts.iter().map(|fields| part(fields, &branches)).collect(),
        later: later.iter().map(one_later).collect(),
    }
}

fn part(fields: &Fields<'_>, branches: &[(String, String)]) -> Part {
    let number = fields.plain("number", Need::Required);
    let articles = fields.text("articles", Need::Required);
    let range = articles.as_ref().and_then(|text| range(&text.value));
    if let Some(text) = articles.filter(|_| range.is_none()) {
        told_bad(fields, &text);
    }
    let (first, last) = range.unwrap_or_default();
    let branch = branches.iter().find(|(part, _)| *part == number);
    Part {
        title: fields.plain("title", Need::Required),
        first,
        last,
        is_optional: fields.flag("optional"),
        branch: branch.map(|(_, id)| id.clone()),
        number,
    }
}

fn told_bad(fields: &Fields<'_>, text: &Text) {
    let message = format!("{:?} is no range of articles such as \"25-30\"", text.value);
    fields
        .faults()
        .push(table_fault::RULE.at(text.span, message));
}

/// Reads `25-30` or `68`.
fn range(text: &str) -> Option<(u32, u32)> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
    (first <= last).then_some((first, last))
}

fn one_later(fields: &Fields<'_>) -> Later {
    let plain = |key| fields.plain(key, Need::Optional);
    let instrument = fields.text("higher_instrument", Need::Optional);
    Later {
        part: plain("part"),
        contingency: plain("branch"),
        own: plain("c102"),
        instrument: instrument.map(|text| text.value),
        text: plain("higher_text"),
        recommendation: plain("recommendation"),
        floor: plain("floor_r202"),
        checked: plain("checked"),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn reads_a_range_of_articles() {
        assert_eq!(range("25-30"), Some((25, 30)));
        assert_eq!(range("68"), Some((68, 68)));
        assert_eq!((range("30-25"), range("x"), range("")), (None, None, None));
    }

    #[test]
    fn the_parts_of_the_built_in_table_hold_all_87_articles() {
        let root = Root::directory(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        let all = structure(&root).unwrap();
        assert_eq!(all.parts.len(), 15);
        for article in 1..=87 {
            assert!(all.holding(article).is_some(), "{article}");
        }
        assert_eq!(all.holding(88), None);
        let branches = all.parts.iter().filter(|part| part.branch.is_some());
        assert!(branches.clone().all(|part| part.is_optional));
        assert_eq!(branches.count(), 9);
        for part in all.parts.iter().filter(|part| part.is_optional) {
            assert!(all.later_than(part).count() > 0, "{}", part.number);
        }
    }
}
