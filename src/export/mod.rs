//! What the library shows, as files for people without the program: HTML and Markdown.
//!
//! A [`Page`] is what is told, in no form yet; the files beside this one write it. Pages of records and views are made by
//! `library`, those of other rooms here. Nothing of the content gets into a file but as text.

mod atlas;
pub mod cite;
pub mod compare;
pub mod compose;
mod form;
pub mod html;
pub mod markdown;
mod page;
pub mod session;
#[cfg(test)]
pub(crate) mod trial;

pub use atlas::page as atlas_page;
pub use form::Form;
pub use page::{Beside, Entry, Figure, Lesson, Linked, Measured, Named, Page, Part, Said};

/// Returns a page as a file; a page has the forms HTML and Markdown.
pub fn file(page: &Page, form: Form) -> String {
    match form {
        Form::Html => html::file(page),
        Form::Markdown | Form::Json | Form::Csv => markdown::file(page),
    }
}
