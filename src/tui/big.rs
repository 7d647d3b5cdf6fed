//! Words in letters of several rows, made of half blocks. The font has Latin letters, digits and signs only: what it
//! lacks is left to the plain letters of the terminal.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;
use tui_big_text::{BigText, PixelSize};

use super::text;

/// The rows of a letter.
pub const ROWS: usize = 4;

/// How wide a letter may be, the widest first.
const WIDTHS: [(usize, PixelSize); 2] = [(8, PixelSize::HalfHeight), (4, PixelSize::Quadrant)];

/// Words in large letters, for so many columns.
#[derive(Clone, Debug)]
pub struct Big {
    lines: Vec<String>,
    size: PixelSize,
}

impl Big {
    /// Returns words in the largest letters of which they take no more than so many columns and rows; nothing where there
    /// are none, or where the font lacks a letter.
    pub fn of(words: &str, columns: usize, rows: usize) -> Option<Self> {
        let words = plain(words)?;
        WIDTHS.into_iter().find_map(|(wide, size)| {
            let letters = columns / wide;
            let is_cut = |word: &str| text::width(word) > letters;
            if letters == 0 || words.split(' ').any(is_cut) {
                return None;
            }
            let lines = text::wrap(&words, letters);
            (lines.len() * ROWS <= rows).then_some(Self { lines, size })
        })
    }

    /// Returns how many rows it takes.
    pub fn rows(&self) -> usize {
        self.lines.len() * ROWS
    }

    /// Draws it at the top of an area.
    pub fn draw(&self, area: Rect, buffer: &mut Buffer, style: Style) {
        let lines = self
            .lines
            .iter()
            .map(|line| line.trim_end().to_owned().into());
        let big = BigText::builder()
            .pixel_size(self.size)
            .style(style)
            .lines(lines.collect::<Vec<_>>())
            .build();
        big.render(area.intersection(buffer.area), buffer);
    }
}

/// Returns words in letters that the font has, signs of print by those of a typewriter; nothing where it lacks one.
fn plain(words: &str) -> Option<String> {
    let letters = words.trim().chars().map(|letter| match letter {
        '‘' | '’' => Some('\''),
        '“' | '”' => Some('"'),
        '–' | '—' | '‑' | '−' => Some('-'),
        '\u{a0}' | '\u{202f}' => Some(' '),
        ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{b2}' | '\u{b5}'..='\u{ff}' => Some(letter),
        _ => None,
    });
    let words: String = letters.collect::<Option<_>>()?;
    (!words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_as_large_as_there_is_room_for() {
        let rows = |words: &str, columns, rows| Big::of(words, columns, rows).map(|big| big.rows());
        assert_eq!(rows("Novissi", 56, 4), Some(4));
        assert_eq!(
            Big::of("Novissi", 56, 4).unwrap().size,
            PixelSize::HalfHeight
        );
        assert_eq!(Big::of("Novissi", 55, 4).unwrap().size, PixelSize::Quadrant);
        assert_eq!(rows("Novissi", 27, 20), None, "no word is cut");
        assert_eq!(rows("Novissi in Togo", 28, 8), Some(8));
        assert_eq!(rows("Novissi in Togo", 28, 7), None);
        assert_eq!(rows("Novissi", 0, 0), None);
    }

    #[test]
    fn what_the_font_lacks_is_not_drawn() {
        for words in [
            "ລາວ",
            "社会保障",
            "Социальная",
            "ไทย",
            "العربية",
            "Łódź",
            "",
            " ",
        ] {
            assert!(Big::of(words, 400, 40).is_none(), "{words}");
        }
        assert!(Big::of("L’État – “été”\u{a0}2020", 400, 40).is_some());
    }

    #[test]
    fn each_letter_is_seen() {
        let mut lacking = String::new();
        for letter in (' '..='~').chain('\u{a1}'..='\u{ff}').skip(1) {
            let Some(big) = Big::of(&letter.to_string(), 8, 4) else {
                continue;
            };
            let area = Rect::new(0, 0, 8, 4);
            let mut buffer = Buffer::empty(area);
            big.draw(area, &mut buffer, Style::new());
            let is_seen = buffer.content.iter().any(|cell| cell.symbol() != " ");
            if !is_seen {
                lacking.push(letter);
            }
        }
        assert_eq!(lacking, "");
    }
}
