//! What there is to learn with, for a screen.

use std::sync::Arc;

use super::{Reply, Request, Ticket, Worker, contained, told};

impl Worker {
    /// Lists the modules, or copies a worksheet.
    pub(super) fn learn(&self, request: Request) -> (Ticket, Result<Reply, String>) {
        match request {
            Request::Modules { ticket, language } => {
                let list = || Ok(Arc::new(self.library.curriculum(&language)));
                (
                    ticket,
                    contained(list).map(|all| Reply::Modules(ticket, all)),
                )
            }
            Request::Worksheet { ticket, path } => {
                let copy = || self.library.worksheet(&path);
                let copied = contained(|| copy().map_err(|error| told(&error)));
                (ticket, copied.map(|copy| Reply::Worksheet(ticket, copy)))
            }
            _ => (0, Err("nothing of this can be learned".to_owned())),
        }
    }
}
