//! Lists for the screens of the places: the instruments and the countries, what there is to learn with, the agendas.

use std::sync::Arc;

use super::{Reply, Request, Ticket, Worker, contained};

impl Worker {
    /// Lists the instruments and the countries, the modules or the agendas, copies a worksheet, sees a view or makes a talk.
    pub(super) fn list(&self, request: Request) -> (Ticket, Result<Reply, String>) {
        match request {
            Request::Overview { ticket, language } => {
                (ticket, contained(|| self.overview(ticket, &language)))
            }
            Request::Modules { ticket, language } => {
                let list = || Ok(Arc::new(self.library.curriculum(&language)));
                (
                    ticket,
                    contained(list).map(|all| Reply::Modules(ticket, all)),
                )
            }
            Request::Agendas { ticket, language } => {
                let list = || Ok(Arc::new(self.library.agendas_now(&language)));
                (
                    ticket,
                    contained(list).map(|all| Reply::Agendas(ticket, all)),
                )
            }
            Request::Worksheet { ticket, path } => {
                let copy = || self.library.worksheet(&path);
                let copied = contained(|| copy().map_err(|error| self.library.told(&error)));
                (ticket, copied.map(|copy| Reply::Worksheet(ticket, copy)))
            }
            Request::See {
                ticket,
                view,
                query,
                today,
                language,
            } => {
                let see = || self.see(view, &query, today, &language);
                let reply = contained(see).map(|seen| Reply::Viewed(ticket, Arc::new(seen)));
                (ticket, reply)
            }
            request @ Request::Present { .. } => self.present(request),
            _ => (0, Err("there is no such list".to_owned())),
        }
    }
}
