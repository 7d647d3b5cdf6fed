//! A text holds no character that hides, reorders or commands.

use super::unsafe_link::addresses;
use super::{Rule, Run, Subject, link};
use crate::model::{InlineKind, Record, Text};
use crate::source::{Code, Diagnostic, Severity, Span, safe};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB105"),
    name: "hidden-character",
    severity: Severity::Warning,
    summary: "a text holds no character that hides, reorders or commands",
    text: r#"Control characters can drive a terminal, marks of direction can make a text read otherwise than it is, invisible letters can
carry what nobody sees. On the screen they are shown as signs. In titles, ids, keys and addresses, where they deceive, they
are errors; in prose, warnings. The place is that of the character in the file, or of the text whose escape makes it.

Bad: `title = "Pay\u202eroll"`, or `&#27;[31m` in the text.

Good: the text without them. Joiners and zero-width spaces that Lao, Khmer, Arabic and Persian need stay in prose."#,
    run: Run::Record(check),
};

fn check(subject: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let (record, text) = (subject.record, subject.file.text());
    let strict = strict(record);
    written(text, &strict, found);
    escaped(record, text, &strict, found);
}

/// Tells of characters that stand in the file itself.
fn written(text: &str, strict: &[&Text], found: &mut Vec<Diagnostic>) {
    if text.is_ascii()
        && !text
            .bytes()
            .any(|byte| byte == 0x7f || (byte < 0x20 && !b"\n\r\t".contains(&byte)))
    {
        return;
    }
    for (at, character) in text.char_indices() {
        // NUL has a rule of its own, and a mark before the first character is no part of the text.
        if character == '\0' || (at == 0 && character == '\u{feff}') {
            continue;
        }
        if fault(character, true).is_none() {
            continue;
        }
        let span = Span::new(at, at + character.len_utf8());
        let inside = strict
            .iter()
            .any(|text| text.span.start <= at && at < text.span.end);
        found.extend(
            fault(character, inside).map(|(what, severity)| tell(span, character, what, severity)),
        );
    }
}

/// Tells of characters that an escape or an entity makes.
fn escaped(record: &Record, text: &str, strict: &[&Text], found: &mut Vec<Diagnostic>) {
    let mut look = |value: &str, span: Span, inside: bool| {
        let raw = text.get(span.range()).unwrap_or_default();
        let hidden = value.chars().find_map(|character| {
            let (what, severity) = fault(character, inside)?;
            (!raw.contains(character)).then_some((character, what, severity))
        });
        if let Some((character, what, severity)) = hidden {
            found.push(tell(span, character, what, severity));
        }
    };
    for text in strict {
        look(&text.value, text.span, true);
    }
    look(&record.summary.value, record.summary.span, false);
    for lesson in record.lessons() {
        look(&lesson.text.value, lesson.text.span, false);
    }
    for (target, span) in link::targets(record) {
        look(target, span, true);
    }
    record.body.for_each_inline(&mut |inline| {
        if let InlineKind::Text(text) = &inline.kind {
            look(text, inline.span, false);
        }
    });
}

/// Returns the texts in which such characters deceive.
fn strict(record: &Record) -> Vec<&Text> {
    let mut all = vec![&record.title];
    all.extend(
        record
            .topics
            .iter()
            .chain(&record.related)
            .chain(&record.aliases),
    );
    all.extend(record.countries());
    all.extend(record.sources.iter().map(|source| &source.key));
    all.extend(addresses(record));
    all
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
        kit::bad(&RULE, "cases/x.md", &text, &[(2, 12), (42, 1), (42, 6)]);
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
    fn good() {
        let text = kit::with(
            kit::CASE,
            &[("Some words", "ន\u{200b}ិ می\u{200c}خواهم \u{200f}")],
        );
        kit::good(&RULE, "cases/x.md", &format!("\u{feff}{text}"));
    }
}
