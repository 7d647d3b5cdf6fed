//! Numbers as they are written: digits of any script, with the separators inside them.

use crate::source::digit::digit;

/// A number, a range of numbers or a date in figures, as one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// First byte.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
    /// The numbers between dashes, slashes and colons, with ASCII digits; points and commas are kept.
    pub(crate) parts: Vec<String>,
    /// What stands between the parts.
    pub(crate) joints: Vec<char>,
}

/// Returns the numbers of a text, in order.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        if digit(characters[at].1).is_none() {
            at += 1;
            continue;
        }
        let (token, next) = read(&characters, at, text.len());
        tokens.push(token);
        at = next;
    }
    tokens
}

fn read(characters: &[(usize, char)], from: usize, length: usize) -> (Token, usize) {
    let mut parts = vec![String::new()];
    let mut joints = Vec::new();
    let mut at = from;
    while let Some((_, character)) = characters.get(at) {
        if let Some(digit) = digit(*character) {
            if let Some(part) = parts.last_mut() {
                part.push(digit);
            }
        } else if characters
            .get(at + 1)
            .is_none_or(|(_, next)| digit(*next).is_none())
        {
            break;
        } else {
            match character {
                '.' | ',' | '\'' | '\u{2019}' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{66b}'
                | '\u{66c}' => {
                    if let Some(part) = parts.last_mut() {
                        part.push(if *character == '.' { '.' } else { ',' });
                    }
                }
                '-' | '\u{2010}' | '\u{2011}' | '\u{2013}' | '/' | ':' => {
                    joints.push(if *character == '/' || *character == ':' {
                        *character
                    } else {
                        '-'
                    });
                    parts.push(String::new());
                }
                _ => break,
            }
        }
        at += 1;
    }
    let end = characters.get(at).map_or(length, |(byte, _)| *byte);
    let start = characters[from].0;
    let token = Token {
        start,
        end,
        parts,
        joints,
    };
    (token, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        tokens(text)
            .into_iter()
            .map(|token| token.parts.join("|"))
            .collect()
    }

    #[test]
    fn reads_numbers_ranges_and_dates_as_words() {
        assert_eq!(
            read("1,400,000 of 5.5 in 2012–13."),
            ["1,400,000", "5.5", "2012|13"]
        );
        assert_eq!(
            read("2020-03-18, 18.12.2019; 10:30"),
            ["2020|03|18", "18.12.2019", "10|30"]
        );
        assert_eq!(read("5\u{a0}000 and 3-"), ["5,000", "3"]);
    }

    #[test]
    fn reads_the_digits_of_every_script() {
        assert_eq!(read("໑໒ ១៤ ٣٥ १२ ５"), ["12", "14", "35", "12", "5"]);
        assert!(read("½ ² ① 三").is_empty());
    }
}
