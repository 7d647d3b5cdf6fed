//! A record for programs: its front matter with what is derived, what stands around it, its sections.

use serde_json::{Map, Value, json};

use crate::content;
use crate::library::worker::Opened;
use crate::library::{Library, LibraryError, Related};
use crate::model::{Field, RecordPath, Section};
use crate::search::Listed;

/// A record as it is told to programs.
#[derive(Clone, Copy, Debug)]
pub struct Front<'a> {
    /// Its file.
    pub text: &'a str,
    /// The file of its original, where it is a translation.
    pub original: Option<&'a str>,
    /// The record with what stands around it, where it is one of a library.
    pub opened: Option<&'a Opened>,
}

/// Returns the front matter of a record with what is derived, and some sections.
pub fn front(record: Front<'_>, sections: &[Section]) -> Value {
    let mut all = fields(record.text);
    if let Some(original) = record.original {
        complete(&mut all, fields(original));
    }
    if let Some(opened) = record.opened {
        hide(&mut all, opened);
        name_record(&mut all, opened);
    }
    all.insert(
        "sections".to_owned(),
        sections.iter().map(section_json).collect(),
    );
    Value::Object(all)
}

impl Library {
    /// Returns the record of a path as `show --format json` prints it.
    pub(in crate::library) fn record_json(&self, path: &str) -> Result<Value, LibraryError> {
        let opened = self.open_record(path)?;
        let text = self.read_text(path)?;
        let original = self.original_text(path);
        let record = Front {
            text: &text,
            original: original.as_deref(),
            opened: Some(&opened),
        };
        let record = front(record, &opened.record.reading().sections());
        Ok(json!({ "schema": 1, "record": record }))
    }

    /// Returns the file of the original of a translation, by the path of the translation.
    pub fn original_text(&self, path: &str) -> Option<String> {
        let translated = RecordPath::parse(path).filter(|path| path.tag.is_some());
        translated.and_then(|path| self.read_text(&path.original()).ok())
    }
}

/// Returns the front matter of a file; nothing where it cannot be read.
fn fields(text: &str) -> Map<String, Value> {
    match content::front_matter_json(text) {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

/// Adds to the fields of a translation those it takes from its original; its sources stand after those of the original.
fn complete(own: &mut Map<String, Value>, original: Map<String, Value>) {
    for (name, value) in original {
        match (own.get_mut(&name), value) {
            (None, value) => {
                own.insert(name, value);
            }
            (Some(Value::Array(own)), Value::Array(mut sources)) if name == "sources" => {
                let is_own = |source: &Value| own.iter().any(|one| one["key"] == source["key"]);
                sources.retain(|source| !is_own(source));
                sources.append(own);
                *own = sources;
            }
            (Some(_), _) => {}
        }
    }
}

/// Leaves out the drafts that the file of a record names and that the record, as it is seen, does not.
fn hide(fields: &mut Map<String, Value>, opened: &Opened) {
    let named = opened.record.named();
    let is_named = |slug: &str| named.iter().any(|one| one.value == slug);
    let is_gone = |one: &Value| {
        let slug = one.as_str().or_else(|| one["standard"].as_str());
        slug.is_some_and(|slug| opened.hidden.contains(slug) && !is_named(slug))
    };
    let leave = |all: &mut Map<String, Value>| {
        all.retain(|name, value| name != "show" || !is_gone(value));
        for list in all.values_mut().filter_map(Value::as_array_mut) {
            list.retain(|one| !is_gone(one));
        }
    };
    if let Some(Value::Array(steps)) = fields.get_mut("steps") {
        let steps = steps.iter_mut().filter_map(Value::as_object_mut);
        steps.for_each(leave);
    }
    leave(fields);
}

/// Adds what is derived from the path of a record, and the records around it.
fn name_record(fields: &mut Map<String, Value>, opened: &Opened) {
    let record = &opened.record;
    fields.insert("id".to_owned(), json!(record.id.slug));
    fields.insert("kind".to_owned(), json!(record.id.kind.name()));
    fields.insert("lang".to_owned(), json!(record.language.tag()));
    fields.insert("path".to_owned(), json!(record.path));
    if let Some(changed) = opened.changed {
        fields.insert("original_changed".to_owned(), json!(changed.to_string()));
    }
    let version = |one: &Listed| json!({ "lang": one.language.tag(), "path": one.path });
    fields.insert(
        "versions".to_owned(),
        opened.versions.iter().map(version).collect(),
    );
    let term = |(field, value, term): &(Field, String, Listed)| json!({ "field": field.name(), "value": value, "id": term.id.slug });
    fields.insert("terms".to_owned(), opened.terms.iter().map(term).collect());
    let named_by = opened.back_links.iter().map(|record| json!(record.id.slug));
    fields.insert("named_by".to_owned(), named_by.collect());
    fields.insert("alike".to_owned(), opened.alike.iter().map(alike).collect());
}

/// Returns a record that is like the one shown, with the ids of what both are filed under.
fn alike(related: &Related) -> Value {
    let mut shared: Map<String, Value> = Map::new();
    for one in &related.shared {
        let values = shared.entry(one.field.name()).or_insert_with(|| json!([]));
        if let Value::Array(values) = values {
            values.push(json!(one.value));
        }
    }
    json!({ "id": related.listed.id.slug, "shared": shared })
}

fn section_json(section: &Section) -> Value {
    json!({
        "heading": section.heading,
        "anchor": section.anchor,
        "level": section.level,
        "text": section.text.trim_end(),
    })
}
