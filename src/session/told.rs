//! Times in words: how much of a step is left, how late or early one is.

use super::way::Stand;
use crate::model::agenda::clock;

const MINUTE: i64 = 60;

/// Returns what is left of a step in words: `4 min left`, `3 min over`.
pub fn left(seconds: i64) -> String {
    match seconds {
        MINUTE.. => format!("{} min left", (seconds + MINUTE - 1) / MINUTE),
        1..MINUTE => "less than 1 min left".to_owned(),
        -59..=0 => "time is up".to_owned(),
        _ => format!("{} min over", -seconds / MINUTE),
    }
}

/// Returns how long a step still takes, as a clock that runs back; behind its end with a plus before it.
pub fn countdown(seconds: i64) -> String {
    let (sign, all) = match seconds {
        0.. => ("", seconds),
        _ => ("+", -seconds),
    };
    format!("{sign}{}:{:02}", all / MINUTE, all % MINUTE)
}

/// Returns seconds in whole minutes, with `min` behind them.
pub fn minutes(seconds: u64) -> String {
    format!("{} min", seconds / 60)
}

/// Returns how late or early one is, and what that means for the end; times by the clock that showed this when it began.
///
/// Less than a minute is on time: whoever moves on some seconds early is not early.
pub fn pace(stand: &Stand, began: u32) -> String {
    against(stand.planned_end / MINUTE, stand.late / MINUTE, began)
}

/// Returns how many minutes the end is late or early, and when it is then.
fn against(planned_end: i64, late: i64, began: u32) -> String {
    let at = |minutes: i64| {
        let minutes = u32::try_from(minutes.max(0)).unwrap_or(u32::MAX);
        clock(began.saturating_add(minutes))
    };
    let (planned, expected) = (at(planned_end), at(planned_end + late));
    match late {
        0 => format!("on time, ends at {planned}"),
        late @ 1.. => format!("{late} min late, ends at {expected}, not at {planned}"),
        early => format!("{} min early, ends at {expected}, not at {planned}", -early),
    }
}

/// Returns how late or early a session that is over ended, as the clock showed it: its record has times of the same clock.
pub fn ended(stand: &Stand, began: u32) -> String {
    let planned = stand.planned_end.div_euclid(MINUTE);
    let end = (stand.planned_end + stand.late).div_euclid(MINUTE);
    against(planned, end - planned, began).replace("ends at", "ended at")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_is_left_and_what_is_over() {
        for (seconds, words) in [
            (300, "5 min left"),
            (241, "5 min left"),
            (60, "1 min left"),
            (59, "less than 1 min left"),
            (0, "time is up"),
            (-59, "time is up"),
            (-60, "1 min over"),
            (-200, "3 min over"),
        ] {
            assert_eq!(left(seconds), words, "{seconds}");
        }
        assert_eq!(
            (countdown(65), countdown(-5)),
            ("1:05".into(), "+0:05".into())
        );
        assert_eq!(
            (minutes(60), minutes(119)),
            ("1 min".into(), "1 min".into())
        );
    }

    #[test]
    fn says_what_being_late_means_for_the_end() {
        let stand = |late| Stand {
            late,
            planned_end: 5400,
        };
        assert_eq!(pace(&stand(59), 0), "on time, ends at 1:30");
        let late = "5 min late, ends at 10:35, not at 10:30";
        assert_eq!(pace(&stand(300), 9 * 60), late);
        let ended = ended(&stand(300), 0);
        assert_eq!(ended, "5 min late, ended at 1:35, not at 1:30");
        let early = "2 min early, ends at 1:28, not at 1:30";
        assert_eq!(pace(&stand(-120), 0), early);
        assert_eq!(pace(&stand(-130), 0), early, "as many minutes as between");
        assert_eq!(pace(&stand(-59), 0), "on time, ends at 1:30");
        let ended = super::ended(&stand(-130), 0);
        assert_eq!(ended, "3 min early, ended at 1:27, not at 1:30");
    }
}
