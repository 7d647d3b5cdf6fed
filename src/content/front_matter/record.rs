//! The fields of every record, and the call of the fields of its kind.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

use super::{Faults, Fields, Need, Parts, Place, agenda, case, is_swallowed, module, parse_toml};
use super::{project, sources, standard, term, worksheet};
use crate::content::rules::{missing_field, unknown_value};
use crate::model::record::Review;
use crate::model::{
    Detail, Document, Kind, Language, Record, RecordPath, Status, Text, Translation,
};
use crate::source::{Spanned, nearest};

/// What is known of a file before its front matter is read.
pub(crate) struct Header<'a> {
    /// Which record it is.
    pub(crate) path: &'a RecordPath,
    /// The path relative to `content/`.
    pub(crate) file: &'a str,
    /// The language of the file.
    pub(crate) language: Language,
    /// Where its front matter stands.
    pub(crate) parts: Parts,
}

/// Reads a front matter into a record whose body is still empty; `None` where it has no title.
pub(crate) fn read(header: &Header<'_>, text: &str, faults: &Faults) -> Option<Record> {
    let inner = header.parts.inner;
    let before = faults.count();
    let table = parse_toml(&text[inner.range()], inner.start, faults);
    let is_broken = faults.count() > before;
    if is_broken && table.get_ref().is_empty() {
        // That every field is missing would hide the one fault that has to be mended.
        return None;
    }
    let kind = header.path.id.kind;
    let what = format!("a {kind}");
    let place = Place {
        what: if kind == Kind::Agenda {
            "an agenda"
        } else {
            &what
        },
        span: header.parts.opening,
        offset: inner.start,
    };
    let fields = Fields::new(table.get_ref(), place, faults);
    let translation = header.path.tag.is_some();
    let record = fields_of_all(header, &fields, translation);
    fields.finish();
    if is_broken && is_swallowed(&text[inner.range()]) {
        faults.forget_missing();
    }
    if record.title.value.is_empty() && is_of_other_type(table.get_ref(), "title") {
        return None;
    }
    if record.title.value.is_empty() {
        let fault = missing_field::RULE.at(
            header.parts.opening,
            "a record without a title is set aside",
        );
        faults.push(fault.with_help("add title = \"…\""));
        return None;
    }
    Some(record)
}

/// Tells whether a field is there and no text, which is told at its place.
fn is_of_other_type(table: &DeTable<'_>, key: &str) -> bool {
    let value = table.get(key).map(toml::Spanned::get_ref);
    value.is_some_and(|value| !matches!(value, DeValue::String(_)))
}

/// Returns how much a field is needed: a translation takes from its original what it does not say itself.
fn unless(translation: bool, need: Need) -> Need {
    if translation { Need::Optional } else { need }
}

fn fields_of_all(header: &Header<'_>, fields: &Fields<'_>, translation: bool) -> Record {
    let kind = header.path.id.kind;
    let required = unless(translation, Need::Required);
    let recommended = unless(translation, Need::Recommended);
    let about = match kind {
        Kind::Term | Kind::Agenda => Need::Optional,
        _ => required,
    };
    let sourced = if kind == Kind::Agenda {
        Need::Optional
    } else {
        required
    };
    Record {
        id: header.path.id.clone(),
        language: header.language.clone(),
        path: header.file.to_owned(),
        translation: translation.then(|| version(fields)).flatten(),
        title: fields.text("title", Need::Required).unwrap_or_default(),
        title_local: labels(fields, "title_local", "title_local"),
        summary: fields.text("summary", Need::Required).unwrap_or_default(),
        topics: fields.texts("topics", about),
        keywords: fields.words("keywords", Need::Optional),
        status: status(fields),
        updated: fields.date("updated", required),
        reviewed: review(fields),
        authors: fields.words("authors", Need::Optional),
        related: fields.texts("related", recommended),
        aliases: fields.texts("aliases", Need::Optional),
        sources: sources::read(fields, sourced),
        notes: fields.text("notes", Need::Optional).map(|text| text.value),
        caution: fields.text("caution", Need::Optional),
        detail: detail(kind, fields, translation),
        body: Document::default(),
        front_matter: header.parts.inner,
    }
}

fn detail(kind: Kind, fields: &Fields<'_>, translation: bool) -> Detail {
    let needs = Needs { translation };
    match kind {
        Kind::Case => Detail::Case(Box::new(case::read(fields, needs))),
        Kind::Project => Detail::Project(Box::new(project::read(fields, needs))),
        Kind::Standard => Detail::Standard(Box::new(standard::read(fields, needs))),
        Kind::Module => Detail::Module(Box::new(module::read(fields, needs))),
        Kind::Term => Detail::Term(Box::new(term::read(fields, needs))),
        Kind::Agenda => Detail::Agenda(Box::new(agenda::read(fields, needs))),
        Kind::Worksheet => Detail::Worksheet(Box::new(worksheet::read(fields, needs))),
    }
}

/// How much the fields of a kind are needed: a translation may leave them to its original.
#[derive(Clone, Copy)]
pub(crate) struct Needs {
    translation: bool,
}

impl Needs {
    /// Returns the need of a field that an original must have.
    pub(crate) fn required(self) -> Need {
        unless(self.translation, Need::Required)
    }

    /// Returns the need of a field that an original should have.
    pub(crate) fn recommended(self) -> Need {
        unless(self.translation, Need::Recommended)
    }
}

/// Returns a table of texts by language tag.
pub(crate) fn labels<'a>(
    fields: &Fields<'a>,
    key: &'static str,
    what: &'a str,
) -> BTreeMap<String, String> {
    let Some(table) = fields.table(key, what, Need::Optional) else {
        return BTreeMap::new();
    };
    let mut labels = BTreeMap::new();
    for (tag, text) in table.every_text() {
        if is_tag(fields, &tag) {
            labels.insert(tag.value, text.value);
        }
    }
    labels
}

/// Tells whether a key is a language tag, and says so where it is none.
pub(crate) fn is_tag(fields: &Fields<'_>, tag: &Text) -> bool {
    let sound = Language::parse(&tag.value).is_some();
    if !sound {
        let message = format!("{:?} is no language tag", tag.value);
        let fault = unknown_value::RULE.at(tag.span, message);
        fields
            .faults()
            .push(fault.with_help("use a BCP 47 tag such as fr, pt or zh-Hant"));
    }
    sound
}

fn status(fields: &Fields<'_>) -> Status {
    let Some(text) = fields.text("status", Need::Optional) else {
        return Status::default();
    };
    let known = Status::ALL.iter().find(|(name, _)| *name == text.value);
    if let Some((_, status)) = known {
        return *status;
    }
    let names = Status::ALL.map(|(name, _)| name);
    let help = match nearest(&text.value, names.into_iter()) {
        Some(meant) => format!("did you mean {meant:?}?"),
        None => format!("use one of {}", names.join(", ")),
    };
    let message = format!("{:?} is no status", text.value);
    fields
        .faults()
        .push(unknown_value::RULE.at(text.span, message).with_help(help));
    // An unreadable status hides the record from a room rather than showing what may be a draft.
    Status::Draft
}

fn review(fields: &Fields<'_>) -> Option<Review> {
    let table = fields.table("reviewed", "reviewed", Need::Optional)?;
    let on = table.date("on", Need::Required);
    let by = table.plain("by", Need::Required);
    table.finish();
    on.map(|on| Review { on, by })
}

/// Reads which version of its original a translation gives.
fn version(fields: &Fields<'_>) -> Option<Translation> {
    let table = fields.table("translation", "translation", Need::Required)?;
    let of = table.date("of", Need::Required);
    let by = table.plain("by", Need::Required);
    let span = table.span();
    table.finish();
    of.map(|of| Translation { of, by, span })
}

/// Returns a text that must be there, or an empty one at the place of its table.
pub(crate) fn must(fields: &Fields<'_>, key: &'static str) -> Text {
    fields
        .text(key, Need::Required)
        .unwrap_or_else(|| Spanned::new(String::new(), fields.span()))
}
