//! One WebDriver session over the driver's W3C protocol, synchronous as the tests are.
//!
//! It speaks to WebKitWebDriver itself; what tauri-driver adds is a rename of two capabilities and one
//! environment variable.

use crate::wait;
use serde_json::{Value, json};
use std::net::{Ipv4Addr, SocketAddrV4, TcpStream};
use std::process::Child;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Duration;
use ureq::Agent;

/// Longer than any answer takes; a driver that hangs fails the test instead of the whole run.
const ANSWER: Duration = Duration::from_secs(40);

/// The key under which WebDriver hands out elements.
pub(crate) const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// An error of the driver: its code (`no such element`) and its words.
#[derive(Debug, Clone)]
pub(crate) struct Refusal {
    pub(crate) code: String,
    pub(crate) words: String,
}

impl Refusal {
    fn broken(words: impl std::fmt::Display) -> Self {
        Self {
            code: "connection".to_owned(),
            words: words.to_string(),
        }
    }

    /// Whether the page was merely not ready for what was asked.
    pub(crate) fn is_passing(&self) -> bool {
        const PASSING: [&str; 6] = [
            "no such element",
            "stale element reference",
            "element not interactable",
            "element click intercepted",
            "invalid element state",
            "unexpected alert open",
        ];
        PASSING.contains(&self.code.as_str())
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}: {}", self.code, self.words)
    }
}

/// An address of this machine for one driver that no other driver uses. Two tests side by side can so never speak to each
/// other's, as they could if each looked for a free port.
pub(crate) fn own_address() -> SocketAddrV4 {
    static DRIVERS: AtomicU16 = AtomicU16::new(0);
    address(std::process::id(), DRIVERS.fetch_add(1, Ordering::Relaxed))
}

/// All of 127.0.0.0/8 is this machine, and a process id has 22 bits at most.
fn address(process: u32, driver: u16) -> SocketAddrV4 {
    const PORT: u16 = 4444;
    let host = (process + (1 << 8)) & 0x00ff_ffff;
    SocketAddrV4::new(Ipv4Addr::from((127 << 24) | host), PORT + driver)
}

/// One WebDriver session: one run of the app.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    agent: Agent,
    base: String,
}

impl Session {
    /// Asks `driver`, which listens at `at`, to start `binary`, once it answers.
    pub(crate) fn start(driver: &mut Child, at: SocketAddrV4, binary: &str) -> Result<Self, Refusal> {
        wait::until("WebKitWebDriver listens", || {
            TcpStream::connect(at).is_ok() || driver.try_wait().is_ok_and(|ended| ended.is_some())
        });
        let agent: Agent = Agent::config_builder()
            .timeout_global(Some(ANSWER))
            .http_status_as_error(false)
            .build()
            .into();
        // No browserName: the driver calls every app MiniBrowser and refuses another name.
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "webkitgtk:browserOptions": {"binary": binary, "args": []},
            "timeouts": {"script": 30_000, "pageLoad": 30_000},
        }}});
        let sessions = format!("http://{at}/session");
        let answer = judge(agent.post(&sessions).send_json(wanted))?;
        let id = answer["sessionId"]
            .as_str()
            .ok_or_else(|| Refusal::broken("no session id"))?;
        Ok(Self {
            agent,
            base: format!("{sessions}/{id}"),
        })
    }

    pub(crate) fn get(&self, path: &str) -> Result<Value, Refusal> {
        judge(self.agent.get(format!("{}/{path}", self.base)).call())
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Result<Value, Refusal> {
        judge(self.agent.post(format!("{}/{path}", self.base)).send_json(body))
    }

    /// Ends the session, and with it the app.
    pub(crate) fn end(&self) {
        let _ = self.agent.delete(&self.base).call();
    }

    /// Runs a function body in the page and gives what it returns.
    pub(crate) fn execute(&self, script: &str, arguments: &[Value]) -> Result<Value, Refusal> {
        self.post("execute/sync", &json!({"script": script, "args": arguments}))
    }

    /// Runs a function body that calls its last argument when it is done.
    pub(crate) fn execute_async(&self, script: &str, arguments: &[Value]) -> Result<Value, Refusal> {
        self.post("execute/async", &json!({"script": script, "args": arguments}))
    }
}

/// The value of an answer, or what the driver refused.
fn judge(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value, Refusal> {
    let mut answer = answer.map_err(Refusal::broken)?;
    let mut body: Value = answer.body_mut().read_json().map_err(Refusal::broken)?;
    let value = body["value"].take();
    if answer.status().is_success() {
        return Ok(value);
    }
    let part = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    Err(Refusal {
        code: part("error"),
        words: part("message"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_driver_of_every_process_has_a_local_address_of_its_own() {
        let mut seen = std::collections::BTreeSet::new();
        for process in [1, 2, 77, 4_194_303] {
            for driver in 0..300 {
                let at = address(process, driver);
                assert!(at.ip().is_loopback() && seen.insert(at), "{at}");
            }
        }
    }
}
