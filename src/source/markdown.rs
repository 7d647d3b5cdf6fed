//! Texts written as Markdown that shows them as they stand.

use super::SafeText;

/// Returns a text that Markdown shows as it stands, on one line.
pub fn escaped(text: &str) -> String {
    let text = SafeText::line(text);
    let text = text.as_str();
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if matches!(
            character,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~'
        ) {
            out.push('\\');
        }
        out.push(character);
    }
    let begins_block = out.starts_with(['#', '-', '+', '=']);
    if begins_block {
        format!("\\{out}")
    } else {
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content;
    use crate::model::document::BlockKind;

    #[test]
    fn shows_signs_as_they_stand() {
        for text in ["# a", "- a", "a | b_c_ *d* [1] <x>", "~~a~~", "\\", "+ a"] {
            let document = content::parse_document(&escaped(text), 0);
            let sections = document.sections();
            assert_eq!(sections[0].text.trim_end(), text);
            assert!(matches!(document.blocks[0].kind, BlockKind::Paragraph(_)));
        }
    }
}
