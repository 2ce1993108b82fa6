//! Starting and ending from outside the window: signals, no display, another folder.

use harness::{Bare, Desk, Sandbox, app_binary, procfs, wait};
use std::{
    fs,
    io::Read,
    process::{Command, Stdio},
};

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn what_the_system_asks_to_end_ends_properly() {
    for signal in ["TERM", "INT", "HUP"] {
        // Whoever runs the tests under nohup hands its deafness down.
        let hears = ["env", "--default-signal=HUP"];
        let app = Bare::start_binary(&app_binary(), Sandbox::new(), &hears, &[]);
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
fn beside_one_that_hangs_a_second_start_says_so_and_ends() {
    let app = Bare::start(&[]);
    app.wait_printed("soleus: first-paint");
    let first = app.process();
    procfs::signal(first, "STOP");
    let mut second = app
        .second_start()
        .env("SOLEUS_PATIENCE_MS", "300")
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    // The words stand in a window too, for whoever has no terminal.
    let window = app.desk().window("Soleus could not start");
    app.desk().xdotool(&["windowclose", &window]);
    let mut told = String::new();
    let mut errors = second.stderr.take().expect("its errors are piped");
    errors.read_to_string(&mut told).expect("they are read");
    procfs::signal(first, "CONT");
    assert!(!second.wait().expect("it ends").success());
    assert!(
        told.contains("another Soleus that uses the same data folder does not answer"),
        "{told}"
    );
    app.close();
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_web_engine_leaves_nothing_on_the_disk() {
    let app = Bare::start(&[]);
    app.wait_printed("soleus: first-paint");
    let sandbox = app.ended_by("TERM");
    let known = [
        "soleus.db",
        "mark",
        "lock",
        "window.json",
        "soleus.log",
        "settings.json",
        "backups",
    ];
    let left: Vec<String> = fs::read_dir(sandbox.data())
        .expect("the folder is read")
        .map(|file| file.expect("a file").file_name().to_string_lossy().into_owned())
        .filter(|name| !known.contains(&name.as_str()))
        .collect();
    assert_eq!(left, [""; 0], "files beside the record");
    let kept: Vec<_> = [sandbox.home(), sandbox.path("cache"), sandbox.path("config")]
        .iter()
        .flat_map(|folder| files_below(folder))
        .collect();
    let of_engine = |file: &&std::path::PathBuf| {
        let path = file.to_string_lossy().to_lowercase();
        ["webkit", "cookies", "localstorage", "hsts", "app.soleus"]
            .iter()
            .any(|word| path.contains(word))
    };
    let of_engine: Vec<_> = kept.iter().filter(of_engine).collect();
    assert!(of_engine.is_empty(), "the web engine left {of_engine:?}");
}

/// Every file below `folder`.
fn files_below(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .flatten()
        .flat_map(|entry| {
            let path = entry.path();
            if path.is_dir() {
                files_below(&path)
            } else {
                vec![path]
            }
        })
        .collect()
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
fn without_a_home_there_are_words_and_no_record_in_a_folder_that_others_share() {
    // A user whom the system does not know, and so without a home.
    let homeless = |mut start: Command| {
        start
            .args(["--user", "--map-user=64321", "--map-group=64321"])
            .arg(app_binary())
            .env_remove("HOME")
            .env_remove("XDG_DATA_HOME")
            .env_remove("SOLEUS_DATA_DIR");
        start
    };
    for display in [None, Some(":987")] {
        let mut start = homeless(Command::new("unshare"));
        start
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DISPLAY")
            .envs(display.map(|name| ("DISPLAY", name)))
            .current_dir("/")
            .stdin(Stdio::null());
        let ended = start.output().expect("it starts and ends");
        let told = String::from_utf8_lossy(&ended.stderr);
        assert!(!ended.status.success(), "{told}");
        assert!(
            told.contains("set SOLEUS_DATA_DIR to a folder of yours"),
            "{told}"
        );
    }
    // And in a window, where there is one.
    let desk = Desk::open();
    let mut shown = homeless(desk.command("unshare"))
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let window = desk.window("Soleus could not start");
    desk.xdotool(&["windowclose", &window]);
    assert!(!shown.wait().expect("it ends").success());
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
