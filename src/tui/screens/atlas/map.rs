//! The world map: a sign for each country that counts something, with the count as far as a cell holds it, and the
//! selected country named.
//!
//! The outlines come with the library that draws, each country stands where its capital city is.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Color;
use ratatui::symbols::Marker;
use ratatui::text::Line;
use ratatui::widgets::canvas::{Canvas, Map as Outlines, MapResolution};

use crate::atlas::{Map, Place};
use crate::tui::screens::Context;
use crate::tui::theme::Role;

/// The degrees that are seen: few people live further north and south.
const WEST_EAST: [f64; 2] = [-170.0, 180.0];
const SOUTH_NORTH: [f64; 2] = [-56.0, 78.0];

/// From so many columns on the finer outlines are drawn.
const FINE: u16 = 90;

/// Returns the countries of a map in the order of its list.
pub(super) fn places(map: &Map) -> impl Iterator<Item = &Place> {
    map.regions.iter().flat_map(|region| &region.places)
}

/// Draws the map with one of its countries selected.
pub(super) fn draw(
    map: &Map,
    selected: Option<usize>,
    area: Rect,
    frame: &mut Frame<'_>,
    context: &Context<'_>,
) {
    let theme = context.theme;
    let color = |role| theme.style(role).fg.unwrap_or(Color::Reset);
    let outlines = Outlines {
        resolution: if area.width >= FINE {
            MapResolution::High
        } else {
            MapResolution::Low
        },
        color: color(Role::Border),
    };
    let marker = if theme.ascii() {
        Marker::Custom('.')
    } else {
        Marker::Braille
    };
    let canvas = Canvas::default()
        .marker(marker)
        .x_bounds(WEST_EAST)
        .y_bounds(SOUTH_NORTH)
        .paint(|context| {
            context.draw(&outlines);
            // The selected one is drawn last, above its neighbours; those with more above those with fewer.
            let mut all: Vec<(usize, &Place)> = places(map).enumerate().collect();
            all.sort_by_key(|(at, place)| (Some(*at) == selected, place.ids.len()));
            for (at, place) in all {
                let Some((latitude, longitude)) = place.position else {
                    continue;
                };
                let role = if Some(at) == selected {
                    Role::LinkSelected
                } else {
                    Role::Mark
                };
                let sign = Line::styled(sign(place.ids.len()), theme.style(role));
                context.print(longitude, latitude, sign);
            }
        });
    frame.render_widget(canvas, area);
}

/// Returns what stands for a count: a digit, or that there are more.
fn sign(count: usize) -> String {
    match count {
        0..=9 => count.to_string(),
        _ => "+".to_owned(),
    }
}
