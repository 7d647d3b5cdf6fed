//! What every file has to keep to, checked with an HTML parser that is nobody's here.

use std::collections::BTreeSet;

use html5ever::tendril::TendrilSink;
use html5ever::tokenizer::TokenizerOpts;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

use crate::model::document::BlockKind;
use crate::model::{Block, Document};
use crate::source::SafeText;

/// Every element that a file may hold.
const ELEMENTS: [&str; 51] = [
    "a",
    "article",
    "blockquote",
    "body",
    "br",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "pre",
    "rect",
    "section",
    "span",
    "strong",
    "style",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "b",
    "i",
    "u",
];

/// Every attribute.
const ATTRIBUTES: [&str; 22] = [
    "aria-hidden",
    "aria-label",
    "charset",
    "class",
    "content",
    "dir",
    "height",
    "href",
    "http-equiv",
    "id",
    "lang",
    "name",
    "preserveAspectRatio",
    "role",
    "scope",
    "start",
    "viewBox",
    "width",
    "x",
    "y",
    "title",
    "value",
];

/// What a page of a site may hold beside that.
const ELEMENTS_OF_SITE: [&str; 5] = ["input", "label", "link", "noscript", "script"];

/// The attributes of that.
const ATTRIBUTES_OF_SITE: [&str; 9] = [
    "aria-current",
    "aria-describedby",
    "autocomplete",
    "defer",
    "for",
    "rel",
    "spellcheck",
    "src",
    "type",
];

/// What stands in a line.
const INLINE: [&str; 9] = [
    "a", "cite", "code", "del", "em", "span", "strong", "sup", "bdi",
];

/// What was found in a file.
#[derive(Debug, Default)]
pub(crate) struct Proof {
    /// What is wrong.
    pub(crate) faults: Vec<String>,
    /// The text that is seen.
    pub(crate) text: String,
    /// How many bars are drawn.
    pub(crate) bars: usize,
    /// The names of its places.
    pub(crate) ids: BTreeSet<String>,
    /// Where it leads within its site, style and script included.
    pub(crate) ways: Vec<String>,
    /// Whether it is a page of a site.
    is_of_site: bool,
    targets: Vec<String>,
    levels: Vec<usize>,
    mains: usize,
    /// How many scripts stand in the file itself.
    scripts: usize,
    has_policy: bool,
}

/// Reads a file as a browser does, and finds what is wrong with it.
pub(crate) fn read(html: &str) -> Proof {
    look(html, false)
}

/// Reads a page of a site, which may lead to other files of the site and load its style and its script from there.
pub(crate) fn read_of_site(html: &str) -> Proof {
    look(html, true)
}

fn look(html: &str, is_of_site: bool) -> Proof {
    let options = ParseOpts {
        tokenizer: TokenizerOpts {
            exact_errors: true,
            ..TokenizerOpts::default()
        },
        ..ParseOpts::default()
    };
    let dom = parse_document(RcDom::default(), options).one(html);
    let mut proof = Proof {
        is_of_site,
        ..Proof::default()
    };
    let errors = dom.errors.borrow();
    proof
        .faults
        .extend(errors.iter().map(|error| format!("parser: {error}")));
    walk(&dom.document, &mut proof);
    let bad = |sign: &char| sign.is_control() && *sign != '\n';
    if let Some(sign) = html.chars().find(bad) {
        proof.faults.push(format!("control {sign:?}"));
    }
    if is_of_site {
        let is_way = |target: &String| !target.starts_with(['#', '/']) && !target.contains(':');
        let (ways, others) = proof.targets.drain(..).partition(is_way);
        (proof.ways, proof.targets) = (ways, others);
    }
    for target in &proof.targets {
        let is_sound = match target.strip_prefix('#') {
            Some(id) => proof.ids.contains(id),
            None => ["http://", "https://", "mailto:"]
                .iter()
                .any(|scheme| target.to_lowercase().starts_with(scheme)),
        };
        if !is_sound {
            proof.faults.push(format!("a link to {target}"));
        }
    }
    let mut before = 0;
    for level in &proof.levels {
        if *level > before + 1 {
            proof.faults.push(format!("h{level} behind h{before}"));
        }
        before = *level;
    }
    let titles = proof.levels.iter().filter(|level| **level == 1).count();
    let found = (titles, proof.mains, proof.scripts, proof.has_policy);
    if found != (1, 1, 0, true) {
        proof
            .faults
            .push(format!("titles, mains, scripts, policy: {found:?}"));
    }
    proof
}

impl Proof {
    /// Tells whether a name may stand in the file.
    fn takes(&self, name: &str, always: &[&str], in_site: &[&str]) -> bool {
        always.contains(&name) || self.is_of_site && in_site.contains(&name)
    }
}

/// Returns every text that a page shows or says, with the tag of the language it is said to be in. The title of the file is
/// left out: it holds no elements, and may be of two languages.
pub(crate) fn spoken(html: &str) -> Vec<(String, String)> {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(html);
    let mut out = Vec::new();
    listen(&dom.document, "", &mut out);
    out
}

fn listen(node: &Handle, around: &str, out: &mut Vec<(String, String)>) {
    let mut language = around.to_owned();
    match &node.data {
        NodeData::Text { contents } => out.push((language.clone(), contents.borrow().to_string())),
        NodeData::Element { name, .. } if ["style", "title"].contains(&&*name.local) => return,
        NodeData::Element { attrs, .. } => {
            let attrs = attrs.borrow();
            let value = |key: &str| {
                let found = attrs.iter().find(|one| &*one.name.local == key);
                found.map(|one| one.value.to_string())
            };
            language = value("lang").unwrap_or(language);
            let label = value("aria-label").into_iter();
            out.extend(label.map(|label| (language.clone(), label)));
        }
        _ => {}
    }
    for child in node.children.borrow().iter() {
        listen(child, &language, out);
    }
}

fn walk_inside(node: &Handle, proof: &mut Proof) {
    for child in node.children.borrow().iter() {
        walk(child, proof);
    }
}

fn walk(node: &Handle, proof: &mut Proof) {
    match &node.data {
        NodeData::Text { contents } => proof.text.push_str(&contents.borrow()),
        NodeData::Element { name, attrs, .. } => {
            let name = name.local.as_ref();
            if !proof.takes(name, &ELEMENTS, &ELEMENTS_OF_SITE) {
                proof.faults.push(format!("an element {name}"));
            }
            let attrs = attrs.borrow();
            let mut class = String::new();
            for attribute in attrs.iter() {
                let (key, value) = (attribute.name.local.as_ref(), attribute.value.to_string());
                match key {
                    _ if !proof.takes(key, &ATTRIBUTES, &ATTRIBUTES_OF_SITE) => {
                        proof.faults.push(format!("an attribute {key} of {name}"));
                    }
                    "id" if !proof.ids.insert(value.clone()) => {
                        proof.faults.push(format!("twice the id {value}"));
                    }
                    "href" | "src" => proof.targets.push(value),
                    "http-equiv" => proof.has_policy |= value == "Content-Security-Policy",
                    "class" => class = value,
                    "lang" if value.is_empty() => proof.faults.push("an empty lang".to_owned()),
                    _ => {}
                }
            }
            if let Some(level) = name.strip_prefix('h').and_then(|level| level.parse().ok()) {
                proof.levels.push(level);
            }
            let is_script = name == "script" && !node.children.borrow().is_empty();
            proof.scripts += usize::from(is_script);
            proof.mains += usize::from(name == "main");
            proof.bars += usize::from(class == "bar");
            // The style is not seen, and marks stand between words.
            if name == "style" || class == "cite" || class == "id" {
                let seen = proof.text.clone();
                walk_inside(node, proof);
                proof.text = seen;
                return;
            }
            if !INLINE.contains(&name) {
                proof.text.push(' ');
            }
            walk_inside(node, proof);
            if !INLINE.contains(&name) {
                proof.text.push(' ');
            }
        }
        _ => node
            .children
            .borrow()
            .iter()
            .for_each(|child| walk(child, proof)),
    }
}

/// Returns the words of a text: letters and figures, as they are shown.
pub(crate) fn words(text: &str) -> Vec<String> {
    let text = SafeText::prose(text).into_string();
    let words = text.split(|sign: char| !sign.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Returns the words of a document that are seen; footnotes come last.
pub(crate) fn words_of(blocks: &[Block]) -> Vec<String> {
    let is_note = |block: &&Block| matches!(block.kind, BlockKind::Footnote { .. });
    let body = blocks.iter().filter(|block| !is_note(block));
    let blocks: Vec<Block> = body.chain(blocks.iter().filter(is_note)).cloned().collect();
    let sections = Document { blocks }.sections();
    let texts = sections
        .iter()
        .flat_map(|section| [&section.heading, &section.text]);
    texts.flat_map(|text| words(text)).collect()
}

/// Returns the first word that is not there in its order.
pub(crate) fn missing<'a>(wanted: &'a [String], found: &[String]) -> Option<&'a String> {
    let mut found = found.iter();
    wanted
        .iter()
        .find(|word| !found.any(|other| other == *word))
}

#[test]
fn the_proof_sees_what_it_looks_for() {
    let of = |body: &str| {
        let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"\">";
        let page = format!(
            "<!DOCTYPE html><html lang=en><head><title>t</title>{policy}</head><body>{body}"
        );
        read(&page).faults
    };
    assert_eq!(of("<h1>a</h1><main>b</main>"), Vec::<String>::new());
    for bad in [
        "<main></main>",
        "<h1>a</h1>",
        "<h1>a</h1><main><h3>b</h3></main>",
        "<h1 id=a>a</h1><main id=a></main>",
        "<h1>a</h1><main><a href=\"#b\">b</a></main>",
        "<h1>a</h1><main><a href=\"javascript:x\">b</a></main>",
        "<h1>a</h1><main><p onclick=x>b</p></main>",
        "<h1>a</h1><main><script>b</script></main>",
        "<h1>a</h1><main></p></main>",
        "<h1>a</h1><main>\u{1}</main>",
    ] {
        assert!(!of(bad).is_empty(), "{bad}");
    }
    assert_eq!(words("a-b, [c] 12,5"), ["a", "b", "c", "12", "5"]);
    assert_eq!(missing(&words("a c"), &words("a b c")), None);
    assert_eq!(
        missing(&words("c a"), &words("a b c")),
        Some(&"a".to_owned())
    );
}
