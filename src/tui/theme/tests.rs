use super::palette::{self, Rgb};
use super::*;

/// The default palettes of xterm and of the Linux console, as far as the themes use them.
fn sixteen(colour: Color) -> [Rgb; 2] {
    match colour {
        Color::Gray => [Rgb(229, 229, 229), Rgb(170, 170, 170)],
        Color::White => [Rgb(255, 255, 255), Rgb(255, 255, 255)],
        Color::LightCyan => [Rgb(0, 255, 255), Rgb(85, 255, 255)],
        Color::LightYellow => [Rgb(255, 255, 0), Rgb(255, 255, 85)],
        Color::LightGreen => [Rgb(0, 255, 0), Rgb(85, 255, 85)],
        Color::LightMagenta => [Rgb(255, 0, 255), Rgb(255, 85, 255)],
        Color::Blue => [Rgb(0, 0, 238), Rgb(0, 0, 170)],
        Color::Red => [Rgb(205, 0, 0), Rgb(170, 0, 0)],
        other => panic!("{other:?} is not known to be legible"),
    }
}

fn shown(colour: Option<Color>, background: Rgb) -> Vec<Rgb> {
    match colour {
        // The terminal's own: the user has chosen it; black or white stand for it.
        None if luminance(background) > 0.5 => vec![Rgb(0, 0, 0)],
        None => vec![Rgb(229, 229, 229)],
        Some(Color::Rgb(red, green, blue)) => vec![Rgb(red, green, blue)],
        Some(Color::Indexed(number)) => vec![palette::indexed(number)],
        Some(other) => sixteen(other).to_vec(),
    }
}

fn luminance(rgb: Rgb) -> f64 {
    // WCAG 2.2, relative luminance.
    let part = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * part(rgb.0) + 0.7152 * part(rgb.1) + 0.0722 * part(rgb.2)
}

fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    a.max(b) / a.min(b)
}

/// Returns what is less legible than the goal: any role before the terminal's background or that of the selection.
///
/// What is reversed has the same two colours. That cells have no other, the pictures of the screens see to.
fn faint(theme: Theme, background: Rgb, goal: f64) -> Vec<String> {
    let mut behind = vec![background];
    let selected = theme.style(Role::Selected).bg;
    behind.extend(
        selected
            .iter()
            .flat_map(|colour| shown(Some(*colour), background)),
    );
    let mut faint = Vec::new();
    for role in Role::ALL {
        for colour in shown(theme.style(role).fg, background) {
            for behind in &behind {
                let found = contrast(colour, *behind);
                if found < goal {
                    let name = theme.name();
                    faint.push(format!(
                        "{name} {:?} {role:?} on {behind:?} {found:.2}",
                        theme.depth
                    ));
                }
            }
        }
    }
    faint
}

#[test]
fn every_role_stands_out_from_its_background() {
    let (black, white) = (Rgb(0, 0, 0), Rgb(255, 255, 255));
    let (grey, paper) = (Rgb(30, 30, 30), Rgb(250, 245, 235));
    for depth in [Depth::Sixteen, Depth::Indexed, Depth::True] {
        let none: [String; 0] = [];
        let theme = |theme: Theme| theme.with_depth(depth);
        assert_eq!(faint(theme(Theme::dark()), black, 4.5), none);
        assert_eq!(faint(theme(Theme::light()), white, 4.5), none);
        assert_eq!(faint(theme(Theme::light()), paper, 4.5), none);
        assert_eq!(faint(theme(Theme::high_contrast()), black, 7.0), none);
        assert_eq!(faint(theme(Theme::dark()), grey, 4.5), none);
    }
}

/// Returns the colours of the style of exported pages, by name: those for light screens and paper, those for dark screens.
fn of_pages() -> [std::collections::BTreeMap<&'static str, Rgb>; 2] {
    let style = crate::export::html::STYLE;
    [":root{", "(prefers-color-scheme:dark){:root{"].map(|begin| {
        let rules = style
            .split_once(begin)
            .unwrap()
            .1
            .split('}')
            .next()
            .unwrap();
        let pairs = rules.split(';').filter_map(|rule| rule.split_once(":#"));
        let part = |hex: &str, at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
        pairs
            .map(|(name, hex)| (name, Rgb(part(hex, 0), part(hex, 2), part(hex, 4))))
            .collect()
    })
}

#[test]
fn exported_pages_are_legible_by_day_and_by_night() {
    for colours in of_pages() {
        let of = |name: &str| colours[name];
        for behind in ["--paper", "--shade", "--s1", "--s2", "--s3", "--s4"] {
            let found = contrast(of("--ink"), of(behind));
            assert!(found >= 4.5, "--ink on {behind}: {found:.2}");
        }
        for front in ["--dim", "--link", "--tip", "--warning", "--caution"] {
            for behind in ["--paper", "--shade"] {
                let found = contrast(of(front), of(behind));
                assert!(found >= 4.5, "{front} on {behind}: {found:.2}");
            }
        }
        // WCAG 2.2, 1.4.11: what is drawn.
        for (front, behind) in [("--bar", "--paper"), ("--bar", "--rest")] {
            let found = contrast(of(front), of(behind));
            assert!(found >= 3.0, "{front} on {behind}: {found:.2}");
        }
    }
}

#[test]
fn meaning_is_never_by_colour_alone() {
    let none = Theme::none();
    let text = none.style(Role::Text);
    for role in [
        Role::Mark,
        Role::Selected,
        Role::Error,
        Role::Warning,
        Role::Link,
        Role::LinkSelected,
        Role::Term,
        Role::Heading,
        Role::Key,
    ] {
        let style = none.style(role);
        assert_ne!(style, text, "{role:?}");
        assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
    }
    assert_ne!(none.style(Role::Link), none.style(Role::LinkSelected));
    assert_ne!(none.style(Role::Link), none.style(Role::Term));
}

#[test]
fn themes_are_found_by_name_and_cycle() {
    let mut theme = Theme::dark();
    for name in Theme::NAMES {
        assert_eq!(Theme::by_name(name).map(|theme| theme.name()), Some(name));
        assert_eq!(theme.name(), name);
        theme = theme.next();
    }
    assert_eq!(theme, Theme::dark());
    assert_eq!(Theme::by_name("solarized"), None);
}

#[test]
fn rounds_to_the_nearest_of_the_cube() {
    assert_eq!(palette::nearest(Rgb(255, 0, 0)), 196);
    assert_eq!(palette::nearest(Rgb(128, 128, 128)), 244);
    let steps = || (0..=255u8).step_by(15);
    for (red, green) in steps().flat_map(|red| steps().map(move |green| (red, green))) {
        for rgb in steps().map(|blue| Rgb(red, green, blue)) {
            let far = |number: u8| palette::distance(rgb, palette::indexed(number));
            let least = (16..=255).map(far).min().unwrap();
            assert_eq!(far(palette::nearest(rgb)), least, "{rgb:?}");
        }
    }
}
