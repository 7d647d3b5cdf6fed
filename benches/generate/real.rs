//! What is taken from the built-in library: its words, its vocabularies, its countries.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use super::words::{Lexicon, Model};

/// The folders of records whose text is learnt.
const FOLDERS: [&str; 7] = [
    "cases",
    "projects",
    "standards",
    "terms",
    "modules",
    "agendas",
    "worksheets",
];

/// The values front matter may use.
#[derive(Default)]
pub(crate) struct Values {
    of: BTreeMap<String, Vec<String>>,
}

impl Values {
    /// Returns the values of a vocabulary, such as `topic`, or of `country`.
    pub(crate) fn of(&self, name: &str) -> &[String] {
        self.of.get(name).map_or(&[], Vec::as_slice)
    }
}

/// Reads the words of a library; `content` is its folder of that name.
pub(crate) fn lexicon(content: &Path, records: usize) -> io::Result<Lexicon> {
    let mut lexicon = Lexicon {
        records,
        ..Lexicon::default()
    };
    for folder in FOLDERS {
        for path in files(&content.join(folder), "md")? {
            let text = fs::read_to_string(&path)?;
            let mut parts = text.splitn(3, "+++\n");
            let (Some(_), Some(front), Some(body)) = (parts.next(), parts.next(), parts.next())
            else {
                continue;
            };
            let front: Table = front.parse().unwrap_or_default();
            learn_front(&mut lexicon, &front);
            lexicon.prose.learn(&plain(body));
            learn_model(&mut lexicon, folder, &path, front);
        }
    }
    lexicon
        .glossary
        .sort_by_key(|model| std::cmp::Reverse(names(&model.front)));
    for path in files(&content.join("vocabulary"), "toml")? {
        let table: Table = fs::read_to_string(&path)?.parse().unwrap_or_default();
        for value in table.values().filter_map(Value::as_array).flatten() {
            learn_labels(&mut lexicon, value.get("labels"));
        }
    }
    Ok(lexicon)
}

/// Reads the values of the vocabularies and the codes of the countries.
pub(crate) fn values(content: &Path) -> io::Result<Values> {
    let mut values = Values::default();
    let mut paths = files(&content.join("vocabulary"), "toml")?;
    paths.push(content.join("data/countries.toml"));
    for path in paths {
        let table: Table = fs::read_to_string(&path)?
            .parse()
            .map_err(io::Error::other)?;
        for (name, list) in table {
            let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
            let id = |value: &Value| {
                value
                    .get("id")
                    .or(value.get("iso3"))?
                    .as_str()
                    .map(str::to_owned)
            };
            values
                .of
                .entry(name)
                .or_default()
                .extend(list.iter().filter_map(id));
        }
    }
    Ok(values)
}

/// Returns the files of a folder with an ending, sorted; none where there is no such folder.
fn files(folder: &Path, ending: &str) -> io::Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|found| found == ending));
    paths.sort();
    Ok(paths)
}

fn learn_front(lexicon: &mut Lexicon, front: &Table) {
    if let Some(title) = front.get("title").and_then(Value::as_str) {
        lexicon.titles.learn(title);
    }
    for key in ["summary", "notes", "organisation"] {
        lexicon
            .prose
            .learn(front.get(key).and_then(Value::as_str).unwrap_or_default());
    }
    for key in ["results", "lessons"] {
        for value in front
            .get(key)
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            lexicon.prose.learn(
                value
                    .get("text")
                    .and_then(Value::as_str)
                    .unwrap_or_default(),
            );
        }
    }
    learn_labels(lexicon, front.get("labels"));
    learn_labels(lexicon, front.get("synonyms"));
    learn_labels(lexicon, front.get("title_local"));
}

/// Keeps a term or an instrument; translations have no names of their own.
fn learn_model(lexicon: &mut Lexicon, folder: &str, path: &Path, front: Table) {
    let slug = path.file_stem().unwrap_or_default().to_string_lossy();
    let models = match folder {
        "terms" => &mut lexicon.glossary,
        "standards" => &mut lexicon.instruments,
        _ => return,
    };
    if !slug.contains('.') {
        let slug = slug.into_owned();
        models.push(Model { slug, front });
    }
}

/// Returns how many names the labels and synonyms of a term are.
fn names(front: &Table) -> usize {
    let of = |key: &str| front.get(key).and_then(Value::as_table);
    let values = of("labels").into_iter().chain(of("synonyms"));
    values
        .flat_map(Table::values)
        .map(|value| value.as_array().map_or(1, Vec::len))
        .sum()
}

/// Learns names by language: one text or a list of texts for each tag.
fn learn_labels(lexicon: &mut Lexicon, labels: Option<&Value>) {
    for (tag, value) in labels.and_then(Value::as_table).into_iter().flatten() {
        let texts = value
            .as_array()
            .map_or(std::slice::from_ref(value), Vec::as_slice);
        let texts = texts.iter().filter_map(Value::as_str).map(str::to_owned);
        lexicon.labels.entry(tag.clone()).or_default().extend(texts);
    }
}

/// Returns the running text of a body: no headings, no tables, no references, of links their text only.
fn plain(body: &str) -> String {
    let is_prose = |line: &&str| !line.starts_with(['#', '|', '`']);
    let lines: Vec<&str> = body.lines().filter(is_prose).collect();
    let mut text = String::new();
    let mut rest = lines.join("\n");
    while let Some(start) = rest.find('[') {
        let Some(end) = rest[start..].find(']').map(|end| start + end) else {
            break;
        };
        text.push_str(&rest[..start]);
        text.push_str(
            rest[start + 1..end]
                .strip_prefix('^')
                .map_or(&rest[start + 1..end], |_| ""),
        );
        let after = &rest[end + 1..];
        let target = after
            .strip_prefix('(')
            .and_then(|after| after.find(')'))
            .map_or(0, |end| end + 2);
        rest = after[target..].to_owned();
    }
    text + &rest
}
