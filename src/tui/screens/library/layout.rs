//! Where the panes of the Library stand: three from 120 columns, two from 80, one below.

use ratatui::layout::Rect;

/// From how many columns on facets stand beside the hits.
const TWO: u16 = 80;

/// From how many columns on there is a preview as well.
const THREE: u16 = 120;

/// The rectangles of the panes; one that is not shown is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Panes {
    /// The input.
    pub(super) input: Rect,
    /// The line below it.
    pub(super) note: Rect,
    /// The facets.
    pub(super) facets: Rect,
    /// The hits.
    pub(super) hits: Rect,
    /// The selected record.
    pub(super) preview: Rect,
}

impl Panes {
    /// Divides an area; where only one pane fits it is that of the facets if they have the focus.
    pub(super) fn new(area: Rect, facets_have_focus: bool) -> Self {
        let rows = area.height;
        let line = |row: u16| Rect {
            y: area.y + row.min(rows),
            height: u16::from(row < rows),
            ..area
        };
        let body = Rect {
            y: area.y + rows.min(2),
            height: rows.saturating_sub(2),
            ..area
        };
        let mut panes = Self {
            input: line(0),
            note: line(1),
            ..Self::default()
        };
        let column = |x: u16, width: u16| Rect {
            x: body.x + x,
            width,
            ..body
        };
        if area.width >= THREE {
            let facets = (area.width / 5).clamp(27, 36);
            // One column between panes for the border.
            let hits = (area.width - facets - 2) / 2;
            panes.facets = column(0, facets);
            panes.hits = column(facets + 1, hits);
            panes.preview = column(facets + hits + 2, area.width - facets - hits - 2);
        } else if area.width >= TWO {
            let facets = (area.width * 3 / 10).clamp(27, 34);
            panes.facets = column(0, facets);
            panes.hits = column(facets + 1, area.width - facets - 1);
        } else if facets_have_focus {
            panes.facets = body;
        } else {
            panes.hits = body;
        }
        panes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_as_many_panes_as_there_is_room_for() {
        let panes = Panes::new(Rect::new(0, 0, 160, 43), false);
        assert_eq!(
            (panes.facets.width, panes.hits.width, panes.preview.width),
            (32, 63, 63)
        );
        let panes = Panes::new(Rect::new(0, 0, 80, 22), false);
        assert_eq!(
            (panes.facets.width, panes.hits.width, panes.preview.width),
            (27, 52, 0)
        );
        let panes = Panes::new(Rect::new(0, 0, 79, 22), false);
        assert_eq!((panes.facets.width, panes.hits.width), (0, 79));
        let panes = Panes::new(Rect::new(0, 0, 40, 10), true);
        assert_eq!((panes.facets.width, panes.hits.width), (40, 0));
    }

    #[test]
    fn stays_inside_any_area() {
        for width in [0, 1, 2, 39, 80, 120, 500] {
            for height in 0..5 {
                let area = Rect::new(3, 4, width, height);
                let panes = Panes::new(area, false);
                for pane in [
                    panes.input,
                    panes.note,
                    panes.facets,
                    panes.hits,
                    panes.preview,
                ] {
                    assert_eq!(pane.intersection(area).area(), pane.area(), "{area} {pane}");
                }
            }
        }
    }
}
