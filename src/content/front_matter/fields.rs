//! A reader over one table of front matter that collects every fault instead of stopping at the first.
//!
//! It knows types, spans and names of keys; which keys a kind has, its callers say by asking.

use std::cell::RefCell;
use std::collections::BTreeSet;

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use super::Faults;
use super::values::{date_of, is_range, name_of};
use crate::content::rules::{bad_date, missing_field, recommended_field, unknown_key, wrong_type};
use crate::model::{PartialDate, Text};
use crate::source::{Span, Spanned, nearest};

/// Whether a field must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// Its absence is an error.
    Required,
    /// Its absence is a warning.
    Recommended,
    /// Its absence is nothing.
    Optional,
}

/// Where the fields of a table stand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    /// What the table is called in messages, such as `a source`.
    pub(crate) what: &'a str,
    /// Where an absent field is pointed at.
    pub(crate) span: Span,
    /// By how much the spans of the parser are moved.
    pub(crate) offset: usize,
}

/// The fields of one table.
pub(crate) struct Fields<'a> {
    table: &'a DeTable<'a>,
    place: Place<'a>,
    faults: &'a Faults,
    asked: RefCell<BTreeSet<&'static str>>,
}

/// What stands in the place of a date that no source gives.
const UNDATED: &str = "n.d.";

type Value<'a> = TomlSpanned<DeValue<'a>>;

impl<'a> Fields<'a> {
    /// Returns the reader of a table.
    pub(crate) fn new(table: &'a DeTable<'a>, place: Place<'a>, faults: &'a Faults) -> Self {
        Self {
            table,
            place,
            faults,
            asked: RefCell::default(),
        }
    }

    /// Returns where the table stands.
    pub(crate) fn span(&self) -> Span {
        self.place.span
    }

    /// Returns the collector of faults.
    pub(crate) fn faults(&self) -> &'a Faults {
        self.faults
    }

    /// Returns a text; where it is required an empty one counts as absent, elsewhere as nothing to say.
    pub(crate) fn text(&self, key: &'static str, need: Need) -> Option<Text> {
        let value = self.value(key, need)?;
        let DeValue::String(text) = value.get_ref() else {
            return self.wrong(key, value, "a text in quotes");
        };
        if text.trim().is_empty() {
            if need == Need::Required {
                self.absent(key, need, self.span_of(value));
            }
            return None;
        }
        Some(Spanned::new(text.to_string(), self.span_of(value)))
    }

    /// Returns a text or an empty one.
    pub(crate) fn plain(&self, key: &'static str, need: Need) -> String {
        self.text(key, need)
            .map(|text| text.value)
            .unwrap_or_default()
    }

    /// Returns a list of texts; an empty list counts as given.
    pub(crate) fn texts(&self, key: &'static str, need: Need) -> Vec<Text> {
        self.value(key, need)
            .map(|value| self.list(key, value))
            .unwrap_or_default()
    }

    /// Returns a list of texts without their places.
    pub(crate) fn words(&self, key: &'static str, need: Need) -> Vec<String> {
        let texts = self.texts(key, need);
        texts.into_iter().map(|text| text.value).collect()
    }

    /// Returns one text or a list of them.
    pub(crate) fn one_or_more(&self, key: &'static str, need: Need) -> Vec<Text> {
        match self.value(key, need) {
            Some(value) if matches!(value.get_ref(), DeValue::String(_)) => {
                self.text(key, need).into_iter().collect()
            }
            Some(value) => self.list(key, value),
            None => Vec::new(),
        }
    }

    /// Returns a whole number that is not negative.
    pub(crate) fn number(&self, key: &'static str, need: Need) -> Option<u32> {
        let value = self.value(key, need)?;
        let number = match value.get_ref() {
            DeValue::Integer(number) => u32::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        number.or_else(|| self.wrong(key, value, "a whole number"))
    }

    /// Tells whether a field says `true`; where it is absent it does not.
    pub(crate) fn flag(&self, key: &'static str) -> bool {
        match self
            .value(key, Need::Optional)
            .map(|value| (value, value.get_ref()))
        {
            None => false,
            Some((_, DeValue::Boolean(says))) => *says,
            Some((value, _)) => self.wrong(key, value, "true or false").unwrap_or_default(),
        }
    }

    /// Returns a list of whole numbers from 0 to 255.
    pub(crate) fn numbers(&self, key: &'static str, need: Need) -> Vec<Spanned<u8>> {
        let Some(value) = self.value(key, need) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong::<()>(key, value, "a list of whole numbers");
            return Vec::new();
        };
        let read = |item: &Value<'_>| match item.get_ref() {
            DeValue::Integer(number) => u8::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        items
            .iter()
            .filter_map(|item| {
                let number = read(item).or_else(|| self.wrong(key, item, "a small whole number"));
                number.map(|number| Spanned::new(number, self.span_of(item)))
            })
            .collect()
    }

    /// Returns a number with or without a fraction.
    pub(crate) fn amount(&self, key: &'static str, need: Need) -> Option<f64> {
        let value = self.value(key, need)?;
        let amount = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse().ok(),
            DeValue::Float(number) => number.as_str().parse().ok(),
            _ => None,
        };
        amount
            .filter(|amount: &f64| amount.is_finite())
            .or_else(|| self.wrong(key, value, "a number"))
    }

    /// Returns a number or a text, as written.
    pub(crate) fn figure(&self, key: &'static str, need: Need) -> Option<String> {
        let value = self.value(key, need)?;
        match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => Some(number.as_str().to_owned()),
            DeValue::Float(number) => Some(number.as_str().to_owned()),
            DeValue::String(text) => Some(text.to_string()),
            _ => self.wrong(key, value, "a number or a text"),
        }
    }

    /// Asks for a key of any type, so that it is known; returns where its value stands.
    pub(crate) fn any(&self, key: &'static str, need: Need) -> Option<Span> {
        self.value(key, need).map(|value| self.span_of(value))
    }

    /// Returns a date that is known to the year, the month or the day.
    pub(crate) fn date(&self, key: &'static str, need: Need) -> Option<PartialDate> {
        let value = self.value(key, need)?;
        date_of(value.get_ref()).or_else(|| self.bad_date(value))
    }

    /// Returns a date as [`Self::date`], or `None` where the text says that there is no date (`n.d.`).
    pub(crate) fn date_or_none(&self, key: &'static str, need: Need) -> Option<PartialDate> {
        let value = self.value(key, need)?;
        match value.get_ref() {
            DeValue::String(text) if text.as_ref() == UNDATED => None,
            other => date_of(other).or_else(|| self.bad_date(value)),
        }
    }

    /// Returns a year, a month, a day, a range such as `2012-2013`, or `n.d.`, as written.
    pub(crate) fn year(&self, key: &'static str) -> Option<String> {
        let value = self.value(key, Need::Optional)?;
        if let DeValue::String(text) = value.get_ref()
            && (is_range(text) || text.as_ref() == UNDATED)
        {
            return Some(text.to_string());
        }
        date_of(value.get_ref())
            .or_else(|| self.bad_date(value))
            .map(|date| date.to_string())
    }

    /// Tells whether a key says that no date is known.
    pub(crate) fn is_undated(&self, key: &'static str) -> bool {
        self.asked.borrow_mut().insert(key);
        let value = self.table.get(key).map(TomlSpanned::get_ref);
        matches!(value, Some(DeValue::String(text)) if text.as_ref() == UNDATED)
    }

    /// Returns the reader of a table in this one.
    pub(crate) fn table(&self, key: &'static str, what: &'a str, need: Need) -> Option<Fields<'a>> {
        let value = self.value(key, need)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(self.inner(table, what, value)),
            _ => self.wrong(key, value, "a table"),
        }
    }

    /// Returns the readers of the tables in a list.
    pub(crate) fn tables(&self, key: &'static str, what: &'a str, need: Need) -> Vec<Fields<'a>> {
        let Some(value) = self.value(key, need) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong::<()>(key, value, "a list of tables");
            return Vec::new();
        };
        let read = |item: &'a Value<'a>| match item.get_ref() {
            DeValue::Table(table) => Some(self.inner(table, what, item)),
            _ => self.wrong(key, item, "a table"),
        };
        items.iter().filter_map(read).collect()
    }

    /// Returns every key with its text, for tables whose keys are data, such as labels by language.
    pub(crate) fn every_text(&self) -> Vec<(Text, Text)> {
        self.every(|key, value| match value.get_ref() {
            DeValue::String(text) => Some(Spanned::new(text.to_string(), self.span_of(value))),
            _ => self.wrong(key, value, "a text in quotes"),
        })
    }

    /// Returns every key with its list of texts.
    pub(crate) fn every_list(&self) -> Vec<(Text, Vec<String>)> {
        self.every(|key, value| {
            let list = self.list(key, value);
            Some(list.into_iter().map(|text| text.value).collect())
        })
    }

    /// Takes keys for known whose values nobody asks for; they stand in one text, with blanks between them.
    pub(crate) fn knows(&self, keys: &'static str) {
        self.asked.borrow_mut().extend(keys.split(' '));
    }

    /// Returns a text or a whole number as it is written, and tells nothing of what is neither.
    pub(crate) fn written(&self, key: &'static str) -> Option<Text> {
        let value = self.table.get(key)?;
        let written = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(number) => number.as_str().to_owned(),
            DeValue::Datetime(moment) => moment.to_string(),
            _ => return None,
        };
        Some(Spanned::new(written, self.span_of(value)))
    }

    /// Tells of every key that nobody asked for; those that begin with `x_` belong to others.
    pub(crate) fn finish(self) {
        let asked = self.asked.borrow();
        for (key, _) in self.table {
            let name = key.get_ref().as_ref();
            if asked.contains(name) || name.starts_with("x_") || self.faults.is_full() {
                continue;
            }
            let span = Span::from(key.span()).shifted(self.place.offset);
            let message = format!("{} has no field {name:?}", self.place.what);
            let help = match nearest(name, asked.iter().copied()) {
                Some(meant) => format!("did you mean {meant:?}?"),
                None => "remove it, or let its name begin with x_ to keep it unread".to_owned(),
            };
            self.faults
                .push(unknown_key::RULE.at(span, message).with_help(help));
        }
    }

    fn every<T>(&self, read: impl Fn(&str, &'a Value<'a>) -> Option<T>) -> Vec<(Text, T)> {
        let mut all = Vec::new();
        for (key, value) in self.table {
            let name = key.get_ref().to_string();
            if let Some(read) = read(&name, value) {
                let span = Span::from(key.span()).shifted(self.place.offset);
                all.push((Spanned::new(name, span), read));
            }
        }
        all
    }

    fn list(&self, key: &str, value: &Value<'_>) -> Vec<Text> {
        let DeValue::Array(items) = value.get_ref() else {
            self.wrong::<()>(key, value, "a list of texts");
            return Vec::new();
        };
        let read = |item: &Value<'_>| match item.get_ref() {
            DeValue::String(text) => Some(Spanned::new(text.to_string(), self.span_of(item))),
            _ => self.wrong(key, item, "a text in quotes"),
        };
        items.iter().filter_map(read).collect()
    }

    fn inner(&self, table: &'a DeTable<'a>, what: &'a str, value: &Value<'_>) -> Fields<'a> {
        let place = Place {
            what,
            span: self.span_of(value),
            offset: self.place.offset,
        };
        Fields::new(table, place, self.faults)
    }

    fn value(&self, key: &'static str, need: Need) -> Option<&'a Value<'a>> {
        self.asked.borrow_mut().insert(key);
        let found = self.table.get(key);
        if found.is_none() {
            self.absent(key, need, self.place.span);
        }
        found
    }

    fn span_of(&self, value: &Value<'_>) -> Span {
        Span::from(value.span()).shifted(self.place.offset)
    }

    fn absent(&self, key: &str, need: Need, span: Span) {
        let what = self.place.what;
        let fault = match need {
            Need::Optional => return,
            Need::Required => missing_field::RULE
                .at(span, format!("{what} lacks the field {key:?}"))
                .with_help(format!("add {key} = …")),
            Need::Recommended => recommended_field::RULE
                .at(span, format!("{what} should have the field {key:?}"))
                .with_help("where there is nothing to say, give an empty text or list"),
        };
        self.faults.push(fault);
    }

    fn wrong<T>(&self, key: &str, value: &Value<'_>, wanted: &str) -> Option<T> {
        let found = name_of(value.get_ref());
        let message = format!("{key:?} must be {wanted}, not {found}");
        self.faults
            .push(wrong_type::RULE.at(self.span_of(value), message));
        None
    }

    fn bad_date<T>(&self, value: &Value<'_>) -> Option<T> {
        let fault = bad_date::RULE.at(self.span_of(value), "this is no date that exists");
        self.faults
            .push(fault.with_help("write 2021, \"2021-06\" or \"2021-06-17\""));
        None
    }
}
