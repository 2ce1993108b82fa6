//! The app in a window of its own, for tests.
//!
//! [`App`] is the app under WebDriver: find, click, type, look. [`Bare`] is the app alone, as a person
//! starts it, driven by key presses of the display. Both run on a [`Desk`]: a display, a session bus and a
//! window manager that nobody else uses, so tests cannot meet each other or the person's own desktop.
//!
//! Nothing here sleeps for a fixed time: [`wait`] asks until the answer is right or the deadline has passed.
//! A test fails by panicking with words that say what was awaited and what was there.

mod app;
mod axe;
mod bare;
mod builder;
mod desk;
pub mod first_paint;
pub mod host;
pub mod hundredfold;
mod keys;
mod locate;
mod page;
pub mod paper;
pub mod procfs;
mod sandbox;
mod screen;
mod turns;
pub mod wait;
mod watch;
mod webdriver;

pub use app::App;
pub use bare::Bare;
pub use builder::Builder;
pub use desk::Desk;
pub use locate::Locator;
pub use page::Page;
pub use sandbox::{OWN_RENDERER, Sandbox};
pub use turns::Turn;

use std::path::PathBuf;

/// The workspace root.
pub fn root() -> PathBuf {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// The folder of the build that this test belongs to, `target/debug` or `target/release`.
pub fn build_folder() -> PathBuf {
    let test = std::env::current_exe().expect("the test has a path");
    test.ancestors()
        .nth(2)
        .expect("tests lie in target/<profile>/deps")
        .to_owned()
}

/// The binary under test: `SOLEUS_APP`, or `soleus` of the same build.
pub fn app_binary() -> PathBuf {
    let binary = std::env::var_os("SOLEUS_APP").map_or_else(|| build_folder().join("soleus"), PathBuf::from);
    assert!(
        binary.exists(),
        "{} is not there: run this through `cargo xtask test e2e`",
        binary.display()
    );
    binary
}

/// A folder under the build's target folder for pictures and logs of a run, made when missing.
pub fn output_folder(name: &str) -> PathBuf {
    let folder = build_folder().parent().expect("target").join(name);
    std::fs::create_dir_all(&folder).expect("the target folder is writable");
    folder
}
