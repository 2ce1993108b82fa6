//! The app in a real window: WebKitGTK under Xvfb, driven through WebDriver.
//!
//! Every test starts its own display, bus, driver and app, on folders that vanish with it. All are ignored
//! by a plain `cargo test`; `cargo xtask test e2e` runs them, one after the other.

mod check;
mod check_looks;
mod check_more;
mod check_paper;
mod check_whole;
mod disk;
mod faults;
mod folder;
mod guide;
mod guide_doors;
mod guide_paper;
mod guide_whole;
mod journey;
mod keyboard;
mod paper;
mod presses;
mod recovery;
mod recovery_care;
mod recovery_course;
mod recovery_locks;
mod recovery_looks;
mod recovery_now;
mod recovery_paper;
mod recovery_steps;
mod screens;
mod store;
mod stretch;
mod stretch_desk;
mod stretch_desktop;
mod stretch_faults;
mod stretch_made;
mod walls;
mod window;
