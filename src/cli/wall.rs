//! What a clock on the wall shows: the library knows seconds since 1970 only, and the system's own program knows where
//! its user lives.

use std::process::{Command, Stdio};

/// Returns how many seconds the clocks of the place are ahead of universal time; nothing where the system does not tell.
pub(crate) fn ahead() -> Option<i64> {
    let mut date = Command::new("date");
    date.arg("+%z").stdin(Stdio::null()).stderr(Stdio::null());
    let answer = date
        .output()
        .ok()
        .filter(|answer| answer.status.success())?;
    seconds(std::str::from_utf8(&answer.stdout).ok()?.trim())
}

/// Reads an offset such as `+0530`.
fn seconds(offset: &str) -> Option<i64> {
    let (sign, digits) = match offset.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = digits.split_at(2);
    let number = |text: &str| text.parse::<i64>().ok();
    Some(sign * (number(hours)? * 3600 + number(minutes)? * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_system_tells() {
        assert_eq!(seconds("+0530"), Some(19_800));
        assert_eq!(seconds("-0330"), Some(-12_600));
        assert_eq!(seconds("+0000"), Some(0));
        for wrong in ["", "+", "0200", "+02", "+02:00", "+2x00", "é0200", "%z"] {
            assert_eq!(seconds(wrong), None, "{wrong}");
        }
        assert!(ahead().is_none_or(|ahead| ahead.abs() <= 15 * 3600));
    }
}
