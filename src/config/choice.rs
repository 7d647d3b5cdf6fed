//! The choices a setting can take, with the words by which a user makes them.

/// When output is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Color {
    /// On a terminal.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// Every choice with its word.
    pub const ALL: [(&'static str, Self); 3] = [
        ("auto", Self::Auto),
        ("always", Self::Always),
        ("never", Self::Never),
    ];

    /// Tells whether a stream is coloured that is, or is not, a terminal.
    pub fn applies(self, is_terminal: bool) -> bool {
        match self {
            Self::Auto => is_terminal,
            Self::Always => true,
            Self::Never => false,
        }
    }
}

/// How many colours a terminal shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// The sixteen that every terminal has.
    #[default]
    Sixteen,
    /// The palette of 256.
    Palette,
    /// Red, green and blue, eight bits each.
    Rgb,
}

/// How the interface is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// For the background that the terminal hints at.
    #[default]
    Auto,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// Strong contrast.
    HighContrast,
    /// No colour.
    None,
}

impl Theme {
    /// Every choice with its word.
    pub const ALL: [(&'static str, Self); 5] = [
        ("auto", Self::Auto),
        ("dark", Self::Dark),
        ("light", Self::Light),
        ("high-contrast", Self::HighContrast),
        ("none", Self::None),
    ];

    /// Returns the word of the theme.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::None => "none",
        }
    }
}

/// The command that shows long texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pager {
    /// Its words; empty for none.
    pub words: Vec<String>,
    /// Whether the user gave `less` options of his own.
    pub less_is_set: bool,
}
