//! Comma-separated values for a spreadsheet, quoted as RFC 4180 says; lines end in a line feed.

use super::SafeText;

/// Returns rows of cells as the text of a file.
pub fn table(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut out = String::new();
    for row in rows {
        line(row, &mut out);
    }
    out
}

/// Adds a line of cells.
pub fn line(cells: impl IntoIterator<Item = String>, out: &mut String) {
    for (at, cell) in cells.into_iter().enumerate() {
        out.push_str(if at > 0 { "," } else { "" });
        out.push_str(&quoted(&cell));
    }
    out.push('\n');
}

/// Returns a cell in quotes where it needs them. What a spreadsheet would take for a formula gets an apostrophe before it;
/// a number that is below nothing is none.
fn quoted(cell: &str) -> String {
    let cell = SafeText::prose(cell);
    let cell = cell.as_str();
    let is_number =
        cell.parse::<f64>().is_ok() && cell.contains(|sign: char| sign.is_ascii_digit());
    // Programs look behind blanks, and some take wide signs for the narrow ones.
    let begins = cell.trim_start();
    let is_formula = begins.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && !is_number;
    let guard = if is_formula { "'" } else { "" };
    if cell.contains(['"', ',', '\n']) {
        format!("\"{guard}{}\"", cell.replace('"', "\"\""))
    } else {
        format!("{guard}{cell}")
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn quotes_what_would_part_a_cell_and_disarms_formulas() {
        for (cell, written) in [
            ("plain", "plain"),
            ("a, b", "\"a, b\""),
            ("say \"x\"\nand", "\"say \"\"x\"\"\nand\""),
            ("=1+1", "'=1+1"),
            ("- one, two", "\"'- one, two\""),
            ("-21.5", "-21.5"),
            ("-1+1", "'-1+1"),
            ("+1", "+1"),
            ("-inf", "'-inf"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1+1", "' =1+1"),
            ("\r=1+1", "\"'\n=1+1\""),
            ("  \n-cmd", "\"'  \n-cmd\""),
            ("＝1+1", "'＝1+1"),
            ("a=b", "a=b"),
            ("", ""),
            ("a\x1bb", "a␛b"),
        ] {
            assert_eq!(quoted(cell), written);
        }
    }
}
