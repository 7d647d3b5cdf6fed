//! Bytes as text: what is not UTF-8 is told at its byte and shown as well as can be.

use super::front_matter::Faults;
use super::rules::encoding;
use crate::source::Span;

/// Returns the text of some bytes; bytes that are no UTF-8 become the mark of replacement.
///
/// Up to the first fault, places in the text are places in the bytes.
pub(crate) fn decode(bytes: &[u8], faults: &Faults) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            if let Some(at) = text.find('\0') {
                let message = format!("a NUL byte at byte {at}");
                faults.push(encoding::RULE.at(Span::new(at, at + 1), message));
            }
            text.to_owned()
        }
        Err(error) => {
            let at = error.valid_up_to();
            let wide = matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
            let (message, help) = if wide {
                ("the file is UTF-16".to_owned(), "save it as UTF-8")
            } else {
                let message = format!("byte {at} (0x{:02x}) is no UTF-8", bytes[at]);
                (
                    message,
                    "save the file as UTF-8; old editors may say Latin-1 or Windows-1252",
                )
            };
            faults.push(encoding::RULE.at(Span::at(at), message).with_help(help));
            String::from_utf8_lossy(bytes).into_owned()
        }
    }
}

/// Tells whether bytes are UTF-8.
pub(crate) fn is_utf8(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bytes: &[u8]) -> Vec<(usize, String)> {
        let faults = Faults::default();
        decode(bytes, &faults);
        let told = faults.into_inner().into_iter();
        told.map(|fault| (fault.span.start, fault.message))
            .collect()
    }

    #[test]
    fn tells_the_byte_that_is_no_text() {
        assert_eq!(
            told(b"caf\xe9"),
            [(3, "byte 3 (0xe9) is no UTF-8".to_owned())]
        );
        assert_eq!(told(b"\xff\xfea\0")[0].1, "the file is UTF-16");
        assert_eq!(told(b"a\0"), [(1, "a NUL byte at byte 1".to_owned())]);
    }

    #[test]
    fn has_nothing_to_say_of_sound_text() {
        assert!(told("\u{feff}ລາວ\r\n".as_bytes()).is_empty());
    }
}
