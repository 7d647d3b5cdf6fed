//! A worksheet as a file of its own, to fill in away from the library.

use crate::model::link::Target;
use crate::model::{Inline, InlineKind, Record, RecordPath, Source};
use crate::source::Span;

/// Returns the form of a worksheet without what only the library understands: its title as a heading, the body, then its
/// sources, to which numbers in the text lead. Links to records become their text with the id of the record.
///
/// `text` is the file of the record.
pub fn copy(record: &Record, text: &str) -> String {
    let mut copy = Copy {
        record,
        text,
        cited: Vec::new(),
        changes: Vec::new(),
    };
    record
        .body
        .for_each_inline(&mut |inline| copy.change(inline));
    let (title, body) = (words(&record.title.value), copy.body());
    let body = body.trim().replace("\r\n", "\n");
    let numbered = copy.cited.iter().enumerate();
    let numbered = numbered.map(|(at, source)| format!("{}. {}\n", at + 1, told(source)));
    let sources = numbered.collect::<Vec<_>>().concat();
    let heading = if sources.is_empty() {
        ""
    } else {
        "\n## Sources\n\n"
    };
    let updated = record.updated;
    let version = updated.map_or_else(String::new, |date| format!(", version of {date}"));
    format!(
        "# {title}\n\n{body}\n{heading}{sources}\nWorksheet `{}` of the casebook library{version}. Ids in brackets are \
         records of the library: `casebook show ID`.\n",
        record.id
    )
}

/// A copy in the making.
struct Copy<'a> {
    record: &'a Record,
    text: &'a str,
    /// The sources in order of their numbers.
    cited: Vec<&'a Source>,
    /// What stands in the place of what, in order.
    changes: Vec<(Span, String)>,
}

impl Copy<'_> {
    /// Notes what stands in the place of an inline, if something else has to.
    fn change(&mut self, inline: &Inline) {
        match &inline.kind {
            InlineKind::FootnoteReference(key) => {
                let Some(source) = self.record.source(key) else {
                    return;
                };
                let is_it = |cited: &&Source| cited.key == source.key;
                let number = self.cited.iter().position(is_it);
                let number = number.unwrap_or_else(|| {
                    self.cited.push(source);
                    self.cited.len() - 1
                });
                self.changes
                    .push((inline.span, format!("[{}]", number + 1)));
            }
            InlineKind::Link { target, inlines } => {
                if let Target::Inside { path, .. } = Target::read(&self.record.path, target)
                    && path != self.record.path
                    && let Some(path) = RecordPath::parse(&path)
                    && let (Some(first), Some(last)) = (inlines.first(), inlines.last())
                {
                    let words = Span::new(first.span.start, last.span.end);
                    let words = self.text.get(words.range()).unwrap_or_default();
                    let named = format!("{words} ({})", path.id);
                    self.changes.push((inline.span, named));
                }
            }
            _ => {}
        }
    }

    /// Returns the body with all changes made.
    fn body(&self) -> String {
        let closing = self.record.front_matter.end;
        let rest = self.text.get(closing..).unwrap_or_default();
        let mut at = closing + rest.find('\n').map_or(rest.len(), |end| end + 1);
        let mut out = String::with_capacity(rest.len());
        for (span, with) in &self.changes {
            // What stands inside something that was replaced went with it.
            if let Some(before) = self.text.get(at..span.start) {
                out.push_str(before);
                out.push_str(with);
                at = span.end;
            }
        }
        out.push_str(self.text.get(at..).unwrap_or_default());
        out
    }
}

/// Returns a source in a line.
fn told(source: &Source) -> String {
    let mut told = source.told();
    if let Some(url) = &source.url {
        told.push_str(if told.ends_with('.') { " " } else { ". " });
        told.push_str(&url.value);
    }
    words(&told)
}

/// Returns a text in one line.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
