//! One episode: how it is opened, changed and closed, and how it is shown.

pub mod card;
pub mod commands;
pub mod form;
pub mod removal;
pub mod view;
