//! Runs other programs: printed before they start, without standard input, in the workspace root.

use crate::report::{Failure, Report};
use std::ffi::OsString;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::OnceLock;

/// The workspace root: two folders above this package.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// Where cargo puts what it builds: asked of cargo, which knows its own settings and variables.
pub(crate) fn target() -> PathBuf {
    static TARGET: OnceLock<PathBuf> = OnceLock::new();
    let ask = || {
        let metadata = Run::cargo()
            .words("metadata --format-version 1 --no-deps --offline")
            .output();
        let named = metadata.and_then(|text| text_in(&text, "target_directory"));
        named.map_or_else(|| root().join("target"), PathBuf::from)
    };
    TARGET.get_or_init(ask).clone()
}

/// Whether clippy looks while the programs are built, or has a run of its own before: see [`Run::linting_cargo`].
pub(crate) const LINTS_IN_THE_BUILD: bool = cfg!(unix);

/// Clippy's compiler, beside the compiler in use.
fn clippy_driver() -> PathBuf {
    static DRIVER: OnceLock<PathBuf> = OnceLock::new();
    let name = format!("clippy-driver{}", std::env::consts::EXE_SUFFIX);
    let find = || {
        let folder = Run::new("rustc").words("--print sysroot").output();
        let beside = folder.map(|folder| Path::new(folder.trim()).join("bin").join(&name));
        beside
            .filter(|driver| driver.is_file())
            .unwrap_or_else(|| name.clone().into())
    };
    DRIVER.get_or_init(find).clone()
}

/// The text of the last member of this name in a JSON document.
fn text_in(json: &str, name: &str) -> Option<String> {
    let (_, after) = json.rsplit_once(&format!("\"{name}\":\""))?;
    let mut letters = after.chars();
    let mut text = String::new();
    loop {
        match letters.next()? {
            '"' => return Some(text),
            '\\' => match letters.next()? {
                'u' => {
                    let digits: String = letters.by_ref().take(4).collect();
                    text.push(char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?);
                }
                plain @ ('"' | '\\' | '/') => text.push(plain),
                _ => return None,
            },
            plain => text.push(plain),
        }
    }
}

/// One program with its arguments.
pub(crate) struct Run {
    program: String,
    arguments: Vec<OsString>,
    folder: PathBuf,
    variables: Vec<(String, OsString)>,
    keyboard: bool,
}

impl Run {
    pub(crate) fn new(program: &str) -> Self {
        Self {
            program: program.to_owned(),
            arguments: Vec::new(),
            folder: root(),
            variables: Vec::new(),
            keyboard: false,
        }
    }

    /// The cargo that started this program.
    pub(crate) fn cargo() -> Self {
        Self::new(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()))
    }

    /// The cargo that started this program, with clippy's driver in the compiler's place for the packages of this workspace:
    /// one build then gives the programs and what clippy says about them, and what they are built on is compiled once
    /// instead of once for clippy and once to run. Every cargo call that shares this build has to be made so.
    ///
    /// Elsewhere than on Unix this is plain cargo: the other build would put a new program in the place of this one, which
    /// Windows refuses while it runs.
    pub(crate) fn linting_cargo() -> Self {
        let cargo = Self::cargo();
        match LINTS_IN_THE_BUILD {
            true => cargo.with_clippy(),
            false => cargo,
        }
    }

    /// What `cargo clippy -- --deny warnings` sets for the compiler, for a call that builds.
    fn with_clippy(self) -> Self {
        self.variable("RUSTC_WORKSPACE_WRAPPER", clippy_driver())
            .variable(
                "CLIPPY_ARGS",
                "--deny__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__",
            )
    }

    /// npm, in ui/.
    pub(crate) fn npm() -> Self {
        Self::new(if cfg!(windows) { "npm.cmd" } else { "npm" }).folder(root().join("ui"))
    }

    pub(crate) fn words(mut self, words: &str) -> Self {
        self.arguments
            .extend(words.split_whitespace().map(OsString::from));
        self
    }

    pub(crate) fn args<A: Into<OsString> + Clone>(mut self, arguments: &[A]) -> Self {
        self.arguments.extend(arguments.iter().cloned().map(Into::into));
        self
    }

    pub(crate) fn folder(mut self, folder: PathBuf) -> Self {
        self.folder = folder;
        self
    }

    pub(crate) fn variable(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.variables.push((name.to_owned(), value.into()));
        self
    }

    /// Lets the program read the terminal: only for a password prompt.
    pub(crate) fn with_keyboard(mut self) -> Self {
        self.keyboard = true;
        self
    }

    /// Prints the command, runs it with its output passed through, and fails with `fix` in words.
    pub(crate) fn run(self, report: &Report, fix: &str) -> Result<(), Failure> {
        report.say(&format!("$ {}", self.line()));
        let status = self.status(report)?;
        self.judge(status, fix)
    }

    /// Runs it with its output added to `log`, and fails with `fix` in words and the end of what it said.
    pub(crate) fn log_to(self, log: &Path, report: &Report, fix: &str) -> Result<(), Failure> {
        let line = self.line();
        let open = || {
            std::fs::create_dir_all(log.parent().unwrap_or(log))?;
            let mut file = File::options().create(true).append(true).open(log)?;
            writeln!(file, "$ {line}")?;
            Ok((file.try_clone()?, file))
        };
        let (out, err) = open().map_err(|error: std::io::Error| {
            Failure::new(
                format!("{} cannot be written: {error}", log.display()),
                "see that the target folder is writable",
            )
        })?;
        let status = self
            .with_run(report)
            .stdout(out)
            .stderr(err)
            .status()
            .map_err(|error| self.did_not_start(&error))?;
        self.judge(status, fix)
    }

    fn status(&self, report: &Report) -> Result<ExitStatus, Failure> {
        self.with_run(report)
            .status()
            .map_err(|error| self.did_not_start(&error))
    }

    fn with_run(&self, report: &Report) -> Command {
        let stdin = if self.keyboard {
            Stdio::inherit()
        } else {
            Stdio::null()
        };
        let mut command = self.command();
        command.env("SOLEUS_RUN", report.run_id()).stdin(stdin);
        command
    }

    fn judge(&self, status: ExitStatus, fix: &str) -> Result<(), Failure> {
        if status.success() {
            return Ok(());
        }
        Err(Failure::new(
            format!("`{}` ended with {status}", self.line()),
            fix,
        ))
    }

    /// What the program prints, when it succeeds.
    pub(crate) fn output(&self) -> Option<String> {
        let output = self
            .command()
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .output()
            .ok()?;
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).current_dir(&self.folder);
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    fn did_not_start(&self, error: &std::io::Error) -> Failure {
        Failure::new(
            format!("`{}` did not start: {error}", self.program),
            format!("install `{}` and see that it is on the PATH", self.program),
        )
    }

    fn line(&self) -> String {
        let program = Path::new(&self.program)
            .file_stem()
            .map_or_else(Default::default, ToOwned::to_owned);
        let mut words = vec![program.to_string_lossy().into_owned()];
        words.extend(
            self.arguments
                .iter()
                .map(|argument| argument.to_string_lossy().into_owned()),
        );
        words.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_holds_the_workspace_manifest() {
        let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
        assert!(manifest.contains("[workspace]"), "root() must find the workspace");
    }

    #[test]
    fn the_folder_of_the_build_is_read_out_of_what_cargo_says() {
        let json = r#"{"packages":[],"target_directory":"C:\\b \u00fc\"","version":1}"#;
        assert_eq!(text_in(json, "target_directory").as_deref(), Some("C:\\b ü\""));
        assert_eq!(text_in("{}", "target_directory"), None);
        assert!(target().is_absolute(), "{}", target().display());
    }

    #[test]
    #[cfg(unix)]
    fn the_build_that_the_tests_run_from_refuses_what_clippy_warns_of() {
        let folder = std::env::temp_dir().join(format!("soleus-lints-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("src")).unwrap();
        let manifest = "[package]\nname = \"lints\"\nedition = \"2024\"\n[workspace]\n";
        std::fs::write(folder.join("Cargo.toml"), manifest).unwrap();
        let build = |source: &str| {
            std::fs::write(folder.join("src/lib.rs"), source).unwrap();
            let build = Run::linting_cargo().folder(folder.clone());
            build
                .words("build --offline --target-dir built")
                .output()
                .is_some()
        };
        assert!(
            build("/// One.\npub fn one() -> u8 {\n    1\n}\n"),
            "clean code is built"
        );
        assert!(
            !build("/// One.\npub fn one() -> u8 {\n    return 1;\n}\n"),
            "a needless return is refused"
        );
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_command_is_printed_as_one_would_type_it() {
        assert_eq!(
            Run::new("/usr/bin/cargo").words("fmt --all").line(),
            "cargo fmt --all"
        );
    }
}
