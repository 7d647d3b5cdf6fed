//! The layout engine of a page: a record becomes blocks, blocks become lines of a width, visible lines become cells.
//!
//! ```text
//! Opened --compose--> Sheet (blocks of safe text, links, outline, anchors)   once per record
//! Sheet  --lay------> Laid  (per block: which bytes stand on which line)     once per width
//! Laid   --paint----> cells                                                  visible rows, per frame
//! ```
//!
//! A place on a page is a block, a text in that block and a byte of that text, so that it survives a change of width.
//! Scrolling, focus and keys are left to the screens; `widgets::page` is the door through which they come in.

pub(crate) mod block;
pub(crate) mod compose;
pub(crate) mod find;
pub(crate) mod flow;
pub(crate) mod lay;
pub(crate) mod paint;
mod table;
pub(crate) mod target;
pub(crate) mod terms;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) mod trial;
pub(crate) mod wrap;

/// A place on a page that does not depend on the width it is laid out for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// Which block.
    pub(crate) block: usize,
    /// Which text of the block; tables have one per cell, other blocks one.
    pub(crate) flow: usize,
    /// Which byte of the text.
    pub(crate) byte: usize,
}

/// A block by the section it stands in, which the other versions of a page have as well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Passage {
    /// Which heading of the outline; what stands above the first counts as its section.
    pub(crate) section: usize,
    /// Which block of the section, the heading included.
    pub(crate) block: usize,
}
