//! Which exercises come back: those that were not answered right, until they were answered right on two different days.
//!
//! What was answered right today does not come back before another day. A slip begins anew.

use std::collections::BTreeSet;

use crate::model::{Course, PartialDate, Verdict};

/// On how many days an exercise is to be answered right before it no longer comes back.
const DAYS: usize = 2;

/// The rule in words.
pub const RULE: &str = "A question that was not answered right comes back until it is answered right on two different days.";

/// Tells whether an exercise comes back, today or later.
pub fn comes_back(course: &Course, exercise: &str) -> bool {
    right_since_slip(course, exercise).is_some_and(|days| days.len() < DAYS)
}

/// Tells whether an exercise comes back today.
pub fn is_due(course: &Course, exercise: &str, today: PartialDate) -> bool {
    let days = right_since_slip(course, exercise);
    days.is_some_and(|days| days.len() < DAYS && !days.contains(&today))
}

/// Returns the days on which an exercise was answered right since it was last not; nothing where it always was.
fn right_since_slip(course: &Course, exercise: &str) -> Option<BTreeSet<PartialDate>> {
    let mut days = None;
    for given in course.answers(exercise) {
        match (given.verdict, &mut days) {
            (Verdict::Partly | Verdict::Wrong, _) => days = Some(BTreeSet::new()),
            (Verdict::Right, Some(days)) => {
                days.insert(given.day);
            }
            (Verdict::Right | Verdict::Done, _) => {}
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Given;

    fn day(day: u8) -> PartialDate {
        PartialDate::parse(&format!("2026-11-{day:02}")).unwrap()
    }

    fn course(answers: &[(u8, Verdict)]) -> Course {
        let given = answers.iter().map(|(on, verdict)| Given {
            exercise: "e".to_owned(),
            day: day(*on),
            verdict: *verdict,
            credit: 0,
            round: 1,
            review: false,
            version: None,
            words: String::new(),
        });
        Course {
            given: given.collect(),
            ..Course::default()
        }
    }

    #[test]
    fn comes_back_until_right_on_two_days() {
        use Verdict::{Partly, Right, Wrong};
        for (answers, comes, due) in [
            (vec![], false, false),
            (vec![(1, Right)], false, false),
            (vec![(5, Wrong)], true, true),
            (vec![(1, Partly)], true, true),
            (vec![(1, Wrong), (5, Right)], true, false),
            (vec![(1, Wrong), (2, Right), (2, Right)], true, true),
            (vec![(1, Wrong), (2, Right), (5, Right)], false, false),
            (
                vec![(1, Wrong), (2, Right), (3, Right), (4, Wrong)],
                true,
                true,
            ),
            (
                vec![(1, Wrong), (2, Right), (3, Wrong), (4, Right)],
                true,
                true,
            ),
        ] {
            let course = course(&answers);
            assert_eq!(comes_back(&course, "e"), comes, "{answers:?}");
            assert_eq!(is_due(&course, "e", day(5)), due, "{answers:?}");
            assert!(!comes_back(&course, "another"));
        }
    }
}
