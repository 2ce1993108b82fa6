//! A small W3C WebDriver client: plain HTTP to the driver on this machine.
//!
//! It speaks to WebKitWebDriver itself; what tauri-driver adds is a rename of two capabilities and one
//! environment variable.

use crate::wait;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

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

/// A port that is free now.
pub(crate) fn free_port() -> u16 {
    let probe = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    probe.local_addr().expect("a bound socket has an address").port()
}

/// One WebDriver session: one run of the app.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    port: u16,
    id: String,
}

impl Session {
    /// Asks the driver on `port` to start `binary`, once the driver answers.
    pub(crate) fn start(port: u16, binary: &str) -> Result<Self, Refusal> {
        wait::until("WebKitWebDriver listens", || {
            TcpStream::connect(("127.0.0.1", port)).is_ok()
        });
        // No browserName: the driver calls every app MiniBrowser and refuses another name.
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "webkitgtk:browserOptions": {"binary": binary, "args": []},
            "timeouts": {"script": 30_000, "pageLoad": 30_000},
        }}});
        let answer = request(port, "POST", "/session", Some(&wanted))?;
        let id = answer["sessionId"]
            .as_str()
            .ok_or_else(|| Refusal::broken("no session id"))?;
        Ok(Self {
            port,
            id: id.to_owned(),
        })
    }

    pub(crate) fn get(&self, path: &str) -> Result<Value, Refusal> {
        request(self.port, "GET", &format!("/session/{}/{path}", self.id), None)
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Result<Value, Refusal> {
        request(
            self.port,
            "POST",
            &format!("/session/{}/{path}", self.id),
            Some(body),
        )
    }

    /// Ends the session, and with it the app.
    pub(crate) fn end(&self) {
        let _ = request(self.port, "DELETE", &format!("/session/{}", self.id), None);
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

fn request(port: u16, method: &str, path: &str, body: Option<&Value>) -> Result<Value, Refusal> {
    let text = body.map(Value::to_string).unwrap_or_default();
    let (status, answer) = exchange(port, method, path, &text).map_err(Refusal::broken)?;
    let answer: Value = serde_json::from_slice(&answer).map_err(Refusal::broken)?;
    let value = &answer["value"];
    if status < 400 {
        return Ok(value.clone());
    }
    let part = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    Err(Refusal {
        code: part("error"),
        words: part("message"),
    })
}

fn exchange(port: u16, method: &str, path: &str, body: &str) -> std::io::Result<(u16, Vec<u8>)> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(ANSWER))?;
    stream.set_nodelay(true)?;
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json; charset=utf-8\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(format!("{head}{body}").as_bytes())?;
    let mut reader = BufReader::new(stream);
    let (status, length) = read_head(&mut reader)?;
    let mut answer = vec![0; length];
    reader.read_exact(&mut answer)?;
    Ok((status, answer))
}

fn read_head(reader: &mut impl BufRead) -> std::io::Result<(u16, usize)> {
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let status = line
        .split_whitespace()
        .nth(1)
        .and_then(|code| code.parse().ok())
        .unwrap_or(0);
    let mut length = 0;
    loop {
        line.clear();
        if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
            return Ok((status, length));
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().unwrap_or(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_an_answer_gives_status_and_length() {
        let mut head = "HTTP/1.1 404 Not Found\r\nContent-length: 12\r\nServer: x\r\n\r\n{}".as_bytes();
        assert_eq!(read_head(&mut head).unwrap(), (404, 12));
    }
}
