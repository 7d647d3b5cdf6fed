//! The thread that reads the keyboard, and what its keys are to the program.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::{
    self as raw, KeyCode, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind,
};
use ratatui::layout::Position;

use super::gate::Gate;
use crate::tui::event::{Code, Event, Key};

/// Starts the thread. When it ends, for whatever reason, the loop hears of it.
pub(super) fn listen(events: Sender<Event>, gate: Arc<Gate>) -> io::Result<()> {
    let closed = Closed(events);
    thread::Builder::new()
        .name("keyboard".to_owned())
        .spawn(move || read(&closed, &gate))
        .map(drop)
}

/// Says that the keyboard is gone when it is dropped.
struct Closed(Sender<Event>);

impl Drop for Closed {
    fn drop(&mut self) {
        let _ = self.0.send(Event::InputClosed);
    }
}

fn read(events: &Closed, gate: &Gate) {
    loop {
        match raw::read() {
            Ok(event) => {
                if let Some(event) = understood(event)
                    && events.0.send(event).is_err()
                {
                    return;
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return,
        }
        gate.pass();
    }
}

fn understood(event: raw::Event) -> Option<Event> {
    match event {
        // Windows reports releases too; a repeated key counts as pressed again.
        raw::Event::Key(key) if key.kind != KeyEventKind::Release => {
            pressed(key.code, key.modifiers).map(Event::Key)
        }
        raw::Event::Paste(text) => Some(Event::Paste(text)),
        raw::Event::Resize(columns, rows) => Some(Event::Resize(columns, rows)),
        raw::Event::Mouse(mouse) => {
            let at = Position::new(mouse.column, mouse.row);
            match mouse.kind {
                MouseEventKind::ScrollUp => Some(Event::Wheel(-1, at)),
                MouseEventKind::ScrollDown => Some(Event::Wheel(1, at)),
                MouseEventKind::Down(MouseButton::Left) => Some(Event::Click(at)),
                _ => None,
            }
        }
        raw::Event::Key(_) | raw::Event::FocusGained | raw::Event::FocusLost => None,
    }
}

fn pressed(code: KeyCode, held: KeyModifiers) -> Option<Key> {
    let code = match code {
        KeyCode::Char(character) if held.contains(KeyModifiers::CONTROL) => {
            Code::Char(character.to_lowercase().next().unwrap_or(character))
        }
        KeyCode::Char(character) => Code::Char(character),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab if held.contains(KeyModifiers::SHIFT) => Code::BackTab,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(number) => Code::F(number),
        _ => return None,
    };
    Some(Key {
        code,
        ctrl: held.contains(KeyModifiers::CONTROL),
        alt: held.contains(KeyModifiers::ALT),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyEvent;

    fn key(code: KeyCode, held: KeyModifiers, kind: KeyEventKind) -> Option<Event> {
        understood(raw::Event::Key(KeyEvent::new_with_kind(code, held, kind)))
    }

    #[test]
    fn counts_a_key_once_and_a_repeated_one_again() {
        let x = KeyCode::Char('x');
        let none = KeyModifiers::NONE;
        assert!(key(x, none, KeyEventKind::Press).is_some());
        assert!(key(x, none, KeyEventKind::Repeat).is_some());
        assert!(key(x, none, KeyEventKind::Release).is_none());
    }

    #[test]
    fn shift_shows_in_the_character_only() {
        assert_eq!(
            pressed(KeyCode::Char('G'), KeyModifiers::SHIFT),
            Some(Key::char('G'))
        );
        assert_eq!(
            pressed(
                KeyCode::Char('C'),
                KeyModifiers::CONTROL | KeyModifiers::SHIFT
            ),
            Some(Key::ctrl('c'))
        );
        assert_eq!(
            pressed(KeyCode::Tab, KeyModifiers::SHIFT),
            Some(Key::new(Code::BackTab))
        );
    }
}
