//! The colours behind the roles, and how 24 bits are rounded to the 256 colours of a terminal.

use ratatui::style::Color;

use super::Role;

/// Red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rgb(pub(super) u8, pub(super) u8, pub(super) u8);

/// Behind the selected line on a dark background.
pub(super) const DARK_SELECTED: Rgb = Rgb(38, 50, 64);

/// Behind the selected line on a light background.
pub(super) const LIGHT_SELECTED: Rgb = Rgb(233, 239, 246);

/// Returns the colour of a role on a dark background; text has the terminal's own.
///
/// The hues are those of Okabe and Ito's palette for all kinds of colour vision, lightened for contrast.
pub(super) fn dark(role: Role) -> Option<Rgb> {
    Some(match role {
        Role::Text | Role::Selected | Role::Title | Role::Term => return None,
        Role::Dim | Role::Quote => Rgb(165, 173, 186),
        Role::Border => Rgb(152, 158, 168),
        Role::Accent | Role::BorderFocus | Role::Key => Rgb(110, 190, 240),
        Role::Heading => Rgb(140, 205, 250),
        Role::Mark => Rgb(240, 200, 90),
        Role::Error => Rgb(245, 140, 110),
        Role::Warning => Rgb(240, 185, 80),
        Role::Good => Rgb(90, 205, 165),
        Role::Code => Rgb(220, 175, 205),
        Role::Link | Role::LinkSelected => Rgb(120, 195, 245),
        Role::Citation => Rgb(150, 190, 175),
    })
}

/// Returns the colour of a role on a light background.
pub(super) fn light(role: Role) -> Option<Rgb> {
    Some(match role {
        Role::Text | Role::Selected | Role::Title | Role::Term => return None,
        Role::Dim | Role::Quote => Rgb(85, 92, 103),
        Role::Border => Rgb(86, 92, 102),
        Role::Accent | Role::BorderFocus | Role::Key => Rgb(0, 85, 140),
        Role::Heading => Rgb(0, 75, 125),
        Role::Mark => Rgb(135, 75, 0),
        Role::Error => Rgb(150, 15, 0),
        Role::Warning => Rgb(130, 80, 0),
        Role::Good => Rgb(0, 95, 70),
        Role::Code => Rgb(112, 40, 92),
        Role::Link | Role::LinkSelected => Rgb(0, 80, 150),
        Role::Citation => Rgb(50, 95, 80),
    })
}

/// Returns the colour of a role on a dark background, out of the sixteen.
///
/// Dark grey, both reds and both blues are left out: too many terminals show them too dark.
pub(super) fn dark_sixteen(role: Role) -> Option<Color> {
    Some(match role {
        Role::Text | Role::Selected | Role::Title | Role::Term => return None,
        Role::Dim | Role::Quote | Role::Border => Color::Gray,
        Role::Accent
        | Role::BorderFocus
        | Role::Key
        | Role::Heading
        | Role::Link
        | Role::LinkSelected => Color::LightCyan,
        Role::Mark | Role::Warning => Color::LightYellow,
        Role::Good | Role::Citation => Color::LightGreen,
        Role::Error | Role::Code => Color::LightMagenta,
    })
}

/// Returns the colour of a role on a light background, out of the sixteen: only blue and red are dark enough everywhere.
pub(super) fn light_sixteen(role: Role) -> Option<Color> {
    Some(match role {
        Role::Accent
        | Role::BorderFocus
        | Role::Key
        | Role::Heading
        | Role::Link
        | Role::LinkSelected
        | Role::Citation => Color::Blue,
        Role::Mark | Role::Error => Color::Red,
        _ => return None,
    })
}

/// Returns the colour of a role where contrast goes before everything: at least 7:1 on black.
pub(super) fn high_contrast(role: Role) -> Option<Color> {
    Some(match role {
        Role::Text | Role::Selected | Role::Title | Role::Term | Role::Dim | Role::Quote => {
            return None;
        }
        Role::Border | Role::Heading | Role::Code => Color::White,
        Role::Accent | Role::BorderFocus | Role::Key | Role::Mark | Role::Warning | Role::Error => {
            Color::LightYellow
        }
        Role::Good | Role::Citation => Color::LightGreen,
        Role::Link | Role::LinkSelected => Color::LightCyan,
    })
}

/// The six steps of the colour cube.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// Returns the number of the colour nearest to this one among the 240 that are the same on every terminal.
///
/// The distance is a sum over red, green and blue, so the nearest of the cube has the nearest step of each.
pub(super) fn nearest(rgb: Rgb) -> u8 {
    let step = |part: u8| (0..6u8).min_by_key(|at| STEPS[usize::from(*at)].abs_diff(part));
    let [red, green, blue] = [rgb.0, rgb.1, rgb.2].map(|part| step(part).unwrap_or(0));
    let of_cube = 16 + 36 * red + 6 * green + blue;
    std::iter::once(of_cube)
        .chain(232..=255)
        .min_by_key(|number| distance(rgb, indexed(*number)))
        .unwrap_or(of_cube)
}

/// Returns a colour of the cube or the ramp of greys; numbers below 16 give black.
pub(super) fn indexed(number: u8) -> Rgb {
    match number {
        0..=15 => Rgb(0, 0, 0),
        16..=231 => {
            let at = usize::from(number - 16);
            Rgb(STEPS[at / 36], STEPS[at / 6 % 6], STEPS[at % 6])
        }
        232..=255 => {
            let grey = 8 + (number - 232) * 10;
            Rgb(grey, grey, grey)
        }
    }
}

/// Returns how far apart two colours look.
pub(super) fn distance(a: Rgb, b: Rgb) -> u32 {
    let part = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    // The eye sees green best and blue least.
    3 * part(a.0, b.0) + 4 * part(a.1, b.1) + 2 * part(a.2, b.2)
}
