//! A frame as a reviewer reads it: the text, and below it what role each letter has, the same in all themes.
//!
//! What colours the roles have in a theme stands in one table of its own, and each theme is seen to give a cell just what
//! the table says.

use std::fmt::Write as _;
use std::sync::LazyLock;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use super::*;
use crate::tui::theme::{Depth, Role};

/// A letter for each set of roles that have their colour in common; in capitals where it is bold.
pub(super) const LETTERS: [(char, Role); 12] = [
    ('t', Role::Text),
    ('d', Role::Dim),
    ('b', Role::Border),
    ('a', Role::Accent),
    ('h', Role::Heading),
    ('m', Role::Mark),
    ('e', Role::Error),
    ('w', Role::Warning),
    ('g', Role::Good),
    ('c', Role::Code),
    ('l', Role::Link),
    ('s', Role::Citation),
];

/// Returns the themes, for a terminal of all colours.
fn themes() -> [Theme; 4] {
    Theme::NAMES.map(|name| Theme::by_name(name).unwrap().with_depth(Depth::True))
}

/// The colours of a letter in all themes.
static COLOURS: LazyLock<Vec<(char, [Color; 4])>> = LazyLock::new(|| {
    let of_role = |role: Role| themes().map(|theme| theme.style(role).fg.unwrap_or_default());
    LETTERS
        .map(|(letter, role)| (letter, of_role(role)))
        .to_vec()
});

/// Draws the stage in all themes; returns the text and the roles.
pub(super) fn of(stage: &mut Stage) -> String {
    let frames: Vec<Buffer> = themes()
        .into_iter()
        .map(|theme| {
            stage.app.theme = theme;
            stage.turn(&[]);
            stage.trial.frame.clone()
        })
        .collect();
    let rows = frames[0].area.rows();
    let (texts, roles): (Vec<String>, Vec<String>) = rows.map(|row| line(&frames, row)).unzip();
    let size = frames[0].area;
    format!(
        "{}x{}\n{}\n{}\n",
        size.width,
        size.height,
        texts.join("\n"),
        roles.join("\n")
    )
}

/// Returns the text and the roles of one row.
fn line(frames: &[Buffer], row: Rect) -> (String, String) {
    let (mut text, mut letters) = ("|".to_owned(), "'".to_owned());
    let mut runs: Vec<(char, u16, u16)> = Vec::new();
    let mut x = row.left();
    while x < row.right() {
        let cells: Vec<&Cell> = frames.iter().map(|frame| &frame[(x, row.y)]).collect();
        let symbol = cells[0].symbol();
        assert!(cells.iter().all(|cell| cell.symbol() == symbol), "{symbol}");
        let columns = u16::try_from(crate::tui::text::width(symbol).max(1)).unwrap();
        text.push_str(symbol);
        let letter = letter(&cells);
        letters.extend(std::iter::repeat_n(letter, columns.into()));
        for sign in signs(&cells) {
            match runs.iter_mut().rev().find(|run| run.0 == sign) {
                Some(run) if run.2 == x => run.2 += columns,
                _ => runs.push((sign, x, x + columns)),
            }
        }
        x += columns;
    }
    let mut letters = letters.trim_end().to_owned();
    for (sign, start, end) in runs {
        write!(letters, "  {sign}{start}-{}", end - 1).unwrap();
    }
    (text.trim_end().to_owned(), letters)
}

/// Returns the letter of the colour that a cell has in all themes; none for a blank.
fn letter(cells: &[&Cell]) -> char {
    let is_seen = cells[0].symbol() != " ";
    let colours = cells.iter().map(|cell| cell.fg);
    let found = COLOURS
        .iter()
        .find(|(_, all)| colours.clone().eq(all.iter().copied()));
    let Some((letter, _)) = found else {
        assert!(!is_seen, "{cells:?} has the colours of no role");
        return ' ';
    };
    if !is_seen {
        return ' ';
    }
    let is_bold = |cell: &&Cell| cell.modifier.contains(Modifier::BOLD);
    assert!(
        cells.iter().all(is_bold) || !cells.iter().any(is_bold),
        "{cells:?}"
    );
    if is_bold(&cells[0]) {
        letter.to_ascii_uppercase()
    } else {
        *letter
    }
}

/// Returns what a cell has besides its colour: selected `#`, reversed `%`, underlined `_`, explained `.`, italic `/`.
///
/// Nothing else is there, so that the contrast of every cell is one that the tests of the theme measure: a role before
/// the terminal's background or that of the selection, as it is or reversed.
fn signs(cells: &[&Cell]) -> Vec<char> {
    let mut signs = Vec::new();
    let selected = themes().map(|theme| theme.style(Role::Selected).bg.unwrap_or_default());
    let behind = cells.iter().map(|cell| cell.bg);
    assert!(
        behind.clone().eq(selected) || behind.eq([Color::Reset; 4]),
        "{cells:?}: a background of no role"
    );
    let known = Modifier::BOLD | Modifier::UNDERLINED | Modifier::ITALIC | Modifier::REVERSED;
    let is_known = |cell: &&Cell| known.contains(cell.modifier - Modifier::DIM);
    // Only where no colour tells a word that is explained from a link.
    let is_dim = |cell: &&Cell| cell.modifier.contains(Modifier::DIM);
    assert!(!cells[..3].iter().any(is_dim), "{cells:?}: a faint look");
    assert!(cells.iter().all(is_known), "{cells:?}: a look of no role");
    let is_reversed = |cell: &Cell| cell.modifier.contains(Modifier::REVERSED);
    if cells[0].bg != Color::Reset {
        assert!(is_reversed(cells[3]), "{cells:?}: not seen without colours");
        signs.push('#');
    } else if is_reversed(cells[0]) {
        signs.push('%');
    }
    for (modifier, sign) in [(Modifier::UNDERLINED, '_'), (Modifier::ITALIC, '/')] {
        let has = |cell: &&Cell| cell.modifier.contains(modifier);
        assert!(cells.iter().all(has) || !cells.iter().any(has), "{cells:?}");
        match has(&cells[0]) {
            true if sign == '_' && is_dim(&cells[3]) => signs.push('.'),
            true => signs.push(sign),
            false => {}
        }
    }
    signs
}

#[test]
fn what_the_letters_of_the_pictures_look_like() {
    let mut table = String::new();
    for (letter, role) in LETTERS {
        writeln!(table, "{letter} {role:?}").unwrap();
        for depth in [Depth::True, Depth::Indexed, Depth::Sixteen] {
            for theme in themes() {
                let style = theme.with_depth(depth).style(role);
                let colour = style
                    .fg
                    .map_or_else(|| "-".to_owned(), |colour| colour.to_string());
                writeln!(table, "  {} {depth:?}: {colour}", theme.name()).unwrap();
            }
        }
    }
    insta::assert_snapshot!("letters", table);
}
