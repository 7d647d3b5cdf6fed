//! A front matter as plain JSON, as `show --format json` gives it.

use serde_json::{Map, Number, Value};
use toml::de::{DeTable, DeValue};

use super::split;

/// Returns the front matter of a file as JSON, dates as texts; an empty object where it cannot be read.
pub(crate) fn to_json(text: &str) -> Value {
    let Ok(parts) = split(text) else {
        return Value::Object(Map::new());
    };
    let (table, _) = DeTable::parse_recoverable(&text[parts.inner.range()]);
    Value::Object(object(table.get_ref()))
}

// The parser limits the depth of its values, so these two may call each other.
fn object(table: &DeTable<'_>) -> Map<String, Value> {
    table
        .iter()
        .map(|(key, value)| (key.get_ref().to_string(), json(value.get_ref())))
        .collect()
}

fn json(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::from(text.as_ref()),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).map_or(Value::Null, Value::from)
        }
        DeValue::Float(number) => number
            .as_str()
            .parse()
            .ok()
            .and_then(Number::from_f64)
            .map_or(Value::Null, Value::Number),
        DeValue::Boolean(on) => Value::from(*on),
        DeValue::Datetime(moment) => Value::from(moment.to_string()),
        DeValue::Array(items) => items.iter().map(|item| json(item.get_ref())).collect(),
        DeValue::Table(table) => Value::Object(object(table)),
    }
}
