//! What is shown, written to a file.

use super::App;
use super::prompt::commands::EXPORT;
use crate::library::worker::{Reply, Request, Ticket};
use crate::tui::effect::Effect;
use crate::tui::screens::{agenda, atlas, compare};

/// The file that is being written.
#[derive(Clone, Debug)]
pub(super) struct Exporting {
    ticket: Ticket,
    file: String,
}

impl App {
    /// Has what is shown written to a file, over one that is there only if that is wanted.
    pub(super) fn export(&mut self, file: String, overwrites: bool) -> Vec<Effect> {
        let exported = self.stack.last().and_then(|screen| screen.exported());
        let Some((what, language)) = exported else {
            self.tell(match self.screen_name() {
                atlas::NAME | compare::NAME | "reader" => "there is nothing to write yet",
                agenda::NAME => "the session is not begun yet",
                _ => "nothing can be written here; a page, a comparison and the Atlas can",
            });
            return Vec::new();
        };
        let ticket = self.tickets.next();
        self.exporting = Some(Exporting {
            ticket,
            file: file.clone(),
        });
        vec![Effect::Ask(Request::Export {
            ticket,
            what,
            language,
            file,
            overwrites,
        })]
    }

    /// Tells what came of it; where it could not be written, the command is there again, to be mended.
    pub(super) fn take_export(&mut self, reply: &Reply) -> Vec<Effect> {
        let (Reply::Exported(ticket, _) | Reply::Failed(ticket, _)) = reply else {
            return Vec::new();
        };
        let Some(exporting) = self.exporting.take_if(|one| one.ticket == *ticket) else {
            return Vec::new();
        };
        if let Reply::Failed(_, why) = reply {
            if self.prompt.is_none() {
                self.open_prompt_with(&format!("{EXPORT} {}", exporting.file));
            }
            self.tell(why);
            return Vec::new();
        }
        self.tell(&format!("written: {}", exporting.file));
        Vec::new()
    }
}
