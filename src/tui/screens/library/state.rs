//! What the Library knows: what was typed, what was asked, what was answered, what is selected.

use std::collections::BTreeSet;
use std::sync::Arc;

use ratatui::layout::Rect;

use super::above::Above;
use super::divider::Divider;
use super::layout::Panes;
use super::offers::Offers;
use super::preview::Preview;
use super::recall::Recall;
use super::{Step, hits};
use crate::library::worker::{Reply, Request, State, Ticket};
use crate::model::{Field, Language, Tables};
use crate::search::narrow;
use crate::search::{self, Answer, Filter, Hit, Order, Suggestion};
use crate::source::fold::folded;
use crate::tui::screens::{Context, Tickets};
use crate::tui::widgets::facets::Row;
use crate::tui::widgets::input::Input;
use crate::tui::widgets::list::List;

/// How many hits are asked for beyond those that are seen.
const AHEAD: usize = 20;

/// Which pane takes the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Focus {
    Input,
    Hits,
    Facets,
}

/// What is selected below the input.
#[derive(Clone, Copy, Debug)]
pub(super) enum Item<'a> {
    Hit(usize),
    Suggestion(&'a Suggestion),
}

/// A question that has no answer yet.
#[derive(Clone, Debug)]
struct Asked {
    ticket: Ticket,
    text: String,
    offset: usize,
}

/// The screen of the Library.
#[derive(Debug)]
pub struct Library {
    pub(super) input: Input,
    /// What it knows besides where it stands above another screen.
    pub(super) above: Option<Above>,
    /// What the input offers.
    pub(super) offers: Offers,
    /// The queries asked before.
    pub(super) recall: Recall,
    /// The filters in force.
    pub(super) filters: Vec<Filter>,
    /// The query they are of, and whether their values were named.
    pub(super) filtered: (String, bool),
    /// The language of names, as a tag.
    pub(super) language: String,
    pub(super) focus: Focus,
    pub(super) list: List,
    pub(super) facet_rows: Vec<Row>,
    pub(super) facet_list: List,
    pub(super) preview: Preview,
    pub(super) panes: Panes,
    /// Whether the first hit of the next answer shall be opened.
    pub(super) opens_answer: bool,
    /// Why the last question has no answer.
    pub(super) failure: Option<String>,
    /// What the last answer says; more of its hits are added as they are scrolled to.
    pub(super) answer: Option<Answer>,
    /// The line between its hits that hold all words and those that lack one.
    pub(super) divider: Option<Divider>,
    /// The query of that answer.
    pub(super) answered: String,
    /// How the library stands, once the worker has said so.
    pub(super) stands: Option<State>,
    pub(super) tables: Option<Arc<Tables>>,
    pub(super) open_fields: BTreeSet<Field>,
    /// The selected facet in full, for the status line.
    pub(super) said: Option<String>,
    asked: Option<Asked>,
    is_stale: bool,
    /// Whether the worker has no more hits, whatever it counted.
    is_exhausted: bool,
    this_year: u16,
}

impl Library {
    /// Returns the screen with a query in the input; the language is that of names, the year the one running practices extend to.
    pub fn new(query: &str, language: &str, this_year: u16) -> Self {
        Self {
            input: Input::new(query),
            above: None,
            offers: Offers::default(),
            recall: Recall::default(),
            filters: Vec::new(),
            filtered: (String::new(), false),
            language: language.to_owned(),
            focus: Focus::Input,
            list: List::default(),
            facet_rows: Vec::new(),
            facet_list: List::default(),
            preview: Preview::default(),
            panes: Panes::default(),
            opens_answer: false,
            failure: None,
            answer: None,
            divider: None,
            answered: String::new(),
            stands: None,
            tables: None,
            open_fields: BTreeSet::new(),
            said: None,
            asked: None,
            is_stale: true,
            is_exhausted: false,
            this_year,
        }
    }

    /// Returns the hits that are there.
    pub(super) fn hits(&self) -> &[Hit] {
        self.answer.as_ref().map_or(&[], |answer| &answer.hits)
    }

    /// Returns what to try instead; only where nothing was found.
    pub(super) fn suggestions(&self) -> &[Suggestion] {
        match &self.answer {
            Some(answer) if answer.total == 0 => &answer.suggestions,
            _ => &[],
        }
    }

    /// Returns the words that not even the first hit holds, where the line below the input tells them.
    pub(super) fn left_out(&self) -> Option<&[String]> {
        let answer = self.answer.as_ref()?;
        let first = answer.hits.first()?;
        let is_told = answer.complete == 0 && answer.notes.is_empty();
        (is_told && !first.left_out.is_empty()).then_some(&first.left_out)
    }

    /// Returns how many things can be selected below the input.
    pub(super) fn items(&self) -> usize {
        self.hits().len().max(self.suggestions().len())
    }

    pub(super) fn selected(&self) -> Option<Item<'_>> {
        let at = self.list.selected();
        if at < self.hits().len() {
            return Some(Item::Hit(at));
        }
        self.suggestions().get(at).map(Item::Suggestion)
    }

    /// Tells whether what is on the screen answers something else than what stands in the input.
    pub(super) fn is_waiting(&self) -> bool {
        self.is_stale || self.asked.as_ref().is_some_and(|asked| asked.offset == 0)
    }

    /// Tells whether the index does not hold the whole library yet.
    pub(super) fn is_building(&self) -> bool {
        self.stands.as_ref().is_none_or(|state| state.syncing)
    }

    /// Tells whether all that was typed is in the title or the id of a hit, as marked there.
    pub(super) fn is_named(&self, hit: &Hit) -> bool {
        let typed = narrow::words(&self.answered);
        let marked = hit.title_marks.iter();
        let marked: Vec<String> = marked
            .filter_map(|mark| hit.title.get(mark.clone()))
            .map(folded)
            .collect();
        let is_said = |word: &String| {
            let word = folded(word);
            let in_title = marked
                .iter()
                .any(|mark| mark.contains(&word) || word.contains(mark));
            in_title || hit.id.slug.split('-').any(|part| part == word)
        };
        !typed.is_empty() && typed.iter().all(is_said)
    }

    /// Tells whether the words that were found are marked. A single letter of a script that has capitals begins so many
    /// words that their marks would tell nothing.
    pub(super) fn marks_words(&self) -> bool {
        let mut typed = self.answered.trim().chars();
        let (first, second) = (typed.next(), typed.next());
        second.is_some() || !first.is_some_and(|first| first.is_lowercase() || first.is_uppercase())
    }

    /// Returns the words to highlight in a hit: those it was found by and those that were typed.
    pub(super) fn words(&self, hit: &Hit) -> Vec<String> {
        let title = hit
            .title_marks
            .iter()
            .map(|mark| hit.title.get(mark.clone()));
        let snippet = &hit.snippet;
        let passage = snippet
            .marks
            .iter()
            .map(|mark| snippet.text.get(mark.clone()));
        let found = title.chain(passage).flatten().map(str::to_lowercase);
        let mut words = narrow::words(&self.answered);
        for word in found {
            if !words.iter().any(|known| known.to_lowercase() == word) {
                words.push(word);
            }
        }
        words
    }

    pub(super) fn set_text(&mut self, text: &str) {
        self.focus = Focus::Input;
        self.change_text(text);
    }

    /// Puts another query in and leaves the focus where it is.
    pub(super) fn change_text(&mut self, text: &str) {
        self.offers.close();
        self.recall.leave();
        self.input.set(text);
        self.is_edited();
    }

    /// Minds that the query is another one now.
    pub(super) fn is_edited(&mut self) {
        self.is_stale = true;
        self.opens_answer = false;
        self.failure = None;
    }

    pub(super) fn focus_hits(&mut self) {
        if self.items() > 0 {
            self.offers.close();
            self.focus = Focus::Hits;
        } else if self.focus == Focus::Facets {
            self.focus = Focus::Input;
        }
    }

    pub(super) fn step_hits(&mut self, step: Step) {
        let rows = usize::from(self.panes.hits.height);
        self.list.step(lines(step, rows / 2), self.items());
    }

    /// Takes a reply of the worker; returns the hit to open if one was waited for.
    pub(super) fn take(&mut self, reply: &Reply) -> Option<usize> {
        match reply {
            Reply::Tables(tables) => {
                self.tables = Some(Arc::clone(tables));
                self.count_offers();
            }
            Reply::Ready(state) => {
                self.stands = Some(state.clone());
                self.is_stale = true;
                // The record may be another one now.
                self.preview.forget();
            }
            Reply::Answer(ticket, answer) => return self.take_answer(*ticket, answer),
            Reply::Opened(ticket, opened) => self.take_preview(*ticket, opened),
            Reply::Failed(ticket, why) => self.take_failure(*ticket, why),
            // The others are for other screens.
            _ => {}
        }
        None
    }

    /// Returns what is to be asked of the worker now.
    pub(super) fn requests(&mut self, tickets: &mut Tickets) -> Vec<Request> {
        let mut requests = Vec::new();
        let seen = usize::from(self.panes.hits.height) / 2;
        let (loaded, total) = match &self.answer {
            Some(answer) => (answer.hits.len(), answer.total),
            None => (0, 0),
        };
        let is_near_end = self.list.selected().max(self.list.top() + seen) + AHEAD / 2 >= loaded;
        if std::mem::take(&mut self.is_stale) {
            // Hits that were scrolled to are kept when the library has changed under them.
            let kept = if self.answered == self.input.text() {
                loaded
            } else {
                0
            };
            requests.push(self.ask(tickets.next(), 0, kept.max(seen + AHEAD)));
        } else if self.asked.is_none() && loaded < total && is_near_end && !self.is_exhausted {
            requests.push(self.ask(tickets.next(), loaded, seen + AHEAD));
        }
        requests.extend(self.preview_request(tickets));
        requests
    }

    /// Settles panes, scroll and the page of the preview.
    pub(super) fn settle_panes(&mut self, area: Rect, context: &Context<'_>) {
        self.panes = Panes::new(area, self.focus == Focus::Facets);
        self.settle_filters();
        self.settle_offers();
        let rows = usize::from(self.panes.hits.height);
        let (mut list, items) = (self.list, self.items());
        list.fit(items, rows, |at| hits::height(self, at));
        self.list = list;
        self.settle_facets();
        self.said = self.said_of_facet(context);
        let width = usize::from(self.panes.preview.width.saturating_sub(2));
        let rows = usize::from(self.panes.preview.height);
        self.preview.layout(width, rows, context);
    }

    fn ask(&mut self, ticket: Ticket, offset: usize, limit: usize) -> Request {
        let text = self.input.text().to_owned();
        let asked = search::Request {
            text,
            live: true,
            reach: search::Reach::Meaning,
            order: Order::Rank,
            offset,
            limit,
            facets: offset == 0,
            snippets: true,
            reader: Language::parse(&self.language),
            this_year: self.this_year,
        };
        self.asked = Some(Asked {
            ticket,
            text: asked.text.clone(),
            offset,
        });
        Request::Search(ticket, asked)
    }

    fn take_answer(&mut self, ticket: Ticket, answer: &Answer) -> Option<usize> {
        let asked = self.asked.take_if(|asked| asked.ticket == ticket)?;
        self.is_exhausted = answer.hits.is_empty();
        if asked.offset > 0 {
            if let Some(known) = &mut self.answer
                && known.hits.len() == asked.offset
            {
                known.hits.extend(answer.hits.iter().cloned());
                self.divider = Divider::of(known);
            }
            return None;
        }
        let selected = match self.selected() {
            Some(Item::Hit(at)) if asked.text == self.answered => {
                self.hits().get(at).map(|hit| hit.path.clone())
            }
            _ => None,
        };
        let position = |path| answer.hits.iter().position(|hit| hit.path == path);
        let selected = selected.and_then(position).unwrap_or(0);
        self.failure = None;
        self.divider = Divider::of(answer);
        self.answer = Some(answer.clone());
        self.answered = asked.text;
        self.list.select(selected);
        self.list_facets();
        self.count_offers();
        self.begin_at_hits();
        if self.focus == Focus::Hits && self.items() == 0 {
            self.focus = Focus::Input;
        }
        let opens = std::mem::take(&mut self.opens_answer) && !answer.hits.is_empty();
        if opens {
            self.focus = Focus::Hits;
        }
        opens.then_some(selected)
    }

    fn take_failure(&mut self, ticket: Ticket, why: &str) {
        if self.asked.take_if(|asked| asked.ticket == ticket).is_some() {
            self.failure = Some(why.to_owned());
            self.opens_answer = false;
        } else {
            self.preview.fail(ticket);
        }
    }
}

pub(super) fn lines(step: Step, page: usize) -> isize {
    match step {
        Step::Lines(by) => by,
        Step::HalfPages(by) => {
            let half = isize::try_from(page / 2).unwrap_or(0).max(1);
            by.saturating_mul(half)
        }
    }
}
