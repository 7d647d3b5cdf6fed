//! A work as JSON: what is known of it under names that stay, and the sentence.

use serde_json::{Map, Value, json};

use super::Work;

/// Returns the entry of a work; what is not known is not there.
pub(super) fn entry(work: &Work, key: &str) -> Value {
    let mut entry = Map::new();
    let mut set = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            entry.insert(name.to_owned(), value);
        }
    };
    let text = |text: &str| (!text.is_empty()).then(|| json!(text));
    set("key", text(key));
    set("record", text(&work.record));
    set("source", work.source.as_deref().and_then(text));
    set("type", text(&work.word));
    set(
        "authors",
        (!work.authors.is_empty()).then(|| json!(work.authors)),
    );
    set("title", text(&work.title));
    let language = work.language.as_ref();
    set("lang", language.map(|language| json!(language.tag())));
    set("translator", work.translator.as_deref().and_then(text));
    let library = work.library.as_ref();
    set("library", library.and_then(|(name, _)| text(name)));
    set("version", library.and_then(|(_, version)| text(version)));
    set("publisher", text(&work.publisher));
    set("date", work.date.map(|date| json!(date.to_string())));
    set("url", work.url.as_deref().and_then(text));
    set("had", work.had.and_then(text));
    set("text", text(&super::sentence(work)));
    Value::Object(entry)
}
