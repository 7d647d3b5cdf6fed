//! Something leads to every record.

use std::collections::BTreeSet;

use super::link::targets;
use super::unknown_record::pointed;
use super::{Found, Rule, Run, View};
use crate::content::front_matter::{Faults, Fields, Need, Place, parse_toml};
use crate::model::link::Target;
use crate::model::{Catalog, RecordPath, Text};
use crate::source::{Code, Severity, Span};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB307"),
    name: "orphan",
    severity: Severity::Warning,
    summary: "something leads to every record",
    text: r#"A record that no other names and that names none as related is found by search alone; `check --orphans` lists such. Link to it where a reader would want it:
in a text, or in `related`, which is shown on both sides. Where it is meant to stand alone, `library.toml` lists it and says
why; what is listed there is an orphan indeed.

Bad: a term that no case, standard, module or other term names.

Good: a link to it where it first matters, or in `library.toml`:

```toml
[[orphans]]
id = "workshop-one-day"
why = "An agenda is where one begins."
```"#,
    run: Run::Reading,
};

/// The file that lists the records that may stand alone.
const LIBRARY: &str = "library.toml";

/// Returns the records that nothing leads to, and what is listed as such and is none.
pub(crate) fn check(view: &View<'_>) -> Found {
    let mut found = Found::new();
    let records = view.loaded.catalog.records();
    let reached = reached(&view.loaded.catalog);
    let excused = excused(view);
    for record in records.iter().filter(|record| !record.is_translation()) {
        let slug = record.id.slug.as_str();
        if reached.contains(slug) || excused.iter().any(|excuse| excuse.value == slug) {
            continue;
        }
        let diagnostic = RULE.at(record.title.span, "nothing leads to the record");
        let help = "link to it, name it in related, or list it in library.toml";
        found.push((record.path.clone(), diagnostic.with_help(help)));
    }
    for excuse in excused {
        let why = if !records.iter().any(|record| record.id.slug == excuse.value) {
            "there is no such record"
        } else if reached.contains(excuse.value.as_str()) {
            "something leads to the record"
        } else {
            continue;
        };
        let message = format!("{:?} is no orphan: {why}", excuse.value);
        found.push((LIBRARY.to_owned(), RULE.at(excuse.span, message)));
    }
    found
}

/// Returns the slugs of the records that others lead to; one named as related is led back from.
fn reached(catalog: &Catalog) -> BTreeSet<&str> {
    let mut reached = BTreeSet::new();
    for record in catalog.records() {
        let own = record.id.slug.as_str();
        let pointed = pointed(record).into_iter();
        let pointed = pointed.map(|text| text.value.split('#').next().unwrap_or_default());
        let named = record.named().into_iter().map(|text| text.value.as_str());
        let links = targets(record).into_iter();
        let links = links.filter_map(|(target, _)| linked(&record.path, target));
        let all = named.chain(pointed).map(str::to_owned).chain(links);
        // A former id leads to the record as well.
        let all = all.filter_map(|slug| Some(catalog.get(&slug)?.id.slug.as_str()));
        reached.extend(all.filter(|slug| *slug != own));
        if record.related.iter().any(|text| text.value != own) {
            reached.insert(own);
        }
    }
    reached
}

/// Returns the slug of the record that a link leads to.
fn linked(from: &str, target: &str) -> Option<String> {
    match Target::read(from, target) {
        Target::Inside { path, .. } => RecordPath::parse(&path).map(|path| path.id.slug),
        _ => None,
    }
}

/// Returns the ids of the records that may stand alone; one for which no reason is given may not.
fn excused(view: &View<'_>) -> Vec<Text> {
    let Some(file) = view.loaded.file(LIBRARY) else {
        return Vec::new();
    };
    let faults = Faults::default();
    let parsed = parse_toml(file.text(), 0, &faults);
    let place = Place {
        what: "the library",
        span: Span::at(0),
        offset: 0,
    };
    let fields = Fields::new(parsed.get_ref(), place, &faults);
    let orphans = fields.tables("orphans", "an orphan", Need::Optional);
    orphans
        .iter()
        .filter(|orphan| orphan.text("why", Need::Optional).is_some())
        .filter_map(|orphan| orphan.text("id", Need::Optional))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;
    use crate::content::{FileReport, orphans};
    use crate::source::SourceFile;

    fn found(excuses: &[&str], files: &[(&str, &str)]) -> Vec<String> {
        let mut loaded = kit::load(files);
        let text = |id: &&str| format!("[[orphans]]\nid = \"{id}\"\nwhy = \"w\"\n");
        let text: String = excuses.iter().map(text).collect();
        let file = SourceFile::new(LIBRARY, text);
        loaded.reports.push(FileReport::new(file, Vec::new()));
        loaded
            .reports
            .sort_by(|a, b| a.file.path().cmp(b.file.path()));
        let found = kit::of(&RULE, &orphans(&loaded));
        let place = |(path, line, column, _)| format!("{path}:{line}:{column}");
        found.into_iter().map(place).collect()
    }

    #[test]
    fn bad() {
        let files = [("cases/x.md", kit::CASE), ("terms/y.md", kit::TERM)];
        assert_eq!(found(&[], &files), ["cases/x.md:2:9", "terms/y.md:2:9"]);
        let own = kit::with(kit::CASE, &[("Some words", "Some [words](x.md)")]);
        assert_eq!(found(&[], &[("cases/x.md", &own)]), ["cases/x.md:2:9"]);
        let listed = found(&["x", "nobody"], &[("cases/x.md", kit::CASE)]);
        assert_eq!(listed, ["library.toml:5:6"]);
    }

    #[test]
    fn good() {
        let related = kit::with(kit::CASE, &[("related = []", "related = [\"y\"]")]);
        let files = [("cases/x.md", related.as_str()), ("terms/y.md", kit::TERM)];
        assert!(found(&[], &files).is_empty());
        let linking = kit::with(
            kit::CASE,
            &[("Some words", "Some [words](../terms/y.md#a)")],
        );
        let files = [("cases/x.md", linking.as_str()), ("terms/y.md", kit::TERM)];
        assert!(found(&["x"], &files).is_empty());
        assert_eq!(found(&["x", "y"], &files), ["library.toml:5:6"]);
    }
}
