//! A file of a record has a name that works everywhere.

use std::collections::BTreeMap;

use super::{Found, Rule, Run, View};
use crate::model::id::is_slug;
use crate::model::{Kind, RecordPath};
use crate::source::{Code, Severity, Span, nearest};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: Code("CB104"),
    name: "file-name",
    severity: Severity::Error,
    summary: "a file of a record has a name that works everywhere",
    text: "The name of the file is the id of the record: 1 to 100 lower-case letters a-z, digits and single hyphens, then `.md`, with a
language tag before it in a translation. Names that Windows reserves, and names that differ in letter case only, cannot be
carried to every machine. A Markdown file that stands in no folder of a kind is read by nobody.

Bad: `cases/Tgo_Novissi.md`, `terms/con.md`, `case/x.md`, `cases/africa/x.md`.

Good: `cases/tgo-novissi.md`, `cases/tgo-novissi.fr.md`.",
    run: Run::Library(check),
};

/// The names that Windows keeps for devices.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

fn check(view: &View<'_>, found: &mut Found) {
    let mut folded: BTreeMap<String, &str> = BTreeMap::new();
    for path in &view.loaded.files {
        let mut tell = |message: String, help: &str| {
            let diagnostic = RULE.at(Span::at(0), message).with_help(help);
            found.push((path.clone(), diagnostic));
        };
        if let Some(twin) = folded.insert(path.to_lowercase(), path) {
            let message = format!("the name differs from {twin} in letter case only");
            tell(message, "some systems cannot hold both; rename one");
        }
        let stem = path
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .split('.')
            .next()
            .unwrap_or_default();
        if is_reserved(stem) {
            tell(
                format!("{stem:?} is a name that Windows reserves"),
                "rename the file",
            );
        }
        match RecordPath::parse(path) {
            Some(record) if !is_slug(&record.id.slug) => {
                let message = format!("{:?} cannot be the id of a record", record.id.slug);
                tell(
                    message,
                    "use lower-case letters a-z, digits and single hyphens",
                );
            }
            Some(_) => {}
            None => {
                if let Some(message) = misplaced(path) {
                    tell(message, &advice(path));
                }
            }
        }
    }
}

/// Tells whether Windows keeps a name for a device.
pub(crate) fn is_reserved(stem: &str) -> bool {
    RESERVED.iter().any(|name| name.eq_ignore_ascii_case(stem))
}

/// Returns why a Markdown file is no record, unless it need not be one.
fn misplaced(path: &str) -> Option<String> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let (stem, extension) = name.rsplit_once('.')?;
    if stem.eq_ignore_ascii_case("readme") || !extension.eq_ignore_ascii_case("md") {
        return None;
    }
    if extension != "md" {
        return Some("the name does not end in .md in small letters".to_owned());
    }
    let folder = path.split('/').next().unwrap_or_default();
    match Kind::of_folder(folder) {
        Some(_) => Some(format!(
            "records stand in {folder}/ itself, not in a folder of it"
        )),
        None => Some("the file stands in no folder of a kind, so nobody reads it".to_owned()),
    }
}

fn advice(path: &str) -> String {
    if path.rsplit('.').next() != Some("md") {
        return "rename the file".to_owned();
    }
    let folder = path.split('/').next().unwrap_or_default();
    let folders = Kind::ALL.iter().map(|kind| kind.folder());
    match nearest(folder, folders) {
        Some(meant) => format!("move it to {meant}/"),
        None => {
            "move it to cases/, projects/, standards/, modules/, terms/, agendas/ or worksheets/"
                .to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::rules::kit;

    #[test]
    fn bad() {
        let files = [
            ("cases/A_b.md", kit::CASE),
            ("cases/Con.md", kit::CASE),
            ("cases/con.md", kit::CASE),
            ("cases/deep/x.md", kit::CASE),
            ("case/y.md", kit::CASE),
        ];
        let found = kit::breaches(&RULE, &files);
        let messages: Vec<_> = found
            .iter()
            .map(|one| (one.0.as_str(), one.3.as_str()))
            .collect();
        assert_eq!(
            messages,
            [
                (
                    "case/y.md",
                    "the file stands in no folder of a kind, so nobody reads it"
                ),
                ("cases/A_b.md", "\"A_b\" cannot be the id of a record"),
                ("cases/Con.md", "\"Con\" cannot be the id of a record"),
                ("cases/Con.md", "\"Con\" is a name that Windows reserves"),
                ("cases/con.md", "\"con\" is a name that Windows reserves"),
                (
                    "cases/con.md",
                    "the name differs from cases/Con.md in letter case only"
                ),
                (
                    "cases/deep/x.md",
                    "records stand in cases/ itself, not in a folder of it"
                ),
            ]
        );
    }

    #[test]
    fn a_wrong_ending_is_renamed_and_not_moved() {
        let found = kit::breaches(&RULE, &[("cases/x.MD", kit::CASE)]);
        let message = "the name does not end in .md in small letters";
        assert_eq!(found[0].3, message);
        assert_eq!(advice("cases/x.MD"), "rename the file");
    }

    #[test]
    fn good() {
        let files = [
            ("cases/tgo-novissi.md", kit::CASE),
            ("cases/tgo-novissi.fr.md", kit::CASE),
            ("README.md", "x"),
            ("cases/README.md", "x"),
            ("data/x.toml", ""),
        ];
        assert!(kit::breaches(&RULE, &files).is_empty());
    }
}
