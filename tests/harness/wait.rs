//! Waiting for a state, and the one place of the tests that reads the clock.

use std::fmt::Debug;
use std::time::{Duration, Instant};

/// How long a state is awaited before a test fails. Generous: it is only spent by a failing test.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// The pause between two looks. A look costs the page up to 10 ms of work, and tests run side by side.
pub(crate) const BREATH: Duration = Duration::from_millis(50);

/// Now, on the monotonic clock.
#[expect(clippy::disallowed_methods, reason = "tests of the real app run in real time")]
pub fn now() -> Instant {
    Instant::now()
}

/// Looks until `look` gives a value; otherwise panics, saying what was awaited.
#[track_caller]
pub fn until_some<T>(what: &str, patience: Duration, mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = now() + patience;
    loop {
        if let Some(value) = look() {
            return value;
        }
        assert!(
            now() < deadline,
            "waited {} s in vain: {what}",
            patience.as_secs_f32()
        );
        std::thread::sleep(BREATH);
    }
}

/// Looks until `look` is true; otherwise panics, saying what was awaited.
#[track_caller]
pub fn until(what: &str, look: impl FnMut() -> bool) {
    until_within(what, PATIENCE, look);
}

/// Like [`until`], with a patience of its own.
#[track_caller]
pub fn until_within(what: &str, patience: Duration, mut look: impl FnMut() -> bool) {
    until_some(what, patience, || look().then_some(()));
}

/// Looks until `look` equals `expected`; otherwise panics with what was there last.
#[track_caller]
pub fn until_equal<T: PartialEq + Debug>(what: &str, expected: T, mut look: impl FnMut() -> T) {
    let deadline = now() + PATIENCE;
    loop {
        let seen = look();
        if seen == expected {
            return;
        }
        assert!(
            now() < deadline,
            "waited in vain: {what}\n  expected {expected:?}\n  seen     {seen:?}"
        );
        std::thread::sleep(BREATH);
    }
}

/// Passes time in which something must *not* happen, or must be measured.
pub fn pass(time: Duration) {
    std::thread::sleep(time);
}

/// Whether `look` becomes true within three seconds: for a test that goes on either way.
pub fn soon(mut look: impl FnMut() -> bool) -> bool {
    let deadline = now() + Duration::from_secs(3);
    loop {
        let seen = look();
        if seen || now() >= deadline {
            return seen;
        }
        std::thread::sleep(BREATH);
    }
}
