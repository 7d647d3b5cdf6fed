//! The examples of the `CommonMark` specification and of GitHub's tables, tasks, footnotes and strikethrough, each with the
//! words that a reader must see, for the tests of everything that shows a document.
//!
//! They come with the parser: its package holds them as its own tests. The oracle is the HTML that they expect.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The files of the parser's tests.
const FILES: [&str; 8] = [
    "spec",
    "gfm_table",
    "gfm_tasklist",
    "gfm_strikethrough",
    "footnotes",
    "table",
    "definition_lists",
    "blockquotes_tags",
];

/// Fewer examples than this are not all of them; the specification alone has 652.
const LEAST: usize = 740;

/// One example.
pub(crate) struct Example {
    /// The file and the number in it.
    pub(crate) name: String,
    /// The Markdown.
    pub(crate) markdown: String,
    /// The words that are seen, in order.
    pub(crate) words: Vec<String>,
}

/// Returns all examples.
pub(crate) fn examples() -> Vec<Example> {
    let folder = package().join("tests/suite");
    let mut examples = Vec::new();
    for file in FILES {
        let text = fs::read_to_string(folder.join(format!("{file}.rs"))).unwrap();
        for (at, test) in text.split("#[test]").skip(1).enumerate() {
            let (Some(markdown), Some(html)) =
                (literal(test, "original"), literal(test, "expected"))
            else {
                continue;
            };
            examples.push(Example {
                name: format!("{file} {}", at + 1),
                markdown: markdown.to_owned(),
                words: words(&seen(html)),
            });
        }
    }
    assert!(examples.len() >= LEAST, "only {} examples", examples.len());
    examples
}

/// Returns the words of a text, by which what is shown is compared with what must be.
pub(crate) fn words(text: &str) -> Vec<String> {
    let parts = text.split(|character: char| !character.is_alphanumeric());
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Returns the first of some words that a text does not show after the ones before it.
pub(crate) fn missing<'a>(wanted: &'a [String], shown: &str) -> Option<&'a str> {
    let shown: String = shown
        .chars()
        .filter(|character| character.is_alphanumeric())
        .collect();
    let mut rest = shown.as_str();
    for word in wanted {
        match rest.find(word.as_str()) {
            Some(at) => rest = &rest[at + word.len()..],
            None => return Some(word),
        }
    }
    None
}

/// Returns where the package of the parser lies.
fn package() -> PathBuf {
    // The packages of other systems need not be there.
    let version = run("rustc", &["-vV"]);
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .unwrap();
    let known = ["metadata", "--format-version", "1", "--offline", "--locked"];
    let here = ["--filter-platform", host];
    let told: serde_json::Value =
        serde_json::from_str(&run("cargo", &[&known[..], &here].concat())).unwrap();
    let packages = told["packages"].as_array().unwrap();
    let parser = packages
        .iter()
        .find(|package| package["name"] == "pulldown-cmark")
        .unwrap();
    let manifest = PathBuf::from(parser["manifest_path"].as_str().unwrap());
    manifest.parent().unwrap().to_owned()
}

fn run(program: &str, arguments: &[&str]) -> String {
    let mut command = Command::new(program);
    command
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"));
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// Returns the raw text that a test binds to a name.
fn literal<'a>(test: &'a str, name: &str) -> Option<&'a str> {
    let begin = format!("let {name} = r##\"");
    let start = test.find(&begin)? + begin.len();
    let length = test[start..].find("\"##;")?;
    Some(&test[start..start + length])
}

/// Returns what is seen of HTML: its text, and the text in place of images; footnotes come last, as on a page, but for
/// those inside of a quotation or a list.
fn seen(html: &str) -> String {
    const NOTE: &str = "<div class=\"footnote-definition\"";
    let (mut body, mut notes) = (String::new(), String::new());
    let mut rest = html;
    while let Some(start) = rest.find(NOTE) {
        let length = rest[start..].find("</div>");
        let end = length.map_or(rest.len(), |length| start + length);
        body.push_str(&rest[..start]);
        let is_inside = ["blockquote", "li"].iter().any(|tag| {
            let count = |mark: String| body.matches(&mark).count();
            count(format!("<{tag}>")) > count(format!("</{tag}>"))
        });
        let into = if is_inside { &mut body } else { &mut notes };
        into.push_str(&rest[start..end]);
        rest = &rest[end..];
    }
    body.push_str(rest);
    body.push_str(&notes);
    entities(&untagged(&without_marks(&body)))
}

/// Drops the numbers of footnotes: a page shows their labels.
fn without_marks(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(start) = rest.find("<sup class=\"footnote") {
        out.push_str(&rest[..start]);
        let mark = &rest[start..];
        rest = mark.split_once("</sup>").map_or("", |(_, rest)| rest);
    }
    out + rest
}

fn untagged(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        let tag = &rest[start..];
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        let alt = tag[..end]
            .split_once("alt=\"")
            .and_then(|(_, alt)| alt.split_once('"'));
        out.push_str(alt.map_or(" ", |(alt, _)| alt));
        rest = &tag[end..];
    }
    out + rest
}

fn entities(text: &str) -> String {
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"");
    text.replace("&amp;", "&")
}
