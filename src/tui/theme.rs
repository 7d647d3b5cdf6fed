//! Themes: which role looks how. Screens name roles, never colours.
//!
//! A theme keeps the terminal's own background. It has two palettes: one of the sixteen colours every terminal has, and
//! one in 24 bits, which is rounded to the 256 where the terminal has no more. Whatever a colour says is said by a sign,
//! a word, weight or underline as well, so that the theme without colours loses nothing.

use ratatui::style::{Color, Modifier, Style};

mod palette;

/// The sign of what the user has marked, and the one where only ASCII may be shown.
pub const MARK: (&str, &str) = ("◆", "*");

/// The sign of a record that is picked to be compared, and the one where only ASCII may be shown.
pub const PICKED: (&str, &str) = ("■", "+");

/// What a piece of the screen is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Running text.
    Text,
    /// Text beside the matter: kinds, counts, hints.
    Dim,
    /// What catches the eye: prompts, signs.
    Accent,
    /// A heading.
    Heading,
    /// A matched word.
    Mark,
    /// The selected line.
    Selected,
    /// A border.
    Border,
    /// The border of what has the focus.
    BorderFocus,
    /// The title of a record or a pane.
    Title,
    /// Something that failed.
    Error,
    /// Something to mind.
    Warning,
    /// Something that went well, a value that is selected.
    Good,
    /// Code.
    Code,
    /// A quotation.
    Quote,
    /// A link.
    Link,
    /// The link that Enter follows.
    LinkSelected,
    /// A reference to a source.
    Citation,
    /// A word that the glossary explains.
    Term,
    /// A key in the footer and the help.
    Key,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 19] = [
        Self::Text,
        Self::Dim,
        Self::Accent,
        Self::Heading,
        Self::Mark,
        Self::Selected,
        Self::Border,
        Self::BorderFocus,
        Self::Title,
        Self::Error,
        Self::Warning,
        Self::Good,
        Self::Code,
        Self::Quote,
        Self::Link,
        Self::LinkSelected,
        Self::Citation,
        Self::Term,
        Self::Key,
    ];

    /// Returns what says the role without a colour.
    fn weight(self) -> Modifier {
        match self {
            Self::Heading
            | Self::Title
            | Self::Key
            | Self::Error
            | Self::Warning
            | Self::BorderFocus => Modifier::BOLD,
            Self::Mark => Modifier::BOLD.union(Modifier::UNDERLINED),
            Self::Link | Self::Term => Modifier::UNDERLINED,
            Self::LinkSelected => Modifier::REVERSED,
            Self::Quote => Modifier::ITALIC,
            _ => Modifier::empty(),
        }
    }
}

/// How many colours the terminal has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// Sixteen.
    #[default]
    Sixteen,
    /// Two hundred and fifty-six.
    Indexed,
    /// Twenty-four bits.
    True,
}

/// Which palette a theme has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scheme {
    Dark,
    Light,
    HighContrast,
    None,
}

/// How roles look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    scheme: Scheme,
    depth: Depth,
    ascii: bool,
}

impl Theme {
    /// The names of all themes, in the order in which they are cycled through.
    pub const NAMES: [&str; 4] = ["dark", "light", "high-contrast", "none"];

    /// Returns the theme for a dark background.
    pub fn dark() -> Self {
        Self::new(Scheme::Dark)
    }

    /// Returns the theme for a light background.
    pub fn light() -> Self {
        Self::new(Scheme::Light)
    }

    /// Returns the theme of strong contrast for a dark background.
    pub fn high_contrast() -> Self {
        Self::new(Scheme::HighContrast)
    }

    /// Returns the theme without colours.
    pub fn none() -> Self {
        Self::new(Scheme::None)
    }

    /// Returns the theme of a name.
    pub fn by_name(name: &str) -> Option<Self> {
        Some(match name {
            "dark" => Self::dark(),
            "light" => Self::light(),
            "high-contrast" => Self::high_contrast(),
            "none" => Self::none(),
            _ => return None,
        })
    }

    /// Returns the theme for a terminal of so many colours.
    #[must_use]
    pub fn with_depth(self, depth: Depth) -> Self {
        Self { depth, ..self }
    }

    /// Returns the theme with borders and marks in ASCII, or with all signs.
    #[must_use]
    pub fn with_ascii(self, ascii: bool) -> Self {
        Self { ascii, ..self }
    }

    /// Returns the theme after this one, for the same terminal.
    #[must_use]
    pub fn next(self) -> Self {
        let scheme = match self.scheme {
            Scheme::Dark => Scheme::Light,
            Scheme::Light => Scheme::HighContrast,
            Scheme::HighContrast => Scheme::None,
            Scheme::None => Scheme::Dark,
        };
        Self { scheme, ..self }
    }

    /// Returns the colours of another theme for the terminal of this one.
    #[must_use]
    pub fn with_scheme_of(self, other: Self) -> Self {
        Self {
            scheme: other.scheme,
            ..self
        }
    }

    /// Returns the name of the theme.
    pub fn name(&self) -> &'static str {
        match self.scheme {
            Scheme::Dark => "dark",
            Scheme::Light => "light",
            Scheme::HighContrast => "high-contrast",
            Scheme::None => "none",
        }
    }

    /// Tells whether borders and marks shall be ASCII.
    pub fn ascii(&self) -> bool {
        self.ascii
    }

    /// Returns one of two texts: the second where only ASCII may be shown.
    pub fn sign<'a>(&self, sign: &'a str, ascii: &'a str) -> &'a str {
        if self.ascii { ascii } else { sign }
    }

    /// Returns how a role looks.
    pub fn style(&self, role: Role) -> Style {
        let style = Style::new().add_modifier(role.weight());
        if role == Role::Selected {
            return match self.selected_background() {
                Some(background) => style.bg(background),
                None => style.add_modifier(Modifier::REVERSED),
            };
        }
        match self.foreground(role) {
            Some(colour) => style.fg(colour),
            // Fainter than a link, where no colour tells them apart.
            None if role == Role::Term && self.scheme == Scheme::None => {
                style.add_modifier(Modifier::DIM)
            }
            None => style,
        }
    }

    fn new(scheme: Scheme) -> Self {
        Self {
            scheme,
            depth: Depth::default(),
            ascii: false,
        }
    }

    fn foreground(self, role: Role) -> Option<Color> {
        let rich = self.depth > Depth::Sixteen;
        match self.scheme {
            Scheme::None => None,
            Scheme::Dark if rich => palette::dark(role).map(|rgb| self.rounded(rgb)),
            Scheme::Dark => palette::dark_sixteen(role),
            Scheme::Light if rich => palette::light(role).map(|rgb| self.rounded(rgb)),
            Scheme::Light => palette::light_sixteen(role),
            Scheme::HighContrast => palette::high_contrast(role),
        }
    }

    fn selected_background(self) -> Option<Color> {
        if self.depth == Depth::Sixteen {
            return None;
        }
        match self.scheme {
            Scheme::Dark => Some(self.rounded(palette::DARK_SELECTED)),
            Scheme::Light => Some(self.rounded(palette::LIGHT_SELECTED)),
            Scheme::HighContrast | Scheme::None => None,
        }
    }

    fn rounded(self, rgb: palette::Rgb) -> Color {
        if self.depth == Depth::True {
            Color::Rgb(rgb.0, rgb.1, rgb.2)
        } else {
            Color::Indexed(palette::nearest(rgb))
        }
    }
}

#[cfg(test)]
mod tests;
