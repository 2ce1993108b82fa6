//! Children of the tests: the test binary starts itself again to run one ignored test, elsewhere or as someone else.

use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

/// Names the folder a child works in.
const DIR: &str = "SOLEUS_FAULT_DIR";

/// The folder this child was told to work in.
pub(crate) fn dir() -> std::path::PathBuf {
    std::env::var_os(DIR)
        .expect("only a test starts this child")
        .into()
}

/// How many children to kill: `usual`, or as many as `SOLEUS_KILLS` says.
pub(crate) fn kills(usual: u32) -> u32 {
    let asked = std::env::var("SOLEUS_KILLS").ok();
    asked.and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// Fills the disk of `dir` to the last byte.
pub(crate) fn fill(dir: &Path) {
    let mut filler = fs::File::create(dir.join("holiday.mov")).expect("a file");
    for size in [65_536, 4096, 512, 1] {
        let block = vec![1_u8; size];
        while filler.write_all(&block).is_ok() {}
    }
}

/// A command that runs the ignored test `name` in `dir`.
pub(crate) fn command(name: &str, dir: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("this test has a file"));
    dress(&mut command, name, dir);
    command
}

/// As [`command`], started by `wrapper`, such as `unshare`, with the words that precede the program.
fn wrapped(wrapper: &[&str], name: &str, dir: &Path) -> Command {
    let (program, words) = wrapper.split_first().expect("a wrapper has a name");
    let mut command = Command::new(program);
    command
        .args(words)
        .arg(std::env::current_exe().expect("this test has a file"));
    dress(&mut command, name, dir);
    command
}

fn dress(command: &mut Command, name: &str, dir: &Path) {
    command
        .args(["--ignored", "--exact", "--nocapture", name])
        .env(DIR, dir);
    command.stdin(Stdio::null());
}

/// Runs `name` with a disk of `kilobytes` of its own, mounted over `dir`.
pub(crate) fn on_small_disk(name: &str, dir: &Path, kilobytes: u32) {
    let dir_text = dir.display();
    let mount = format!("mount -t tmpfs -o size={kilobytes}k,mode=0700 tmpfs '{dir_text}' && exec \"$@\"");
    in_a_namespace(&mount, name, dir);
}

/// Runs `name` with `dir` mounted read-only.
pub(crate) fn on_read_only_folder(name: &str, dir: &Path) {
    let dir_text = dir.display();
    let mount = format!(
        "mount --bind '{dir_text}' '{dir_text}' && mount -o remount,bind,ro '{dir_text}' && exec \"$@\""
    );
    in_a_namespace(&mount, name, dir);
}

fn in_a_namespace(mount: &str, name: &str, dir: &Path) {
    // The administrator needs no user namespace, and inside a chroot there is none to be had.
    let ways: [&[&str]; 2] = [
        &["unshare", "--mount"],
        &["unshare", "--user", "--map-root-user", "--mount"],
    ];
    let works = |way: &&[&str]| {
        let probe = Command::new(way[0]).args(&way[1..]).arg("true").output();
        probe.is_ok_and(|output| output.status.success())
    };
    let Some(way) = ways.into_iter().find(works) else {
        // Said on the real standard error, past the test runner's capture.
        let words = format!("SKIPPED {name}: this system allows no mount namespace (unshare --mount)\n");
        let _ = std::io::Write::write_all(&mut std::io::stderr(), words.as_bytes());
        return;
    };
    run(
        wrapped(&[way, &["sh", "-ec", mount, "sh"]].concat(), name, dir),
        name,
    );
}

/// Runs a child to its end and passes on how it failed.
fn run(mut command: Command, name: &str) {
    let output = command
        .output()
        .expect("util-linux is installed: sudo apt install util-linux");
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success(), "{name} failed:\n{out}\n{err}");
    assert!(out.contains("1 passed"), "{name} did not run:\n{out}\n{err}");
}
