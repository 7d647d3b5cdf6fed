//! A session that two programs lead at once: what both did is kept.

use super::{Act, Done, SessionChange, SessionLog, Visit, Vote};

impl SessionChange {
    /// Returns the session as it is to be kept where this is kept of it: with what both programs did.
    ///
    /// A session that was begun in the place of another one, or after one that is over, stands alone.
    pub fn onto(&self, theirs: Option<&SessionLog>) -> SessionLog {
        let Some(theirs) = theirs else {
            return self.now.clone();
        };
        let began = self.now.began();
        let known = self.before.as_ref();
        let is_replaced =
            known.is_some_and(|before| before.began() != began && theirs.began() == before.began());
        let before = known.filter(|before| before.began() == began);
        let is_other = before.is_none() && (theirs.ended.is_some() || theirs.day != self.now.day);
        if is_replaced || is_other {
            return self.now.clone();
        }
        let nothing = SessionLog {
            visits: Vec::new(),
            done: Vec::new(),
            ended: None,
            ..self.now.clone()
        };
        merged(before.unwrap_or(&nothing), theirs, &self.now)
    }
}

impl SessionLog {
    /// Tells whether all that was done in the other one is in this one.
    pub fn has_all_of(&self, other: &Self) -> bool {
        let mut visits = 0..other.visits.len();
        let mut done = other.done.iter();
        visits.all(|at| place(&self.visits, &other.visits, at).is_some())
            && done.all(|done| self.done.iter().any(|own| is_known(own, done)))
            && (other.ended.is_none() || self.ended == other.ended)
    }

    /// Returns when the last of it was done, in seconds since 1970; 0 where nothing was.
    pub fn latest(&self) -> u64 {
        let visits = self.visits.iter();
        let visits = visits.map(|visit| visit.end.unwrap_or(visit.begin));
        let done = self.done.iter().map(|done| done.at);
        visits.chain(done).chain(self.ended).max().unwrap_or(0)
    }

    /// Returns when it was begun, by which one session is told from another.
    fn began(&self) -> Option<u64> {
        self.visits.first().map(|visit| visit.begin)
    }
}

/// Returns what one program keeps with what the other has changed since both were the same.
fn merged(before: &SessionLog, theirs: &SessionLog, now: &SessionLog) -> SessionLog {
    let mut all = theirs.clone();
    all.clock = theirs.clock.or(now.clock);
    for done in &now.done {
        // Nothing is ever taken back, so what is not there is new.
        if !all.done.iter().any(|there| is_known(there, done)) {
            all.done.push(done.clone());
        } else if let Some(known) = before.done.iter().find(|known| is_same(known, done)) {
            count_on(&mut all.done, known, done);
        }
    }
    // Those of the same second stay in their order.
    all.done.sort_by_key(|done| done.at);
    if now.ended != before.ended {
        all.ended = now.ended;
    } else if theirs.ended.is_some() {
        // It was ended there; where one went here meanwhile is no part of it.
        return all;
    }
    if now.visits != before.visits {
        all.visits = ways(&theirs.visits, &now.visits);
    }
    all
}

/// Tells whether two notes are of the same thing: the hands of a vote may be other ones.
fn is_same(one: &Done, other: &Done) -> bool {
    let is_act = match (&one.act, &other.act) {
        (Act::Vote(one), Act::Vote(other)) => one.question == other.question,
        (one, other) => one == other,
    };
    is_act && one.at == other.at && one.step == other.step
}

/// Tells whether what was done is noted by this: what was shown at a step is noted once.
fn is_known(known: &Done, done: &Done) -> bool {
    let is_shown = matches!(done.act, Act::Record(_) | Act::Query(_) | Act::View(_));
    is_same(known, done) || (is_shown && known.step == done.step && known.act == done.act)
}

/// Adds the hands that were counted since, to those that were counted elsewhere.
fn count_on(all: &mut [Done], known: &Done, done: &Done) {
    let (Act::Vote(known), Act::Vote(now)) = (&known.act, &done.act) else {
        return;
    };
    let Some(Act::Vote(vote)) = all
        .iter_mut()
        .find(|one| is_same(one, done))
        .map(|one| &mut one.act)
    else {
        return;
    };
    let count = |vote: &Vote, at: usize| vote.choices.get(at).map_or(0, |choice| choice.count);
    for (at, choice) in vote.choices.iter_mut().enumerate() {
        let more = i64::from(count(now, at)) - i64::from(count(known, at));
        let hands = (i64::from(choice.count) + more).max(0);
        choice.count = u32::try_from(hands).unwrap_or(u32::MAX);
    }
}

/// Returns where a visit of others stands among these. Who ends a session and goes on after all within a second is twice at
/// the same step since the same time.
fn place(visits: &[Visit], others: &[Visit], at: usize) -> Option<usize> {
    let visit = others.get(at)?;
    let is_it = |one: &Visit| one.step == visit.step && one.begin == visit.begin;
    let before = others[..at].iter().filter(|one| is_it(one)).count();
    let same = visits.iter().enumerate().filter(|(_, one)| is_it(one));
    same.map(|(at, _)| at).nth(before)
}

/// Returns the way through the steps that two programs went: each time one went on ends the one before it.
fn ways(theirs: &[Visit], ours: &[Visit]) -> Vec<Visit> {
    let mut all = theirs.to_vec();
    for (at, visit) in ours.iter().enumerate() {
        match place(theirs, ours, at).and_then(|at| all.get_mut(at)) {
            Some(known) => {
                known.end = match (known.end, visit.end) {
                    (Some(known), Some(end)) => Some(known.min(end)),
                    (known, end) => known.or(end),
                };
                known.skipped |= visit.skipped;
            }
            None => all.push(visit.clone()),
        }
    }
    all.sort_by_key(|visit| visit.begin);
    let begins: Vec<u64> = all.iter().skip(1).map(|visit| visit.begin).collect();
    for (visit, next) in all.iter_mut().zip(begins) {
        visit.end = Some(visit.end.map_or(next, |end| end.min(next)));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PartialDate;
    use crate::model::session::Choice;

    fn visit(step: usize, begin: u64, end: Option<u64>) -> Visit {
        Visit {
            step,
            begin,
            end,
            skipped: false,
        }
    }

    fn log(visits: Vec<Visit>, done: Vec<Done>) -> SessionLog {
        SessionLog {
            agenda: "a".to_owned(),
            day: PartialDate::of_year(2026),
            clock: None,
            ended: None,
            visits,
            done,
        }
    }

    fn remark(at: u64, words: &str) -> Done {
        Done {
            at,
            step: 0,
            act: Act::Remark(words.to_owned()),
        }
    }

    fn vote(counts: [u32; 2]) -> Done {
        let choices = ["yes", "no"].into_iter().zip(counts);
        let choices = choices.map(|(name, count)| Choice {
            name: name.to_owned(),
            count,
        });
        let act = Act::Vote(Vote {
            question: "Now?".to_owned(),
            choices: choices.collect(),
        });
        Done {
            at: 3,
            step: 0,
            act,
        }
    }

    fn change(before: Option<SessionLog>, now: &SessionLog) -> SessionChange {
        SessionChange {
            before,
            now: now.clone(),
        }
    }

    #[test]
    fn remarks_and_hands_of_both_are_kept() {
        let first = log(vec![visit(0, 1, None)], vec![vote([1, 0])]);
        let mut theirs = first.clone();
        theirs.done = vec![vote([3, 0]), remark(9, "theirs")];
        let mut ours = first.clone();
        ours.done = vec![vote([1, 2]), remark(5, "ours")];
        let both = change(Some(first), &ours).onto(Some(&theirs));
        let done = [vote([3, 2]), remark(5, "ours"), remark(9, "theirs")];
        assert_eq!(both.done, done);
        // Once more changes nothing.
        assert_eq!(change(Some(ours.clone()), &ours).onto(Some(&both)), both);
    }

    #[test]
    fn both_ways_through_the_steps_are_one() {
        let first = log(vec![visit(0, 1, None)], Vec::new());
        let mut theirs = first.clone();
        theirs.visits = vec![visit(0, 1, Some(10)), visit(1, 10, None)];
        let mut ours = first.clone();
        ours.visits = vec![visit(0, 1, Some(20)), visit(1, 20, None)];
        let both = change(Some(first.clone()), &ours).onto(Some(&theirs));
        let way = [
            visit(0, 1, Some(10)),
            visit(1, 10, Some(20)),
            visit(1, 20, None),
        ];
        assert_eq!(both.visits, way);
        // Who only remarks goes nowhere.
        let mut remarks = first.clone();
        remarks.done = vec![remark(5, "ours")];
        let both = change(Some(first.clone()), &remarks).onto(Some(&theirs));
        assert_eq!((both.visits, both.done.len()), (theirs.visits.clone(), 1));
        // What was ended elsewhere is over; a remark on it is kept.
        let mut over = theirs;
        over.ended = Some(15);
        ours.done = vec![remark(21, "late")];
        let both = change(Some(first), &ours).onto(Some(&over));
        assert_eq!(
            (both.ended, both.visits.len(), both.done.len()),
            (Some(15), 2, 1)
        );
    }

    #[test]
    fn what_ends_and_goes_on_within_a_second_goes_on() {
        let mut over = log(vec![visit(0, 1, Some(1))], Vec::new());
        over.ended = Some(1);
        let mut on = over.clone();
        on.ended = None;
        on.visits.push(visit(0, 1, None));
        assert!(!over.has_all_of(&on) && on.has_all_of(&on));
        assert_eq!(change(Some(over.clone()), &on).onto(Some(&over)), on);
        assert_eq!(change(Some(on.clone()), &on).onto(Some(&on)), on);
    }

    #[test]
    fn two_that_begin_at_once_are_one_session_and_one_begun_anew_is_its_own() {
        let theirs = log(vec![visit(0, 1, None)], vec![remark(2, "theirs")]);
        let ours = log(vec![visit(0, 3, None)], vec![remark(4, "ours")]);
        let both = change(None, &ours).onto(Some(&theirs));
        assert_eq!(both.done.len(), 2);
        assert_eq!(both.visits, [visit(0, 1, Some(3)), visit(0, 3, None)]);
        assert_eq!(
            change(Some(theirs.clone()), &ours).onto(Some(&theirs)),
            ours
        );
        let mut over = theirs.clone();
        over.ended = Some(2);
        assert_eq!(change(None, &ours).onto(Some(&over)), ours);
        let mut old = theirs;
        old.day = PartialDate::of_year(2025);
        assert_eq!(change(None, &ours).onto(Some(&old)), ours);
        assert_eq!(change(None, &ours).onto(None), ours);
    }
}
