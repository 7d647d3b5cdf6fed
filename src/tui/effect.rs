//! What the loop must do: the only way a screen reaches the world outside.

use crate::library::worker::Request;
use crate::personal::Order;
use crate::tui::stage;

/// Something the loop shall do.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Ask the worker.
    Ask(Request),
    /// Keep something for the user, or keep it no longer.
    Keep(Order),
    /// Open the note on the record of this slug in the user's editor.
    EditNote(String),
    /// Open the file of a record in the user's editor, by its path below `content/`.
    EditRecord(String),
    /// Open the user's own copy of a worksheet in the user's editor.
    EditWorksheet {
        /// The slug of the worksheet.
        slug: String,
        /// What the copy is made of, where there is none yet.
        copy: String,
    },
    /// Begin or end a talk.
    Stage(stage::Order),
    /// Leave the program.
    Quit,
    /// Give the terminal back to the shell until the program is continued.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// Have the system open an address outside; only ever asked for by the user.
    Open(String),
    /// Put a text on the clipboard of the terminal; only ever from a key press.
    Copy(String),
    /// Let the terminal take the wheel of the mouse, or leave it to the user for selecting.
    Mouse(bool),
    /// Ring the bell.
    Bell,
}
