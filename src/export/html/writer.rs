//! The writer of elements: the only place that makes markup.
//!
//! Names of elements and attributes are the program's own words, by their type; whatever else is written is escaped, and
//! made safe before. What was opened is closed in its order.

use crate::source::SafeText;

/// Elements that stand in a line of text; behind others a line of the file ends.
const INLINE: [&str; 11] = [
    "a", "cite", "code", "del", "em", "span", "strong", "sup", "svg", "rect", "bdi",
];

/// Elements in the making.
#[derive(Debug, Default)]
pub(super) struct Html {
    out: String,
    open: Vec<&'static str>,
}

impl Html {
    /// Opens an element.
    pub(super) fn open(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) {
        self.tag(name, attributes);
        self.out.push('>');
        self.open.push(name);
    }

    /// Writes an element that holds nothing.
    pub(super) fn void(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) {
        self.tag(name, attributes);
        self.out.push('>');
    }

    /// Closes the element that was opened last.
    pub(super) fn close(&mut self) {
        let Some(name) = self.open.pop() else { return };
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
        if !INLINE.contains(&name) {
            self.out.push('\n');
        }
    }

    /// Writes text.
    pub(super) fn text(&mut self, text: &str) {
        escape(SafeText::prose(text).as_str(), &mut self.out);
    }

    /// Writes an element that holds text.
    pub(super) fn element(
        &mut self,
        name: &'static str,
        attributes: &[(&'static str, &str)],
        text: &str,
    ) {
        self.open(name, attributes);
        self.text(text);
        self.close();
    }

    /// Writes an element that holds text and leads somewhere.
    pub(super) fn link(&mut self, place: &str, attributes: &[(&'static str, &str)], text: &str) {
        let mut all = vec![("href", place)];
        all.extend(attributes);
        self.element("a", &all, text);
    }

    /// Writes what the program itself brings, such as its style.
    pub(super) fn own(&mut self, markup: &'static str) {
        self.out.push_str(markup);
    }

    /// Writes elements that were made apart.
    pub(super) fn append(&mut self, made: Html) {
        self.out.push_str(&made.finish());
    }

    /// Closes what is open and returns the text of the file.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }

    fn tag(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            escape(SafeText::line(value).as_str(), &mut self.out);
            self.out.push('"');
        }
    }
}

fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_text_and_attributes_and_closes_in_order() {
        let mut html = Html::default();
        html.open("p", &[("title", "a\" onclick='x'\n<b>")]);
        html.element("em", &[], "<script>&amp;\u{1b}\u{202e}");
        assert_eq!(
            html.finish(),
            "<p title=\"a&quot; onclick=&#39;x&#39; &lt;b&gt;\">\
             <em>&lt;script&gt;&amp;amp;␛⟦RLO⟧</em></p>\n"
        );
    }
}
