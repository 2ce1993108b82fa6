//! Starting and ending from outside the window: signals, no display, another folder.

use harness::{Bare, Sandbox, app_binary, procfs, wait};
use std::{
    fs,
    process::{Command, Stdio},
};

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn what_the_system_asks_to_end_ends_properly() {
    for signal in ["TERM", "INT", "HUP"] {
        let app = Bare::start(&[]);
        app.wait_printed("soleus: first-paint");
        let sandbox = app.ended_by(signal);
        let mark = fs::read_to_string(sandbox.data().join("mark")).expect("the mark of the run");
        assert!(mark.starts_with("closed"), "{signal}: {mark}");
    }
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn what_is_started_to_outlive_its_terminal_outlives_it() {
    let app = Bare::start_binary(&app_binary(), Sandbox::new(), &["nohup"], &[]);
    app.wait_printed("soleus: first-paint");
    procfs::signal(app.process(), "HUP");
    // It goes on answering: a second start is handed over to it, and it ends when it is asked to.
    let handed_over = app
        .second_start()
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("it starts and ends");
    assert!(handed_over.success() && procfs::alive(app.process()));
    app.ended_by("TERM");
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn without_a_display_there_are_words_on_the_terminal() {
    let sandbox = Sandbox::new();
    for (variable, says) in [
        (None, "there is no display"),
        (Some(":987"), "the display cannot be used"),
    ] {
        let mut start = Command::new(app_binary());
        start
            .env("SOLEUS_DATA_DIR", sandbox.data())
            .env("HOME", sandbox.home())
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DISPLAY")
            .stdin(Stdio::null());
        if let Some(display) = variable {
            start.env("DISPLAY", display);
        }
        let ended = start.output().expect("it starts and ends");
        let told = String::from_utf8_lossy(&ended.stderr);
        assert!(!ended.status.success());
        assert!(told.contains(says), "{told}");
    }
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn another_folder_is_another_soleus() {
    let app = Bare::start(&[]);
    app.wait_printed("soleus: first-paint");
    let other = Sandbox::new();
    let mut second = app
        .second_start()
        .env("SOLEUS_DATA_DIR", other.data())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let opened = other.data().join("mark");
    wait::until("the second one opens a record of its own", || {
        fs::read_to_string(&opened).is_ok_and(|mark| mark.starts_with("open"))
    });
    assert!(procfs::alive(app.process()), "and the first runs on");
    procfs::signal(second.id(), "TERM");
    second.wait().expect("it ends");
    app.close();
}
