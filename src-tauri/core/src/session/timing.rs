//! The times that every part of a session agrees on, in milliseconds.

/// A gap between two looks at the clock longer than this pauses the session: nobody was guided in it.
pub const STALL_MS: u64 = 3_000;
/// The count-in after a pause, and after a jump to a hold.
pub const REENTRY_MS: u64 = 3_000;
/// A pause up to this long goes on with what was left; a longer one starts the hold again.
pub const SHORT_PAUSE_MS: u64 = 10_000;
/// What "+10 s" adds.
pub const ADD_MS: u64 = 10_000;
/// The most that can be added to one step.
pub const MOST_ADDED_MS: u64 = 300_000;
