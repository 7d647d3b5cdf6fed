//! Numbers and texts as bytes, little-endian, and back; damaged bytes give `None`, never a panic.

use std::ops::Range;

/// Writes values one after the other.
#[derive(Debug, Default)]
pub(crate) struct Encoder {
    bytes: Vec<u8>,
}

impl Encoder {
    /// Returns an encoder with room for so many bytes.
    pub(crate) fn with_room(bytes: usize) -> Self {
        Self {
            bytes: Vec::with_capacity(bytes),
        }
    }

    /// Returns what was written.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Writes bytes as they are.
    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Writes a length or another count.
    pub(crate) fn count(&mut self, count: usize) {
        self.raw(&u64::try_from(count).unwrap_or(u64::MAX).to_le_bytes());
    }

    /// Writes a text.
    pub(crate) fn text(&mut self, text: &str) {
        self.count(text.len());
        self.raw(text.as_bytes());
    }

    /// Writes a column of numbers of `N` bytes each.
    pub(crate) fn column<const N: usize>(
        &mut self,
        values: impl ExactSizeIterator<Item = [u8; N]>,
    ) {
        self.count(values.len());
        for value in values {
            self.raw(&value);
        }
    }
}

/// Reads values in the order they were written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Decoder<'a> {
    bytes: &'a [u8],
}

impl<'a> Decoder<'a> {
    /// Returns the decoder of these bytes.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// Reads so many bytes.
    pub(crate) fn raw(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(count)?;
        self.bytes = rest;
        Some(taken)
    }

    /// Reads a count.
    pub(crate) fn count(&mut self) -> Option<usize> {
        let (taken, rest) = self.bytes.split_first_chunk()?;
        self.bytes = rest;
        usize::try_from(u64::from_le_bytes(*taken)).ok()
    }

    /// Reads a text.
    pub(crate) fn text(&mut self) -> Option<&'a str> {
        let length = self.count()?;
        std::str::from_utf8(self.raw(length)?).ok()
    }

    /// Reads a column of numbers of `N` bytes each.
    pub(crate) fn column<const N: usize, T>(
        &mut self,
        read: impl Fn([u8; N]) -> T,
    ) -> Option<Vec<T>> {
        let length = self.count()?;
        let bytes = self.raw(length.checked_mul(N)?)?;
        let (values, _) = bytes.as_chunks::<N>();
        Some(values.iter().map(|value| read(*value)).collect())
    }

    /// Tells whether everything was read.
    pub(crate) fn is_done(&self) -> bool {
        self.bytes.is_empty()
    }
}

/// A column of texts in one piece of memory.
#[derive(Clone, Debug, Default)]
pub(crate) struct Texts {
    ends: Vec<u32>,
    heap: String,
}

impl Texts {
    /// Adds a text.
    pub(crate) fn push(&mut self, text: &str) {
        self.heap.push_str(text);
        self.ends
            .push(u32::try_from(self.heap.len()).unwrap_or(u32::MAX));
    }

    /// Adds the texts of rows of another column that stand side by side.
    pub(crate) fn push_all(&mut self, from: &Self, rows: Range<usize>) {
        let start = from.start(rows.start);
        let ends = from.ends.get(rows.clone()).unwrap_or_default();
        let last = ends.last().map_or(start, |end| *end as usize);
        let sound = ends.is_sorted() && u32::try_from(self.heap.len() + last).is_ok();
        match from.heap.get(start..last) {
            Some(texts) if sound && ends.len() == rows.len() => {
                let before = self.heap.len();
                self.heap.push_str(texts);
                let moved = |end: &u32| u32::try_from(before + *end as usize - start);
                self.ends
                    .extend(ends.iter().map(|end| moved(end).unwrap_or(u32::MAX)));
            }
            // A column that was damaged in memory or is too long is taken text by text.
            _ => rows.for_each(|row| self.push(from.get(row))),
        }
    }

    /// Returns the text of a row; empty past the end.
    pub(crate) fn get(&self, row: usize) -> &str {
        let end = self.ends.get(row).map_or(0, |end| *end as usize);
        self.heap.get(self.start(row)..end).unwrap_or_default()
    }

    /// Returns where the text of a row begins.
    fn start(&self, row: usize) -> usize {
        let before = row.checked_sub(1).and_then(|before| self.ends.get(before));
        before.map_or(0, |start| *start as usize)
    }

    /// Returns how many bytes the column takes.
    pub(crate) fn bytes(&self) -> usize {
        size_of_val(self.ends.as_slice()) + self.heap.len() + 2 * size_of::<u64>()
    }

    /// Returns how many texts there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Writes the column.
    pub(crate) fn encode(&self, out: &mut Encoder) {
        out.column(self.ends.iter().map(|end| end.to_le_bytes()));
        out.text(&self.heap);
    }

    /// Reads a column that was written.
    pub(crate) fn decode(input: &mut Decoder<'_>) -> Option<Self> {
        let ends = input.column(u32::from_le_bytes)?;
        let heap = input.text()?.to_owned();
        Some(Self { ends, heap })
    }
}

impl<'a> FromIterator<&'a str> for Texts {
    fn from_iter<I: IntoIterator<Item = &'a str>>(texts: I) -> Self {
        let mut out = Self::default();
        texts.into_iter().for_each(|text| out.push(text));
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_was_written_and_refuses_what_is_cut() {
        let mut out = Encoder::default();
        out.text("ປ");
        out.column([1_u16, 2].iter().map(|value| value.to_le_bytes()));
        ["a", "", "bc"]
            .into_iter()
            .collect::<Texts>()
            .encode(&mut out);
        let bytes = out.into_bytes();
        let read = |bytes: &[u8]| {
            let mut input = Decoder::new(bytes);
            let text = input.text()?.to_owned();
            let numbers = input.column(u16::from_le_bytes)?;
            let texts = Texts::decode(&mut input)?;
            input.is_done().then_some((
                text,
                numbers,
                texts.get(0).to_owned(),
                texts.get(2).to_owned(),
            ))
        };
        let expected = ("ປ".to_owned(), vec![1, 2], "a".to_owned(), "bc".to_owned());
        assert_eq!(read(&bytes), Some(expected));
        for end in 0..bytes.len() {
            assert_eq!(read(&bytes[..end]), None, "cut at {end}");
        }
    }

    #[test]
    fn takes_texts_side_by_side_as_one_by_one() {
        let from: Texts = ["a", "", "ລາວ", "bc"].into_iter().collect();
        let broken = Texts {
            ends: vec![2, 1, 900],
            heap: "abc".to_owned(),
        };
        for from in [from, broken] {
            for (start, end) in (0..5).flat_map(|start| (start..6).map(move |end| (start, end))) {
                let (mut one, mut other): (Texts, Texts) =
                    (["x"].into_iter().collect(), ["x"].into_iter().collect());
                one.push_all(&from, start..end);
                (start..end).for_each(|row| other.push(from.get(row)));
                assert_eq!(
                    (one.ends, one.heap),
                    (other.ends, other.heap),
                    "{start}..{end}"
                );
            }
        }
    }

    #[test]
    fn survives_lengths_that_cannot_be() {
        let mut input = Decoder::new(&[0xff; 16]);
        assert_eq!(input.text(), None);
        assert_eq!(Decoder::new(&[0xff; 16]).column(u32::from_le_bytes), None);
    }
}
