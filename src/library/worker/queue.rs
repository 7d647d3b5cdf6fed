//! What has queued up for the worker, and what of it comes next.

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
    answers: Vec<SavedAnswers>,
    overview: Option<Request>,
    sync: bool,
}

impl Queue {
    /// Adds a request; what it makes needless goes.
    pub(super) fn add(&mut self, request: Request) {
        match request {
            Request::Search(ticket, request) => self.search = Some((ticket, request)),
            Request::Open { preview: false, .. } => self.opens.push_back(request),
            Request::Open { preview: true, .. } => self.preview = Some(request),
            Request::Compare { .. } => self.comparison = Some(request),
            Request::Answers(all) => self.answers.extend(all),
            Request::Overview { .. } => self.overview = Some(request),
            Request::Sync => self.sync = true,
        }
    }

    /// Takes what a user waits for most.
    pub(super) fn next(&mut self) -> Option<Request> {
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
            .or_else(|| self.comparison.take())
            .or_else(|| self.overview.take())
            .or_else(|| self.preview.take())
    }
}
