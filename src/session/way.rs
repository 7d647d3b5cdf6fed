//! A session on its way: at which step one is, since when, what is left of it, what was done.
//!
//! What happens is noted in the log, to be kept by whoever leads; all else is told from it.

use super::asked::Draw;
use super::draw::draw;
use super::plan::{Plan, Planned};
use crate::model::PartialDate;
use crate::model::session::{Act, Done, Drawn, SessionChange, SessionLog, Visit};
use crate::source::hash::hash;

/// Seconds of a minute.
const MINUTE: u64 = 60;

/// The seeds that are given: short enough to be called out in a room.
const SEEDS: u128 = 9000;

/// A session that follows an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    plan: Plan,
    log: SessionLog,
    /// The session as it was taken last to be kept; at first the one in whose place it is begun.
    kept: Option<SessionLog>,
    /// What the clock showed last, in seconds since 1970.
    now: u64,
}

/// How one stands against the plan, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// How much later than planned the end will be; less than 0 where it will be earlier.
    pub late: i64,
    /// When the end is planned, from the beginning on.
    pub planned_end: i64,
}

impl Session {
    /// Returns a session that is not begun, on a day; the clock on the wall is in minutes after midnight, where it is said.
    pub fn new(plan: Plan, day: PartialDate, clock: Option<u32>) -> Self {
        let log = SessionLog {
            agenda: plan.slug.clone(),
            day,
            clock,
            ended: None,
            visits: Vec::new(),
            done: Vec::new(),
        };
        Self {
            plan,
            log,
            kept: None,
            now: 0,
        }
    }

    /// Returns a session that was begun, to be gone on with.
    pub fn resumed(plan: Plan, log: SessionLog) -> Self {
        let mut session = Self::new(plan, log.day, log.clock);
        session.take(log);
        session
    }

    /// Returns the same in the place of one that was begun before, which goes when this one is kept.
    #[must_use]
    pub fn in_place_of(mut self, before: Option<SessionLog>) -> Self {
        self.kept = before;
        self
    }

    /// Returns what has changed since it was taken last to be kept, if anything.
    pub fn change(&mut self) -> Option<SessionChange> {
        if !self.is_begun() || self.kept.as_ref() == Some(&self.log) {
            return None;
        }
        let now = self.log.clone();
        let before = self.kept.replace(now.clone());
        Some(SessionChange { before, now })
    }

    /// Takes the session as it is kept now, with what another program has done in it; while more of this one is on its way
    /// to be kept, that is waited for. What was not taken to be kept yet stays.
    pub fn hear(&mut self, log: &SessionLog) {
        let is_all = self.kept.as_ref().is_none_or(|kept| log.has_all_of(kept));
        if !is_all || !self.is_begun() || self.log == *log {
            return;
        }
        let own = SessionChange {
            before: self.kept.clone(),
            now: self.log.clone(),
        };
        self.take(own.onto(Some(log)));
        self.kept = Some(log.clone());
    }

    /// Has it kept once more with the next change: that it was taken to be kept came to nothing.
    pub fn put_back(&mut self, change: SessionChange) {
        self.kept = change.before;
    }

    fn take(&mut self, log: SessionLog) {
        self.kept = Some(log.clone());
        self.log = log;
        // What is done after something must not stand before it, whatever the clock of this program shows.
        self.tick(self.log.latest());
        // The agenda may be shorter now than it was.
        let count = self.plan.steps.len();
        self.log.visits.retain(|visit| visit.step < count);
        self.log.done.retain(|done| done.step < count);
    }

    /// Returns the agenda it follows.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Returns what was done.
    pub fn log(&self) -> &SessionLog {
        &self.log
    }

    /// Takes what the clock shows; one that was set back stands still until then.
    pub fn tick(&mut self, now: u64) {
        self.now = self.now.max(now);
    }

    /// Returns what the clock showed last.
    pub fn now(&self) -> u64 {
        self.now
    }

    /// Tells whether it was begun.
    pub fn is_begun(&self) -> bool {
        !self.log.visits.is_empty()
    }

    /// Tells whether it is at an end.
    pub fn is_over(&self) -> bool {
        self.log.ended.is_some()
    }

    /// Tells whether it was begun and goes on.
    pub fn is_running(&self) -> bool {
        self.is_begun() && !self.is_over()
    }

    /// Returns at which step one is, from 0.
    pub fn at(&self) -> usize {
        self.log.visits.last().map_or(0, |visit| visit.step)
    }

    /// Returns the step one is at.
    pub fn step(&self) -> Option<&Planned> {
        self.plan.steps.get(self.at())
    }

    /// Returns what the clock showed at the beginning, in minutes after midnight; 0 where that was not said.
    pub fn clock(&self) -> u32 {
        self.log.clock.unwrap_or_default()
    }

    /// Begins at the first step.
    pub fn begin(&mut self) {
        if !self.is_begun() && !self.plan.steps.is_empty() {
            self.enter(0);
        }
    }

    /// Goes on to the next step, and from the last one to the end.
    pub fn go_on(&mut self) {
        self.leave_for(self.at() + 1, false);
    }

    /// Leaves the step out and goes on.
    pub fn skip(&mut self) {
        self.leave_for(self.at() + 1, true);
    }

    /// Goes one step back, and from the end to the last step; tells whether there was one.
    pub fn back(&mut self) -> bool {
        if self.is_over() {
            self.log.ended = None;
            self.enter(self.at());
            return true;
        }
        let before = self.at().checked_sub(1).filter(|_| self.is_begun());
        if let Some(before) = before {
            self.leave_for(before, false);
        }
        before.is_some()
    }

    /// Ends it, wherever one is.
    pub fn end(&mut self) {
        if self.is_running() {
            self.leave(false);
            self.log.ended = Some(self.now);
        }
    }

    /// Notes what was done at the step one is at; what is shown twice there is noted once.
    pub fn note(&mut self, act: Act) {
        if !self.is_begun() {
            return;
        }
        let step = self.at();
        let is_shown = matches!(act, Act::Record(_) | Act::Query(_) | Act::View(_));
        let is_there = |done: &Done| done.step == step && done.act == act;
        if is_shown && self.log.done.iter().any(is_there) {
            return;
        }
        let at = self.now;
        self.log.done.push(Done { at, step, act });
    }

    /// Draws what is asked for, and notes it.
    pub fn draw(&mut self, asked: &Draw) -> Drawn {
        let drawn = draw(asked);
        self.note(match asked.wanted {
            super::Wanted::Lots(_) => Act::Lots(drawn.clone()),
            _ => Act::Groups(drawn.clone()),
        });
        drawn
    }

    /// Returns the number the next draw is made from where none is typed: another one for each session and draw.
    pub fn seed(&self) -> u32 {
        let (agenda, day, count) = (&self.log.agenda, self.log.day, self.log.done.len());
        let drawn = hash(format!("{agenda} {day} {count} {}", self.now).as_bytes());
        u32::try_from(drawn % SEEDS).unwrap_or_default() + 1000
    }

    /// Returns among whom was drawn last, as it was written; empty where nothing was drawn.
    pub fn people(&self) -> &str {
        let mut done = self.log.done.iter().rev();
        let last = done.find_map(|done| match &done.act {
            Act::Lots(drawn) | Act::Groups(drawn) => Some(drawn.of.as_str()),
            _ => None,
        });
        last.unwrap_or_default()
    }

    /// Counts a hand for a choice of the vote that was begun last, or takes one back; tells whether there is such a choice.
    pub fn count(&mut self, choice: usize, is_up: bool) -> bool {
        let mut done = self.log.done.iter_mut().rev();
        let vote = done.find_map(|done| match &mut done.act {
            Act::Vote(vote) => Some(vote),
            _ => None,
        });
        let Some(choice) = vote.and_then(|vote| vote.choices.get_mut(choice)) else {
            return false;
        };
        choice.count = if is_up {
            choice.count.saturating_add(1)
        } else {
            choice.count.saturating_sub(1)
        };
        true
    }

    /// Notes how many hands there are for a choice of the vote that was begun last; tells whether there is such a choice.
    pub fn set_hands(&mut self, choice: usize, hands: u32) -> bool {
        let mut done = self.log.done.iter_mut().rev();
        let vote = done.find_map(|done| match &mut done.act {
            Act::Vote(vote) => Some(vote),
            _ => None,
        });
        let choice = vote.and_then(|vote| vote.choices.get_mut(choice));
        choice.map(|choice| choice.count = hands).is_some()
    }

    /// Returns what was done at a step.
    pub fn done(&self, step: usize) -> impl Iterator<Item = &Act> {
        let done = self.log.done.iter();
        done.filter(move |done| done.step == step)
            .map(|done| &done.act)
    }

    /// Returns when a step began first and ended last, in seconds from the beginning on; an end is absent while one is there,
    /// and all where one was never there.
    pub fn held(&self, step: usize) -> Option<(u64, Option<u64>)> {
        let began = self.began();
        let mut visits = self.visits(step);
        let first = visits.next()?;
        let last = visits.last().unwrap_or(first);
        let end = last.end.map(|end| end.saturating_sub(began));
        Some((first.begin.saturating_sub(began), end))
    }

    /// Returns how long one was at a step, in seconds.
    pub fn spent(&self, step: usize) -> u64 {
        let visits = self.visits(step);
        visits
            .map(|visit| visit.end.unwrap_or(self.now).saturating_sub(visit.begin))
            .fold(0, u64::saturating_add)
    }

    /// Returns how many minutes one was at a step, as the clock showed them: they add up to those of the session, as whole
    /// minutes of the seconds at each step would not.
    pub fn minutes(&self, step: usize) -> u64 {
        let began = self.began();
        let minute = |at: u64| at.saturating_sub(began) / MINUTE;
        let visits = self.visits(step);
        visits
            .map(|visit| minute(visit.end.unwrap_or(self.now)).saturating_sub(minute(visit.begin)))
            .fold(0, u64::saturating_add)
    }

    /// Tells whether a step was left out.
    pub fn is_skipped(&self, step: usize) -> bool {
        let visits = self.log.visits.iter();
        let mut own = visits.filter(|visit| visit.step == step);
        own.next_back().is_some_and(|visit| visit.skipped)
    }

    /// Returns how many seconds it has lasted, or did.
    pub fn passed(&self) -> u64 {
        let end = self.log.ended.unwrap_or(self.now);
        end.saturating_sub(self.began())
    }

    /// Returns how many seconds of the step one is at are left; less than 0 where it takes longer than planned.
    pub fn left(&self) -> i64 {
        let planned = self
            .step()
            .map_or(0, |step| u64::from(step.minutes) * MINUTE);
        signed(planned) - signed(self.spent(self.at()))
    }

    /// Returns how one stands: the time that has gone and what the steps to come need, against the plan.
    pub fn stand(&self) -> Stand {
        let planned_end = signed(u64::from(self.plan.minutes()) * MINUTE);
        let late = if let Some(ended) = self.log.ended {
            signed(ended.saturating_sub(self.began())) - planned_end
        } else if self.is_begun() {
            let elapsed = signed(self.now.saturating_sub(self.began()));
            elapsed + self.left().max(0) + self.to_come() - planned_end
        } else {
            0
        };
        Stand { late, planned_end }
    }

    /// Returns how many seconds the steps behind the one one is at take that were not held yet.
    fn to_come(&self) -> i64 {
        let later = (self.at() + 1)..self.plan.steps.len();
        let open = later.filter(|step| self.log.visits.iter().all(|visit| visit.step != *step));
        let minutes = open.filter_map(|step| Some(self.plan.steps.get(step)?.minutes));
        signed(minutes.map(|minutes| u64::from(minutes) * MINUTE).sum())
    }

    fn visits(&self, step: usize) -> impl Iterator<Item = &Visit> {
        let visits = self.log.visits.iter();
        visits.filter(move |visit| visit.step == step && !visit.skipped)
    }

    /// Returns when it began.
    fn began(&self) -> u64 {
        self.log
            .visits
            .first()
            .map_or(self.now, |visit| visit.begin)
    }

    fn leave_for(&mut self, step: usize, is_skipped: bool) {
        if !self.is_running() {
            return;
        }
        if step >= self.plan.steps.len() {
            self.leave(is_skipped);
            self.log.ended = Some(self.now);
            return;
        }
        self.leave(is_skipped);
        self.enter(step);
    }

    fn leave(&mut self, is_skipped: bool) {
        let now = self.now;
        if let Some(visit) = self.log.visits.last_mut() {
            visit.end = Some(now.max(visit.begin));
            visit.skipped = is_skipped;
        }
    }

    fn enter(&mut self, step: usize) {
        self.log.visits.push(Visit {
            step,
            begin: self.now,
            end: None,
            skipped: false,
        });
    }
}

fn signed(seconds: u64) -> i64 {
    i64::try_from(seconds).unwrap_or(i64::MAX / 4)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::session::{pace, vote};

    /// Returns a session of steps that take so many minutes each, begun at second 1000.
    fn session(minutes: &[u32]) -> Session {
        let mut plan = Plan {
            slug: "an-hour".to_owned(),
            ..Plan::default()
        };
        for minutes in minutes {
            let begin = plan.minutes();
            plan.steps.push(Planned {
                begin,
                minutes: *minutes,
                ..Planned::default()
            });
        }
        let mut session = Session::new(plan, PartialDate::of_year(2026), None);
        session.tick(1000);
        session.begin();
        session
    }

    fn at(session: &mut Session, minute: u64) {
        session.tick(1000 + minute * 60);
    }

    #[test]
    fn being_late_moves_the_end_and_being_early_brings_it_near() {
        let mut session = session(&[10, 20, 30]);
        assert_eq!((session.left(), session.stand().late), (600, 0));
        at(&mut session, 9);
        assert_eq!((session.left(), session.stand().late), (60, 0));
        at(&mut session, 14);
        assert_eq!((session.left(), session.stand().late), (-240, 240));
        assert_eq!(
            pace(&session.stand(), 0),
            "4 min late, ends at 1:04, not at 1:00"
        );
        session.go_on();
        assert_eq!(
            (session.at(), session.left(), session.stand().late),
            (1, 1200, 240)
        );
        at(&mut session, 24);
        session.go_on();
        assert_eq!(session.stand().late, -360, "10 of 20 minutes were enough");
        assert_eq!(session.held(1), Some((14 * 60, Some(24 * 60))));
        at(&mut session, 50);
        session.go_on();
        assert!(session.is_over() && !session.is_running());
        assert_eq!(session.stand().late, -600);
        assert_eq!(session.at(), 2);
    }

    #[test]
    fn a_step_that_is_left_out_takes_no_time_and_one_gone_back_to_goes_on() {
        let mut session = session(&[10, 20, 30]);
        at(&mut session, 4);
        session.go_on();
        session.skip();
        assert_eq!(
            (session.at(), session.stand().late),
            (2, (4 + 30 - 60) * 60)
        );
        assert!(session.is_skipped(1) && session.held(1).is_none());
        assert!(session.back() && session.back());
        assert!(!session.back(), "this is the first");
        assert_eq!(
            (session.at(), session.left()),
            (0, 360),
            "4 of 10 minutes were used"
        );
        session.go_on();
        assert!(!session.is_skipped(1), "now it is held");
        session.end();
        assert!(session.is_over());
        assert!(
            session.back() && session.is_running(),
            "it goes on after all"
        );
    }

    #[test]
    fn a_clock_that_is_set_back_stands_still() {
        let mut session = session(&[10]);
        at(&mut session, 5);
        session.tick(3);
        assert_eq!(session.left(), 300);
        let log = session.log().clone();
        let mut again = Session::resumed(session.plan().clone(), log);
        again.tick(0);
        assert_eq!(again.left(), 600, "no time has gone that is known");
    }

    #[test]
    fn who_goes_on_with_a_clock_that_was_set_back_comes_to_the_next_step() {
        let mut session = session(&[10, 20, 30]);
        at(&mut session, 12);
        session.go_on();
        let kept = session.change().unwrap().onto(None);
        let mut again = Session::resumed(session.plan().clone(), kept.clone());
        again.tick(500);
        again.go_on();
        again.note(Act::Remark("still there".to_owned()));
        let kept = again.change().unwrap().onto(Some(&kept));
        again.hear(&kept);
        assert_eq!(again.at(), 2);
        assert_eq!(again.held(1), Some((12 * 60, Some(12 * 60))));
        assert_eq!(again.done(2).count(), 1);
    }

    #[test]
    fn what_is_done_is_noted_at_its_step() {
        let mut session = session(&[10, 20]);
        let record = Act::Record("a".to_owned());
        session.note(record.clone());
        session.note(record.clone());
        session.go_on();
        session.note(record.clone());
        session.note(Act::Remark("well said".to_owned()));
        assert_eq!(session.done(0).count(), 1);
        assert_eq!(session.done(1).count(), 2);
        let seed = session.seed();
        let asked = Draw::read("2 of 9", false, seed, session.people()).unwrap();
        let drawn = session.draw(&asked);
        assert_eq!((drawn.seed, session.people()), (seed, "9"));
        assert_ne!(session.seed(), seed, "another one for the next draw");
        session.note(Act::Vote(vote("", "Agreed?").unwrap()));
        assert!(session.count(0, true) && session.count(0, true) && session.count(0, false));
        assert!(session.count(1, false) && !session.count(3, true));
        let Some(Act::Vote(vote)) = session.done(1).last() else {
            panic!("a vote")
        };
        assert_eq!(
            (vote.choices[0].count, vote.choices[1].count, vote.total()),
            (1, 0, 1)
        );
    }

    #[test]
    fn what_is_kept_is_read_again_as_it_was() {
        let mut session = session(&[10, 20]);
        for act in [
            Act::View("matrix".to_owned()),
            Act::Query("kind:case \"x\"".to_owned()),
            Act::Remark("# not a\nheading".to_owned()),
            Act::Vote(vote("Why? a, b", "").unwrap()),
        ] {
            session.note(act);
        }
        session.skip();
        session.draw(&Draw::read("2 of a, b, c", true, 4, "").unwrap());
        let text = serde_json::to_string(session.log()).unwrap();
        let log: SessionLog = serde_json::from_str(&text).unwrap();
        assert_eq!(&log, session.log());
        let mut again = Session::resumed(session.plan().clone(), log);
        again.tick(1000);
        assert_eq!((again.log(), again.at()), (session.log(), session.at()));
        let mut short = session.plan().clone();
        short.steps.truncate(1);
        let cut = Session::resumed(short, session.log().clone());
        assert_eq!((cut.at(), cut.log().done.len()), (0, 4));
    }

    proptest! {
        #[test]
        fn whatever_is_done_times_add_up(
            minutes in prop::collection::vec(0_u32..90, 1..9),
            moves in prop::collection::vec((0_u8..4, 0_u64..4000), 0..40),
        ) {
            let mut session = session(&minutes);
            let mut now = 1000;
            for (what, later) in moves {
                now += later;
                session.tick(now);
                match what {
                    0 | 1 => session.go_on(),
                    2 => session.skip(),
                    _ => drop(session.back()),
                }
                prop_assert!(session.at() < minutes.len());
                let spent: u64 = session.log().visits.iter()
                    .map(|visit| visit.end.unwrap_or(now) - visit.begin).sum();
                let gone = session.log().ended.unwrap_or(now) - 1000;
                prop_assert!(spent <= gone, "{spent} of {gone}");
                let stand = session.stand();
                prop_assert!(stand.planned_end + stand.late >= i64::try_from(gone).unwrap());
                for pair in session.log().visits.windows(2) {
                    prop_assert!(pair[0].end.is_some_and(|end| end <= pair[1].begin));
                }
            }
        }
    }
}
