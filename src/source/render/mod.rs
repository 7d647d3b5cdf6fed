//! A diagnostic as text: one file per form.
