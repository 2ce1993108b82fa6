//! A full disk and a folder that becomes read-only under the running window. Needs the right to mount; where there is
//! none, a line says so.

use crate::record::faults_at_start::{THEN, ask, shows};
use harness::{App, Sandbox};
use serde_json::{Value, json};
use soleus_store::Store;
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::Command,
};

/// A disk of its own, mounted over the data folder; unmounted at the end.
struct Disk(PathBuf);

impl Disk {
    /// `None`, with a printed line, where this user may not mount.
    fn mount(at: &Path, kilobytes: u32) -> Option<Self> {
        let options = format!("size={kilobytes}k,mode=0700");
        let done = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &options, "tmpfs"])
            .arg(at)
            .output();
        if done.is_ok_and(|output| output.status.success()) {
            return Some(Self(at.to_owned()));
        }
        let words =
            "SKIPPED a full or read-only disk in the window: this user may not mount (run it as root)\n";
        let _ = std::io::stderr().write_all(words.as_bytes());
        None
    }

    fn remount(&self, how: &str) {
        let options = format!("remount,{how}");
        let done = Command::new("mount").args(["-o", &options]).arg(&self.0).status();
        assert!(done.is_ok_and(|status| status.success()), "remounted {how}");
    }

    /// Fills it to the last byte.
    fn fill(&self) {
        let mut filler = fs::File::create(self.0.join("holiday.mov")).expect("a file");
        for size in [65_536, 4096, 512, 1] {
            let block = vec![1_u8; size];
            while filler.write_all(&block).is_ok() {}
        }
    }

    fn make_room(&self) {
        fs::remove_file(self.0.join("holiday.mov")).expect("the person makes room");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

fn start_session(app: &App) {
    let choices = json!({ "startSide": "left", "order": null, "leftPercent": 100, "rightPercent": 100 });
    let start =
        json!({ "routine": "seed-three", "choices": choices, "painBefore": null, "noneOfThese": true });
    app.page().command("session_start", &start);
}

fn step(app: &App) -> Value {
    app.page().command("session_view", &Value::Null)["cursor"].clone()
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_disk_that_fills_up_under_a_session_says_what_is_not_saved_and_saves_it_when_there_is_room() {
    let sandbox = Sandbox::new();
    let Some(disk) = Disk::mount(&sandbox.data(), 4096) else {
        return;
    };
    let app = App::builder().sandbox(sandbox).speed(5).start_welcomed();
    let page = app.page().clone();
    page.command(
        "question_add",
        &json!({ "text": "Before?", "from": null, "asked": false }),
    );
    start_session(&app);
    disk.fill();
    let mut added = 0;
    while page.command("data_status", &Value::Null)["held"].is_null() {
        let text = format!("Held {added} {}", "x".repeat(400));
        page.command(
            "question_add",
            &json!({ "text": text, "from": null, "asked": false }),
        );
        added += 1;
        assert!(added < 400, "the disk is full");
    }
    page.go("cramp");
    page.wait_text("Some changes are not saved yet");
    page.wait_text("The disk is full.");
    page.assert_accessible("changes that wait");
    page.keep_picture("held-banner");
    let before = step(&app);
    page.wait("the session goes on", |_| step(&app) != before);
    disk.make_room();
    // Nobody presses anything: it is tried again by itself.
    page.wait("everything is saved", |page| {
        !page.text().contains("Some changes are not saved yet")
    });
    page.command("session_command", &json!({ "kind": "stop" }));
    let folder = app.sandbox().data();
    let copy = tempfile::TempDir::new().expect("a folder");
    for name in ["soleus.db", "soleus.db-wal"] {
        let _ = fs::copy(folder.join(name), copy.path().join(name));
    }
    let store = Store::open(copy.path(), THEN).expect("what is on the disk opens");
    let questions = store
        .counts()
        .expect("it is read")
        .into_iter()
        .find(|count| count.kind == "question");
    assert_eq!(questions.map(|count| count.entries), Some(added + 1));
    app.finish();
    drop(disk);
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_disk_that_turns_read_only_under_the_window_loses_nothing_that_moves_to_another_folder() {
    let sandbox = Sandbox::new();
    let Some(disk) = FailingDisk::mount(&sandbox) else {
        return;
    };
    let other = tempfile::TempDir::new().expect("a folder that outlives the app");
    let elsewhere = other.path().to_owned();
    let answer = elsewhere.to_string_lossy().into_owned();
    let app = App::builder()
        .sandbox(sandbox)
        .variable("SOLEUS_DIALOG_ANSWER", &answer)
        .start_welcomed();
    let page = app.page().clone();
    page.command(
        "question_add",
        &json!({ "text": "Saved?", "from": null, "asked": false }),
    );
    disk.fail();
    page.command(
        "question_add",
        &json!({ "text": "Held?", "from": null, "asked": false }),
    );
    page.go("doctor");
    page.wait_text("Your record cannot be written.");
    page.wait_text("1 change is kept");
    assert!(
        page.command("questions", &Value::Null)
            .to_string()
            .contains("Held?")
    );
    // As the window manager closes a window, not by taking it away.
    let window = app.desk().window("Soleus");
    app.desk().xdotool(&[
        "windowfocus",
        "--sync",
        &window,
        "key",
        "--clearmodifiers",
        "alt+F4",
    ]);
    page.heading("Some changes are not saved").wait();
    page.assert_accessible("closing with unsaved changes");
    page.button("Go back").click();
    page.go("settings/data");
    page.button("Choose another folder…").click();
    page.heading("Use this folder?").wait();
    page.button("Begin an empty record there").click();
    page.wait_text("This cannot be done right now");
    page.button("Cancel").click();
    page.button("Choose another folder…").click();
    page.button("Copy my record there and use it").click();
    page.wait_text("Your record is now in");
    page.wait_text("Soleus could not note this for the next start.");
    assert!(page.command("data_status", &Value::Null)["held"].is_null());
    app.finish();
    let store = Store::open(&elsewhere, THEN).expect("the record opens there");
    let entries = store
        .counts()
        .expect("it is read")
        .into_iter()
        .find(|count| count.kind == "question");
    assert_eq!(
        entries.map(|count| count.entries),
        Some(2),
        "what was held is in it"
    );
    drop(disk);
}

/// A small ext4 disk in a file that turns read-only when it is told to report a fault, as a dying one does.
struct FailingDisk {
    at: PathBuf,
    fault: PathBuf,
}

impl FailingDisk {
    fn mount(sandbox: &Sandbox) -> Option<Self> {
        let (image, at) = (sandbox.path("disk.img"), sandbox.data());
        let ran = |program: &str, words: &[&std::ffi::OsStr]| {
            let done = Command::new(program).args(words).output();
            done.is_ok_and(|output| output.status.success())
        };
        fs::File::create(&image)
            .and_then(|file| file.set_len(16 << 20))
            .expect("a file for the disk");
        let made = ran(
            "mke2fs",
            &[
                "-q".as_ref(),
                "-O".as_ref(),
                "^has_journal".as_ref(),
                "-t".as_ref(),
                "ext4".as_ref(),
                image.as_ref(),
            ],
        );
        let mounted = made
            && ran(
                "mount",
                &[
                    "-o".as_ref(),
                    "loop,errors=remount-ro".as_ref(),
                    image.as_ref(),
                    at.as_ref(),
                ],
            );
        let mounts = fs::read_to_string("/proc/mounts").unwrap_or_default();
        let device = mounts
            .lines()
            .find(|line| line.contains(&*at.to_string_lossy()))
            .and_then(|line| line.split(' ').next());
        let disk = device.map(|device| Self {
            at: at.clone(),
            fault: Path::new("/sys/fs/ext4")
                .join(device.trim_start_matches("/dev/"))
                .join("trigger_fs_error"),
        });
        let disk = disk.filter(|disk| mounted && disk.fault.exists());
        if disk.is_none() {
            let words = "SKIPPED a disk that turns read-only: this user may not mount a file as a disk (run it as root)\n";
            let _ = std::io::stderr().write_all(words.as_bytes());
        }
        disk
    }

    fn fail(&self) {
        fs::write(&self.fault, "a test").expect("the disk reports a fault");
    }
}

impl Drop for FailingDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.at).status();
    }
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_folder_that_cannot_be_written_at_the_start_shows_the_record_and_says_so() {
    let sandbox = Sandbox::new();
    let Some(disk) = Disk::mount(&sandbox.data(), 4096) else {
        return;
    };
    let store = Store::open(&sandbox.data(), THEN).expect("a record opens");
    ask(&store, "Seen all the same?");
    drop(store);
    disk.remount("ro");
    let ways = ["Try again", "Save a copy elsewhere", "Choose another folder"];
    let app = shows(sandbox, "read-only", "Your record cannot be written", &ways);
    let page = app.page();
    assert!(
        page.command("questions", &Value::Null)
            .to_string()
            .contains("Seen all the same?")
    );
    disk.remount("rw");
    page.button("Try again").click();
    page.heading("Your record cannot be written").wait_gone();
    app.finish();
    drop(disk);
}

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_disk_without_room_at_the_start_shows_the_record_and_says_so() {
    let sandbox = Sandbox::new();
    let Some(disk) = Disk::mount(&sandbox.data(), 1024) else {
        return;
    };
    let store = Store::open(&sandbox.data(), THEN).expect("a record opens");
    ask(&store, "Seen all the same?");
    drop(store);
    disk.fill();
    let app = shows(
        sandbox,
        "no-space",
        "The disk is full",
        &["Try again", "Save a copy elsewhere", "Choose another folder"],
    );
    let page = app.page();
    assert!(
        page.command("questions", &Value::Null)
            .to_string()
            .contains("Seen all the same?")
    );
    disk.make_room();
    page.button("Try again").click();
    page.heading("The disk is full").wait_gone();
    app.finish();
    drop(disk);
}
