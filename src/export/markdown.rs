//! A page as Markdown, which shows what the page shows wherever Markdown is read. Sources are footnotes; the parts that are
//! no Markdown themselves are written in `parts`.

mod parts;

use std::collections::BTreeMap;
use std::slice;

use super::Page;
use super::html::about;
use crate::model::document::{Alert, Alignment, Cell, ListItem, children, image_mark};
use crate::model::link::Target;
use crate::model::{Block, BlockKind, Inline, InlineKind, Source, figure, numbered, numbers, view};
use crate::source::SafeText;
use crate::source::markdown::escaped;

/// Returns several files as one.
pub fn joined(files: &[String]) -> String {
    files.join("\n\n---\n\n")
}

/// Returns a page as a file.
pub fn file(page: &Page) -> String {
    let writer = Writer {
        page,
        numbers: numbers(&page.sources),
    };
    let mut blocks: Vec<String> = vec![format!("# {}", line(&page.title))];
    let below = page.below.iter().map(|said| said.text.as_str());
    let words = std::iter::once(&*page.about).chain(below);
    blocks.extend(words.chain([&*page.summary]).map(line));
    for part in &page.parts {
        writer.part(part, &mut blocks);
    }
    for (source, number) in numbered(&page.sources).into_iter().zip(1..) {
        blocks.push(format!("[^{number}]: {}", of_source(source)));
    }
    let foot = page.foot.iter().map(|text| line(text));
    blocks.extend(foot);
    blocks.retain(|block| !block.trim().is_empty());
    blocks.join("\n\n") + "\n"
}

/// Writes the parts of a page.
struct Writer<'a> {
    page: &'a Page,
    /// The number of each source.
    numbers: BTreeMap<&'a str, usize>,
}

impl Writer<'_> {
    fn blocks(&self, blocks: &[Block]) -> String {
        let mut out: Vec<String> = Vec::new();
        // Two lists that follow each other would be one, but for the signs of their items.
        let (mut is_other, mut was_list) = (false, false);
        for block in blocks {
            if let BlockKind::List { start, items } = &block.kind {
                is_other = was_list && !is_other;
                was_list = true;
                out.push(self.list(*start, items, is_other));
            } else {
                was_list = false;
                out.push(self.block(block));
            }
        }
        out.join("\n\n")
    }

    fn block(&self, block: &Block) -> String {
        match &block.kind {
            BlockKind::Heading { level, inlines, .. } => {
                let level = usize::from(*level).clamp(2, 6);
                format!("{} {}", "#".repeat(level), self.one_line(inlines))
            }
            BlockKind::Paragraph(inlines) => begun(&self.inlines(inlines)),
            BlockKind::Code { text, .. } | BlockKind::Html(text) => code_block(text),
            BlockKind::Quote { alert, blocks } => {
                let word = alert.map(|alert| match alert {
                    Alert::Note => "[!NOTE]\n",
                    Alert::Tip => "[!TIP]\n",
                    Alert::Important => "[!IMPORTANT]\n",
                    Alert::Warning => "[!WARNING]\n",
                    Alert::Caution => "[!CAUTION]\n",
                });
                let inner = format!("{}{}", word.unwrap_or_default(), self.blocks(blocks));
                indented(&inner, "> ", "> ")
            }
            BlockKind::List { start, items } => self.list(*start, items, false),
            BlockKind::Table {
                alignment,
                head,
                rows,
            } => self.table(alignment, head, rows),
            BlockKind::Definitions(definitions) => {
                let each = definitions.iter().map(|one| {
                    let details = one.details.iter();
                    let details = details.map(|blocks| indented(&self.blocks(blocks), ": ", "  "));
                    let term = begun(&self.one_line(&one.term));
                    std::iter::once(term)
                        .chain(details)
                        .collect::<Vec<_>>()
                        .join("\n")
                });
                each.collect::<Vec<String>>().join("\n\n")
            }
            BlockKind::Footnote { label, blocks } => {
                let mark = format!("[^note-{}]: ", key(label));
                indented(&self.blocks(blocks), &mark, "    ")
            }
            BlockKind::Rule => "---".to_owned(),
        }
    }

    /// Writes a list, with the other sign of the two there are where that is wanted.
    fn list(&self, start: Option<u64>, items: &[ListItem], is_other: bool) -> String {
        let is_tight = items.iter().all(|item| item.blocks.len() < 2);
        let items = items.iter().zip(0..).map(|(item, at)| {
            let number = start.map(|start| start.min(999_999).saturating_add(at));
            let mark = number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
            let inner = self.blocks(&item.blocks);
            let own = item.mark(number);
            let own = match (is_other, number) {
                (false, _) => own,
                (true, None) => own.replacen('-', "*", 1),
                (true, Some(_)) => own.replacen('.', ")", 1),
            };
            indented(&inner, &own, &" ".repeat(mark.len()))
        });
        let between = if is_tight { "\n" } else { "\n\n" };
        items.collect::<Vec<String>>().join(between)
    }

    fn table(&self, alignment: &[Alignment], head: &[Cell], rows: &[Vec<Cell>]) -> String {
        let row = |cells: &[Cell]| {
            let cells = cells.iter().map(|cell| self.one_line(&cell.inlines));
            format!("| {} |", cells.collect::<Vec<String>>().join(" | "))
        };
        let rule = alignment.iter().map(|one| match one {
            Alignment::None => "---",
            Alignment::Left => ":---",
            Alignment::Center => ":---:",
            Alignment::Right => "---:",
        });
        let rule = format!("| {} |", rule.collect::<Vec<_>>().join(" | "));
        let rows = rows.iter().map(|cells| row(cells));
        let lines = [row(head), rule].into_iter().chain(rows);
        lines.collect::<Vec<String>>().join("\n")
    }

    /// Returns running text without a line break in it.
    fn one_line(&self, inlines: &[Inline]) -> String {
        self.inlines(inlines)
            .replace("\\\n", " ")
            .replace('\n', " ")
    }

    fn inlines(&self, inlines: &[Inline]) -> String {
        let mut out = String::new();
        for (inline, next) in inlines.iter().zip(1..) {
            let next = inlines.get(next);
            match &inline.kind {
                InlineKind::Text(text) | InlineKind::Html(text) => out.push_str(&words(text)),
                InlineKind::Code(text) => out.push_str(&code(text)),
                InlineKind::Emphasis(_) => self.marked("*", (inline, next), &mut out),
                InlineKind::Strong(_) => self.marked("**", (inline, next), &mut out),
                InlineKind::Strikethrough(_) => self.marked("~~", (inline, next), &mut out),
                InlineKind::Foreign { inlines, .. } => out.push_str(&self.inlines(inlines)),
                InlineKind::Link { target, inlines } => out.push_str(&self.link(target, inlines)),
                InlineKind::Image {
                    inlines, caption, ..
                } => {
                    let inner = self.inlines(inlines);
                    out.push_str(&["\\", image_mark(inlines), &inner, "\\]"].concat());
                    if !caption.is_empty() {
                        out.push_str(&[" ", &words(caption)].concat());
                    }
                }
                InlineKind::FootnoteReference(label) => out.push_str(&self.reference(label)),
                InlineKind::SoftBreak => out.push('\n'),
                InlineKind::HardBreak => out.push_str("\\\n"),
            }
        }
        out
    }

    /// Writes what stands between two marks; where these would not be read as such, the words alone.
    fn marked(&self, mark: &str, (inline, next): (&Inline, Option<&Inline>), out: &mut String) {
        let inner = self.inlines(children(inline));
        let next = next.map_or_else(String::new, |next| self.inlines(slice::from_ref(next)));
        // A bracket may stand at the end where no word follows on it.
        let is_closed = inner.ends_with(')') && !next.starts_with(char::is_alphanumeric);
        let is_end = is_closed || inner.ends_with(char::is_alphanumeric);
        let is_read = inner.starts_with(char::is_alphanumeric) && is_end;
        let mark = if is_read { mark } else { "" };
        out.push_str(&[mark, &inner, mark].concat());
    }

    fn link(&self, target: &str, inlines: &[Inline]) -> String {
        let inner = self.inlines(inlines);
        if view::searched(target).is_some() {
            return inner;
        }
        match Target::read(&self.page.path, target) {
            Target::Outside => {
                let inner = if inner.is_empty() {
                    words(target)
                } else {
                    inner
                };
                // An address inside an address would be one too many.
                let is_plain = !inner.contains("](<");
                if is_plain {
                    format!("[{inner}](<{target}>)")
                } else {
                    inner
                }
            }
            Target::Inside { .. } => {
                let linked = self.page.links.iter().find(|(known, _)| known == target);
                match linked.filter(|(_, to)| !to.name.is_empty() && !to.name.contains('/')) {
                    Some((_, to)) => format!("{inner} ({})", code(&to.name)),
                    None => inner,
                }
            }
            Target::Unsafe | Target::Beyond => inner,
        }
    }

    fn reference(&self, label: &str) -> String {
        match self.numbers.get(label) {
            Some(number) => format!("[^{number}]"),
            None => format!("[^note-{}]", key(label)),
        }
    }
}

/// Returns text that Markdown shows as it stands, on one line.
fn line(text: &str) -> String {
    begun(&words(text.trim()))
}

/// Returns words that Markdown shows as they stand.
fn words(text: &str) -> String {
    // Signs at the beginning are minded where a block begins.
    let text = escaped(&format!("x{text}")).replace('&', "\\&");
    text.get(1..).unwrap_or_default().to_owned()
}

/// Returns the text of a paragraph, whose lines begin nothing else.
fn begun(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        let line = line.trim_start();
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = line.split_at(digits);
        if !number.is_empty() && rest.starts_with(['.', ')']) {
            format!("{number}\\{rest}")
        } else if line.starts_with(['#', '-', '+', '=', ':']) {
            format!("\\{line}")
        } else {
            line.to_owned()
        }
    });
    lines.collect::<Vec<String>>().join("\n")
}

fn code(text: &str) -> String {
    let text = SafeText::line(text).into_string();
    let fence = "`".repeat(longest_run(&text) + 1);
    let is_bare = text.starts_with('`') || text.ends_with('`') || text.trim().is_empty();
    let pad = if is_bare { " " } else { "" };
    // A bar would end a cell.
    [&fence, pad, &text.replace('|', "\\|"), pad, &fence].concat()
}

fn code_block(text: &str) -> String {
    let text = SafeText::prose(text.trim_end_matches('\n')).into_string();
    let fence = "`".repeat((longest_run(&text) + 1).max(3));
    format!("{fence}\n{text}\n{fence}")
}

fn longest_run(text: &str) -> usize {
    let runs = text.split(|sign| sign != '`').map(str::len);
    runs.max().unwrap_or_default()
}

/// Returns the label of a footnote without signs that would end it.
fn key(label: &str) -> String {
    let signs = label.chars();
    let signs = signs.map(|sign| if sign.is_alphanumeric() { sign } else { '-' });
    signs.collect()
}

/// Returns text behind a mark; its other lines stand below the first.
fn indented(text: &str, mark: &str, rest: &str) -> String {
    let mut out = String::new();
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push('\n');
        }
        let before = if at == 0 { mark } else { rest };
        let is_empty = line.is_empty();
        out.push_str(if is_empty { before.trim_end() } else { before });
        out.push_str(line);
    }
    out
}

fn bullets(items: impl Iterator<Item = String>) -> String {
    let items = items.map(|item| format!("- {item}"));
    items.collect::<Vec<String>>().join("\n")
}

fn of_source(source: &Source) -> String {
    let stop = figure::stop(&source.title);
    let about = words(&about(source).join(", "));
    let url = source.url.as_ref().map(|url| {
        if Target::read("", &url.value) == Target::Outside {
            format!(" <{}>", url.value)
        } else {
            format!(" {}", code(&url.value))
        }
    });
    let title = line(&source.title);
    format!("{title}{stop} {about}{}", url.unwrap_or_default())
}
