//! Requests that wait for the worker, those a user waits for most first.

use std::collections::VecDeque;

use super::{Request, Ticket};
use crate::personal::SavedAnswers;
use crate::search;

/// What has queued up, without what a newer request made needless.
#[derive(Debug, Default)]
pub(super) struct Queue {
    search: Option<(Ticket, search::Request)>,
    opens: VecDeque<Request>,
    preview: Option<Request>,
    comparison: Option<Request>,
    question: Option<Request>,
    answers: Vec<SavedAnswers>,
    overview: Option<Request>,
    modules: Option<Request>,
    agendas: Option<Request>,
    worksheet: Option<Request>,
    view: Option<Request>,
    talk: Option<Request>,
    exports: VecDeque<Request>,
    look: Option<Request>,
    sync: bool,
    hides_drafts: Option<bool>,
}

impl Queue {
    /// Adds a request; one that makes an older one needless takes its place.
    pub(super) fn add(&mut self, request: Request) {
        match request {
            Request::Search(ticket, request) => self.search = Some((ticket, request)),
            Request::Open { preview: false, .. } => self.opens.push_back(request),
            Request::Open { preview: true, .. } => self.preview = Some(request),
            Request::Compare { .. } => self.comparison = Some(request),
            Request::Explain { .. } => self.question = Some(request),
            Request::Answers(all) => self.answers.extend(all),
            Request::Overview { .. } => self.overview = Some(request),
            Request::Modules { .. } => self.modules = Some(request),
            Request::Agendas { .. } => self.agendas = Some(request),
            Request::Worksheet { .. } => self.worksheet = Some(request),
            Request::See { .. } => self.view = Some(request),
            Request::Present { .. } => self.talk = Some(request),
            Request::Export { .. } => self.exports.push_back(request),
            Request::Look(_) => self.look = Some(request),
            Request::Sync => self.sync = true,
            Request::HideDrafts(hides) => self.hides_drafts = Some(hides),
        }
    }

    /// Takes what a user waits for most.
    pub(super) fn next(&mut self) -> Option<Request> {
        // What is asked beside it is answered in front of the room.
        if let Some(hides) = self.hides_drafts.take() {
            return Some(Request::HideDrafts(hides));
        }
        if std::mem::take(&mut self.sync) {
            return Some(Request::Sync);
        }
        if !self.answers.is_empty() {
            return Some(Request::Answers(std::mem::take(&mut self.answers)));
        }
        if let Some((ticket, request)) = self.search.take() {
            return Some(Request::Search(ticket, request));
        }
        self.opens
            .pop_front()
            .or_else(|| self.look.take())
            .or_else(|| self.talk.take())
            .or_else(|| self.comparison.take())
            .or_else(|| self.question.take())
            .or_else(|| self.overview.take())
            .or_else(|| self.modules.take())
            .or_else(|| self.agendas.take())
            .or_else(|| self.worksheet.take())
            .or_else(|| self.view.take())
            .or_else(|| self.exports.pop_front())
            .or_else(|| self.preview.take())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas;
    use crate::library::Question;
    use crate::model::{Language, PartialDate};

    fn search(ticket: Ticket) -> Request {
        let request = search::Request {
            text: ticket.to_string(),
            live: true,
            reach: search::Reach::Meaning,
            order: search::Order::Rank,
            offset: 0,
            limit: 1,
            facets: false,
            snippets: false,
            reader: None,
            this_year: 2026,
        };
        Request::Search(ticket, request)
    }

    fn open(ticket: Ticket, preview: bool) -> Request {
        Request::Open {
            ticket,
            name: "a".to_owned(),
            language: None,
            preview,
        }
    }

    fn compare(ticket: Ticket) -> Request {
        Request::Compare {
            ticket,
            names: Vec::new(),
            language: Language::english(),
        }
    }

    fn explain(ticket: Ticket) -> Request {
        Request::Explain {
            ticket,
            question: Question::Words("a".to_owned()),
            languages: Vec::new(),
        }
    }

    fn overview(ticket: Ticket) -> Request {
        let language = Language::english();
        Request::Overview { ticket, language }
    }

    fn modules(ticket: Ticket) -> Request {
        let language = Language::english();
        Request::Modules { ticket, language }
    }

    fn worksheet(ticket: Ticket) -> Request {
        let path = "worksheets/a.md".to_owned();
        Request::Worksheet { ticket, path }
    }

    fn see(ticket: Ticket) -> Request {
        Request::See {
            ticket,
            view: atlas::View::Lessons,
            query: String::new(),
            today: PartialDate::of_year(2026),
            language: Language::english(),
        }
    }

    #[test]
    fn only_the_newest_search_preview_and_view_are_run() {
        let mut queue = Queue::default();
        for request in [
            search(1),
            open(2, true),
            open(3, false),
            search(4),
            open(5, true),
            open(6, false),
            compare(7),
            overview(11),
            overview(12),
            compare(8),
            explain(9),
            explain(10),
            see(13),
            see(14),
            modules(15),
            modules(16),
            worksheet(17),
            worksheet(18),
        ] {
            queue.add(request);
        }
        let mut run = Vec::new();
        while let Some(request) = queue.next() {
            match request {
                Request::Search(ticket, _)
                | Request::Open { ticket, .. }
                | Request::Overview { ticket, .. }
                | Request::Modules { ticket, .. }
                | Request::Agendas { ticket, .. }
                | Request::Worksheet { ticket, .. }
                | Request::Compare { ticket, .. }
                | Request::See { ticket, .. }
                | Request::Present { ticket, .. }
                | Request::Export { ticket, .. }
                | Request::Explain { ticket, .. } => run.push(ticket),
                Request::Sync | Request::Answers(_) | Request::HideDrafts(_) | Request::Look(_) => {
                }
            }
        }
        assert_eq!(run, [4, 3, 6, 8, 10, 12, 16, 18, 14, 5]);
    }
}
