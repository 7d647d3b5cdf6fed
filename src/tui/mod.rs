//! The screen: terminal, loop, screens, widgets, keys and themes.

pub mod action;
pub mod effect;
pub mod event;
pub mod keymap;
mod page;
pub mod screens;
pub mod text;
pub mod theme;
mod widgets;
