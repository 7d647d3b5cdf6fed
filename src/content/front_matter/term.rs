//! The fields that only a term has.

use std::collections::BTreeMap;

use super::record::{Needs, is_tag, labels};
use super::{Fields, Need};
use crate::content::rules::missing_field;
use crate::model::Text;
use crate::model::term::Term;

/// Reads the fields of a term.
pub(crate) fn read(fields: &Fields<'_>, needs: Needs) -> Term {
    let given = fields.any("labels", needs.required()).is_some();
    let labels = labels(fields, "labels", "labels");
    if given && !labels.contains_key("en") {
        let fault = missing_field::RULE.at(fields.span(), "a term lacks its label in English");
        fields
            .faults()
            .push(fault.with_help("add en = \"…\" under [labels]"));
    }
    Term {
        labels,
        synonyms: synonyms(fields),
        definitions: definitions(fields),
        broader: fields.one_or_more("broader", Need::Optional),
        topic: fields.one_or_more("topic", Need::Optional),
        standards: fields.texts("standards", Need::Optional),
        not_same_as: fields.texts("not_same_as", Need::Optional),
    }
}

fn synonyms(fields: &Fields<'_>) -> BTreeMap<String, Vec<String>> {
    let mut synonyms = BTreeMap::new();
    let table = fields.table("synonyms", "synonyms", Need::Optional);
    for (tag, words) in table.iter().flat_map(Fields::every_list) {
        if is_tag(fields, &tag) {
            synonyms.insert(tag.value, words);
        }
    }
    synonyms
}

/// Returns what the term means in other languages.
fn definitions(fields: &Fields<'_>) -> BTreeMap<String, Text> {
    let table = fields.table("definitions", "definitions", Need::Optional);
    let texts = table.iter().flat_map(Fields::every_text);
    let texts = texts.filter(|(tag, _)| is_tag(fields, tag));
    texts.map(|(tag, text)| (tag.value, text)).collect()
}
