//! A text holds no character that hides, reorders or commands.

use std::collections::BTreeSet;

use super::{Rule, Run, Subject, link};
use crate::content::front_matter::{FieldText, texts};
use crate::model::{InlineKind, Record};
use crate::source::{Code, Diagnostic, Severity, Span, safe};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB105"),
    name: "hidden-character",
    severity: Severity::Warning,
    summary: "a text holds no character that hides, reorders or commands",
    text: r#"Control characters can drive a terminal, marks of direction can make a text read otherwise than it is, invisible letters can
carry what nobody sees. On the screen they are shown as signs. In titles, names, labels, keywords, ids, keys and addresses,
where they deceive, they are errors; in prose, warnings. The place is that of the character or entity in the file, or of the
text whose escape makes it.

Bad: `title = "Pay\u202eroll"`, or `&#27;[31m` in the text.

Good: the text without them. Joiners and zero-width spaces that Lao, Khmer, Arabic and Persian need stay in prose."#,
    run: Run::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let (record, text) = (subject.record, subject.file.text());
    let is_plain = is_plain(text);
    let header = text.get(record.front_matter.range()).unwrap_or_default();
    let fields = if is_plain && !header.contains('\\') {
        Vec::new()
    } else {
        texts(text, record.front_matter)
    };
    if !is_plain {
        written(text, &fields, found);
    }
    for field in &fields {
        made(&field.value, (text, field.span), !field.is_prose, found);
    }
    for (target, span) in link::targets(record) {
        made(target, (text, span), true, found);
    }
    in_body(record, text, found);
}

/// Tells whether a text holds nothing but letters, signs and line breaks of ASCII.
fn is_plain(text: &str) -> bool {
    let is_control = |byte: u8| byte == 0x7f || (byte < 0x20 && !b"\n\r\t".contains(&byte));
    text.is_ascii() && !text.bytes().any(is_control)
}

/// Tells of characters that stand in the file itself.
fn written(text: &str, fields: &[FieldText], found: &mut Vec<Diagnostic>) {
    for (at, character) in text.char_indices() {
        // NUL has a rule of its own, and a mark before the first character is no part of the text.
        if character == '\0' || (at == 0 && character == '\u{feff}') {
            continue;
        }
        if fault(character, true).is_none() {
            continue;
        }
        let span = Span::new(at, at + character.len_utf8());
        let behind = fields.partition_point(|field| field.span.start <= at);
        let field = fields[..behind].last().filter(|field| at < field.span.end);
        let is_strict = field.is_some_and(|field| !field.is_prose);
        found.extend(
            fault(character, is_strict)
                .map(|(what, severity)| tell(span, character, what, severity)),
        );
    }
}

/// Tells of every character that an escape or an entity makes in a value, whose text stands at a place of the file.
fn made(value: &str, (text, span): (&str, Span), is_strict: bool, found: &mut Vec<Diagnostic>) {
    let hidden = value.chars().filter(|one| fault(*one, is_strict).is_some());
    let hidden: BTreeSet<char> = hidden.collect();
    if hidden.is_empty() {
        return;
    }
    let raw = text.get(span.range()).unwrap_or_default();
    let entities = entities(raw);
    for character in hidden.into_iter().filter(|one| !raw.contains(*one)) {
        let Some((what, severity)) = fault(character, is_strict) else {
            continue;
        };
        let own = entities.iter().filter(|(_, of)| *of == character);
        let mut places: Vec<Span> = own.map(|(at, _)| at.shifted(span.start)).collect();
        if places.is_empty() {
            places.push(span);
        }
        let told = places.into_iter();
        found.extend(told.map(|place| tell(place, character, what, severity)));
    }
}

fn in_body(record: &Record, text: &str, found: &mut Vec<Diagnostic>) {
    record.body.for_each_inline(&mut |inline| {
        if let InlineKind::Text(value) = &inline.kind {
            made(value, (text, inline.span), false, found);
        }
    });
}

/// Returns the entities of a text that give a character by its number, as `&#27;` and `&#x1b;` do.
fn entities(text: &str) -> Vec<(Span, char)> {
    let read = |(at, mark): (usize, &str)| {
        let rest = &text[at + mark.len()..];
        let (number, _) = rest
            .split_once(';')
            .filter(|(number, _)| number.len() < 8)?;
        let code = match number.strip_prefix(['x', 'X']) {
            Some(number) => u32::from_str_radix(number, 16).ok()?,
            None => number.parse().ok()?,
        };
        let span = Span::new(at, at + mark.len() + number.len() + 1);
        Some((span, char::from_u32(code)?))
    };
    text.match_indices("&#").filter_map(read).collect()
}

/// Returns what is wrong with a character and how bad that is.
fn fault(character: char, strict: bool) -> Option<(&'static str, Severity)> {
    let prose = safe::fault(character);
    if !strict {
        return prose.map(|what| (what, Severity::Warning));
    }
    match character {
        '\u{200e}' | '\u{200f}' | '\u{61c}' => Some(("mark of direction", Severity::Warning)),
        '\u{200b}' => Some(("space that cannot be seen", Severity::Error)),
        _ => prose.map(|what| (what, Severity::Error)),
    }
}

fn tell(span: Span, character: char, what: &str, severity: Severity) -> Diagnostic {
    let message = format!("U+{:04X} is a {what}", character as u32);
    let mut diagnostic = RULE.at(span, message);
    diagnostic.severity = severity;
    diagnostic
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        let text = kit::with(
            kit::CASE,
            &[
                ("A sound", "A \u{202e}sound"),
                ("Some words", "Some \u{202e}&#27;[31m words"),
            ],
        );
        kit::bad(&RULE, "cases/x.md", &text, &[(2, 12), (42, 6), (42, 7)]);
        let reports = crate::content::check(&kit::load(&[("cases/x.md", &text)]));
        let severities: Vec<Severity> = reports[0]
            .diagnostics
            .iter()
            .map(|one| one.severity)
            .collect();
        assert_eq!(
            severities,
            [Severity::Error, Severity::Warning, Severity::Warning]
        );
    }

    #[test]
    fn bad_by_an_escape() {
        let text = kit::with(
            kit::CASE,
            &[
                ("A sound", "A \\u001b sound"),
                ("example.org/one", "example.org/\\u200bone"),
            ],
        );
        kit::bad(&RULE, "cases/x.md", &text, &[(2, 9), (30, 7)]);
    }

    #[test]
    fn bad_in_every_field_and_all_of_them() {
        let text = kit::with(
            kit::CASE,
            &[
                ("It stands alone.", "\\u202eIt stands \\u0007alone."),
                (
                    "related = []",
                    "related = []\nkeywords = [\"US\\u001bSD\", \"a\u{202e}b\"]\ntitle_local = { ru = \"\\u200bA\", lo = \"A\" }\nnotes = \"\\u2028\"",
                ),
                ("\"A ministry\"", "\"A \\u202eministry\""),
                ("\"A press\"", "\"A \\u202epress\""),
                (
                    "results = []",
                    "results = [{ indicator = \"P\\u202e\", text = \"500\\u200b people\", source = \"one-2021\" }]",
                ),
            ],
        );
        let reports = crate::content::check(&kit::load(&[("cases/x.md", &text)]));
        let told = reports[0].diagnostics.iter();
        let told: Vec<(usize, Severity, &str)> = told
            .filter(|one| one.code == RULE.code)
            .map(|one| {
                let line = reports[0].file.position(one.span.start).line;
                (line, one.severity, &one.message[..6])
            })
            .collect();
        assert_eq!(
            told,
            [
                (3, Severity::Warning, "U+0007"),
                (3, Severity::Warning, "U+202E"),
                (7, Severity::Error, "U+001B"),
                (7, Severity::Error, "U+202E"),
                (8, Severity::Error, "U+200B"),
                (9, Severity::Warning, "U+2028"),
                (11, Severity::Error, "U+202E"),
                (21, Severity::Error, "U+202E"),
                (31, Severity::Error, "U+202E"),
            ]
        );
    }

    #[test]
    fn each_entity_is_told_at_its_place_and_one_with_a_name_at_its_text() {
        let text = kit::with(
            kit::CASE,
            &[("Some words", "Some &#27;[1m &#x1B; *and* &shy;words")],
        );
        kit::bad(&RULE, "cases/x.md", &text, &[(42, 6), (42, 15), (42, 27)]);
    }

    #[test]
    fn good() {
        let text = kit::with(
            kit::CASE,
            &[("Some words", "ន\u{200b}ិ می\u{200c}خواهم \u{200f}")],
        );
        kit::good(&RULE, "cases/x.md", &format!("\u{feff}{text}"));
    }
}
