//! Lines of input, one at a time, whatever is in them.

use std::io::{self, BufRead};

/// The most bytes of a line that are taken; what a person types is far shorter.
const MOST: usize = 4096;

/// The lines that are typed.
pub(in crate::cli) struct Lines<R> {
    input: R,
}

impl<R: BufRead> Lines<R> {
    pub(in crate::cli) fn new(input: R) -> Self {
        Self { input }
    }

    /// Returns the next line without its end; nothing where there is no more. What is no UTF-8 is replaced, what is
    /// beyond the most is left out.
    pub(in crate::cli) fn next(&mut self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        let mut is_there = false;
        loop {
            let chunk = match self.input.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                // A terminal that was hung up has nobody at it any more.
                Err(_) if !is_there => return Ok(None),
                Err(error) => return Err(error),
            };
            if chunk.is_empty() {
                break;
            }
            is_there = true;
            let end = chunk.iter().position(|byte| *byte == b'\n');
            let taken = &chunk[..end.unwrap_or(chunk.len())];
            line.extend_from_slice(&taken[..taken.len().min(MOST - line.len())]);
            let used = end.map_or(chunk.len(), |end| end + 1);
            self.input.consume(used);
            if end.is_some() {
                break;
            }
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end_matches('\u{fffd}');
        Ok(is_there.then(|| text.chars().filter(|one| !one.is_control()).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8]) -> Vec<String> {
        let mut lines = Lines::new(bytes);
        std::iter::from_fn(|| lines.next().unwrap()).collect()
    }

    #[test]
    fn are_read_one_by_one_to_the_end() {
        assert_eq!(
            lines(b"a b\r\n\n\xe5\x85\xbb\nlast"),
            ["a b", "", "养", "last"]
        );
        assert!(lines(b"").is_empty());
    }

    #[test]
    fn hold_nothing_that_is_no_text_and_end_somewhere() {
        assert_eq!(lines(b"a\x1b[31m\x00b\xff\n"), ["a[31mb"]);
        let long = [vec![b'x'; MOST * 3], b"\nnext".to_vec()].concat();
        assert_eq!(lines(&long), ["x".repeat(MOST), "next".to_owned()]);
    }
}
