//! Large figures, for a clock that is read from the back of a room.

/// The rows of a figure.
pub(super) const ROWS: usize = 5;

/// Figures, each row in bits: three columns, the left one first.
const FIGURES: [(char, [u8; ROWS]); 12] = [
    ('0', [0b111, 0b101, 0b101, 0b101, 0b111]),
    ('1', [0b010, 0b110, 0b010, 0b010, 0b111]),
    ('2', [0b111, 0b001, 0b111, 0b100, 0b111]),
    ('3', [0b111, 0b001, 0b111, 0b001, 0b111]),
    ('4', [0b101, 0b101, 0b111, 0b001, 0b001]),
    ('5', [0b111, 0b100, 0b111, 0b001, 0b111]),
    ('6', [0b111, 0b100, 0b111, 0b101, 0b111]),
    ('7', [0b111, 0b001, 0b001, 0b010, 0b010]),
    ('8', [0b111, 0b101, 0b111, 0b101, 0b111]),
    ('9', [0b111, 0b101, 0b111, 0b001, 0b111]),
    (':', [0b000, 0b010, 0b000, 0b010, 0b000]),
    ('+', [0b000, 0b010, 0b111, 0b010, 0b000]),
];

/// Returns a clock in large figures, a line for each row, drawn with a sign that is two columns wide.
pub(super) fn large(clock: &str, sign: &str) -> Vec<String> {
    let row = |row: usize| {
        let figures = clock.chars().filter_map(|figure| {
            let (_, rows) = FIGURES.iter().find(|(known, _)| *known == figure)?;
            let bits = rows.get(row)?;
            let cells = (0..3)
                .rev()
                .map(|bit| if bits >> bit & 1 == 1 { sign } else { "  " });
            Some(cells.collect::<String>())
        });
        let figures: Vec<String> = figures.collect();
        figures.join("  ").trim_end().to_owned()
    };
    (0..ROWS).map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_of_a_clock_can_be_drawn() {
        let lines = large("+0:12", "##");
        assert_eq!(lines.len(), ROWS);
        assert_eq!(lines[0], "        ######            ##    ######");
        assert!(
            "0123456789:+"
                .chars()
                .all(|one| FIGURES.iter().any(|(known, _)| *known == one))
        );
    }
}
