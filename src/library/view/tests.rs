//! Views agree with what they are made of.
