//! Nothing of the app ever opens a network socket.
//!
//! The app runs under strace, without WebDriver (which is itself a socket), driven by the display's own keys.

use harness::{Bare, Sandbox, app_binary, wait};
use std::time::Duration;

/// Keys that walk through the app: help, cramp, check, quick jump, and along the page.
const WALK: [&str; 12] = [
    "F1", "Escape", "F2", "Escape", "F3", "Tab", "Tab", "Return", "Escape", "ctrl+k", "Escape", "Tab",
];

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn no_internet_socket_is_ever_opened() {
    let sandbox = Sandbox::new();
    let record = sandbox.path("sockets.strace");
    let record_name = record.to_string_lossy().into_owned();
    let strace = [
        "strace",
        "-f",
        "-qq",
        "-e",
        "trace=socket,connect",
        "-e",
        "signal=none",
        "-o",
        &record_name,
    ];
    let app = Bare::start_binary(&app_binary(), sandbox, &strace, &[]);
    app.window();
    for key in WALK {
        app.key(key);
        // Gives what the key starts the time to open a socket.
        wait::pass(Duration::from_millis(150));
    }
    let engine = app.processes().len();
    let _folders = app.close();
    let calls = std::fs::read_to_string(&record).expect("strace wrote its record");
    assert!(
        engine >= 2,
        "the engine's processes must have been under strace too"
    );
    assert!(
        calls.contains("AF_UNIX"),
        "strace saw no socket at all, not even the display's: it did not watch"
    );
    let inet: Vec<&str> = calls.lines().filter(|call| call.contains("AF_INET")).collect();
    assert!(
        inet.is_empty(),
        "internet sockets were opened:\n{}",
        inet.join("\n")
    );
}
