//! How soon a page of the guide is on screen after its answer has come: in frames, and in milliseconds to the paint's end.
//!
//! Shared by the window's tests, which count frames, and by the benchmark, which also reads the milliseconds.

use crate::page::Page;
use serde_json::json;

/// The page marks the moment its answer is there. From then on each frame is looked at: the one whose callback finds
/// the page drawn paints it, and the task after that frame's paint gives the time.
const MEASURE: &str = "const [id, done] = arguments;
const drawn = () => document.querySelector('main .text h2') !== null
  && document.querySelector(`main nav a[href^='#/guide/${id}?']`) !== null;
performance.mark = (...of) => {
  delete performance.mark;
  const began = performance.now();
  let frames = 0;
  const frame = () => {
    frames += 1;
    if (!drawn() && frames < 120) return requestAnimationFrame(frame);
    const scripted = performance.now() - began;
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done([frames, performance.now() - began, scripted]);
    channel.port2.postMessage(null);
  };
  requestAnimationFrame(frame);
  return performance.mark(...of);
};
location.hash = '#/guide/' + id;";

/// The first paint of a page.
pub struct Paint {
    /// Which page.
    pub id: String,
    /// How many frames began from the answer to the paint, the painting one included.
    pub frames: u64,
    /// Milliseconds from the answer to the end of the paint.
    pub ms: f64,
    /// Of these, milliseconds of the page's own scripts and of waiting for the frame.
    pub scripted: f64,
}

/// The first paint of each of `ids` after its answer.
#[track_caller]
pub fn first_paints(page: &Page, ids: &[&str]) -> Vec<Paint> {
    page.go("guide");
    page.css("search input").wait();
    let one = |id: &&str| {
        let measured = page.script_async(MEASURE, &[json!(id)]);
        let number = |at: usize| measured[at].as_f64().expect("a number");
        Paint {
            id: (*id).to_owned(),
            frames: measured[0].as_u64().expect("a number of frames"),
            ms: number(1),
            scripted: number(2),
        }
    };
    ids.iter().map(one).collect()
}
