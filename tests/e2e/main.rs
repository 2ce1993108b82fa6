//! The app in a real window: WebKitGTK under Xvfb, driven through WebDriver.
//!
//! Every test starts its own display, bus, driver and app, on folders that vanish with it. All are ignored
//! by a plain `cargo test`; `cargo xtask test e2e` runs them side by side.

mod app;
mod check;
mod doctor;
mod fields;
mod guide;
mod record;
mod recovery;
mod stretch;
