//! JSON that may be shown on a terminal.

/// Returns JSON with an escape for what JSON allows in a text but a terminal could obey or a reader could not see.
pub fn escaped(json: &str) -> String {
    use std::fmt::Write as _;

    let hidden = |character: char| {
        matches!(character as u32,
            0x7f..=0x9f | 0x2028..=0x202e | 0x2066..=0x2069 | 0xfeff | 0xe0000..=0xe0fff)
    };
    if !json.contains(hidden) {
        return json.to_owned();
    }
    let mut out = String::with_capacity(json.len() + 16);
    for character in json.chars() {
        if hidden(character) {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                let _infallible = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(character);
        }
    }
    out
}

/// Returns a document of JSON as the text of a file.
pub fn document(value: &serde_json::Value) -> String {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    format!("{}\n", escaped(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_characters_beyond_the_first_plane_in_pairs() {
        assert_eq!(escaped("\"\u{e0041}\""), "\"\\udb40\\udc41\"");
        assert_eq!(
            serde_json::from_str::<String>(&escaped("\"\u{e0041}ລ\"")).unwrap(),
            "\u{e0041}ລ"
        );
    }
}
