//! A window over a screen: an empty place with a border. What stands in it is left to who opens it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::symbols::border;
use ratatui::text::Line;
use ratatui::widgets::{Block, Clear, Widget};

use super::scroll::{self, Extent};
use crate::tui::page::block::Sheet;
use crate::tui::page::lay::Laid;
use crate::tui::page::paint::Picture;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};

/// A border of characters that every terminal has.
const ASCII: border::Set<'static> = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

/// Draws an empty window with a border of a role.
pub fn frame(buffer: &mut Buffer, area: Rect, title: &str, look: (&Theme, Role)) {
    let (theme, role) = look;
    let set = if theme.ascii() { ASCII } else { border::PLAIN };
    let window = Block::bordered()
        .border_set(set)
        .border_style(theme.style(role))
        .title(Line::styled(title, theme.style(Role::Title)));
    Clear.render(area, buffer);
    window.render(area, buffer);
}

/// Returns where running text stands in a window: one line and two columns inside its border.
pub fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x.saturating_add(2),
        y: area.y.saturating_add(1),
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    }
}

/// Draws running text in a window from one of its lines on, with a bar at its border.
pub(crate) fn running(
    buffer: &mut Buffer,
    area: Rect,
    (sheet, laid): (&Sheet, &Laid),
    top: usize,
    theme: Theme,
) {
    let place = inside(area);
    let picture = Picture {
        sheet,
        laid,
        marks: &[],
        current: None,
        chosen: None,
        theme: &theme,
    };
    picture.draw(place, buffer, top);
    let extent = Extent {
        top,
        shown: usize::from(place.height),
        total: laid.lines(),
    };
    let bar = Rect {
        x: area.right() - 1,
        width: 1,
        ..place
    };
    scroll::draw(buffer, bar, extent, &theme);
}

/// Blanks the wide characters that an area cuts in half: their first half would reach into it.
pub fn clear_left_of(area: Rect, buffer: &mut Buffer) {
    let Some(x) = area.x.checked_sub(1) else {
        return;
    };
    let column = Rect {
        x,
        width: 1,
        ..area
    };
    for position in column.intersection(buffer.area).positions() {
        if text::width(buffer[position].symbol()) > 1 {
            buffer[position].set_symbol(" ");
        }
    }
}
