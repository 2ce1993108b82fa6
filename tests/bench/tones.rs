//! The tones as a listener hears them: recorded from a PulseAudio null sink, their gaps against the plan, their melodies.
//!
//! Gaps, not absolute times: nobody knows when the sink began to play. Drift and late edges show in the gaps.

use crate::table::Row;
use harness::{App, Sandbox, wait};
use serde_json::{Value, json};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const RATE: f64 = 48_000.0;

/// Hertz of every note that a tone of the app is made of.
const SCALE: [f64; 8] = [330.0, 392.0, 440.0, 523.0, 587.0, 659.0, 784.0, 880.0];

/// A tone: its name, and its notes as (Hertz, begins at ms, lasts ms).
type Tone = (&'static str, &'static [(f64, u32, u32)]);

const GET_READY: Tone = ("get ready", &[(440.0, 0, 130), (587.0, 140, 160)]);
const START: Tone = ("start", &[(880.0, 0, 420)]);
const HALFWAY: Tone = ("half way", &[(659.0, 0, 90), (659.0, 130, 90)]);
const TICK: Tone = ("last seconds", &[(523.0, 0, 90)]);
const CHANGE: Tone = (
    "change legs",
    &[(587.0, 0, 130), (440.0, 140, 130), (587.0, 280, 160)],
);
const REST: Tone = ("rest", &[(523.0, 0, 180), (392.0, 190, 320)]);
const BEAT: Tone = ("beat", &[(330.0, 0, 70)]);
const END: Tone = ("end", &[(523.0, 0, 170), (659.0, 180, 170), (784.0, 360, 500)]);

/// A hold of 15 s for each leg, then four raises of 2 s: every tone there is, in 65 s.
const PLAN: [(f64, Tone); 27] = [
    (0.0, GET_READY),
    (2.0, TICK),
    (3.0, TICK),
    (4.0, TICK),
    (5.0, START),
    (12.5, HALFWAY),
    (17.0, TICK),
    (18.0, TICK),
    (19.0, TICK),
    (20.0, CHANGE),
    (24.0, TICK),
    (25.0, TICK),
    (26.0, TICK),
    (27.0, START),
    (34.5, HALFWAY),
    (39.0, TICK),
    (40.0, TICK),
    (41.0, TICK),
    (42.0, REST),
    (49.0, TICK),
    (50.0, TICK),
    (51.0, TICK),
    (52.0, GET_READY),
    (54.0, TICK),
    (55.0, TICK),
    (56.0, TICK),
    (57.0, START),
];

/// Beats of the raises and the end, after [`PLAN`].
const REPS: [(f64, Tone); 4] = [(59.0, BEAT), (61.0, BEAT), (63.0, BEAT), (65.0, END)];

/// The gaps between tones, and whether each can be told from the others.
pub(crate) fn tones() -> Vec<Row> {
    let planned: Vec<(f64, Tone)> = PLAN.into_iter().chain(REPS).collect();
    let (sound, dry) = match record() {
        Ok(heard) => heard,
        Err(reason) => return vec![Row::absent("gaps between tones", reason)],
    };
    // The app comes late with samples when others take the processors: the sound stops for a moment, and the gap shows it.
    println!("times the sound ran dry: {dry}");
    let heard = onsets(&sound);
    if heard.len() != planned.len() {
        let seconds: Vec<String> = heard
            .iter()
            .map(|onset| format!("{:.2}", (onset - heard[0]) as f64 / RATE))
            .collect();
        println!("heard at: {}", seconds.join(" "));
        let reason = format!("{} tones were heard, {} were planned", heard.len(), planned.len());
        return vec![Row::absent("gaps between tones", reason)];
    }
    println!(
        "\n| planned, s | tone | gap to the one before, s | off by, ms | heard as |\n| --- | --- | --- | --- | --- |"
    );
    let (mut worst, mut wrong, mut tick_to_zero) = (0.0_f64, 0, f64::MAX);
    for (place, ((at, (name, notes)), onset)) in planned.iter().zip(&heard).enumerate() {
        let hertz: Vec<f64> = notes.iter().map(|note| pitch(&sound, *onset, *note)).collect();
        let right = hertz
            .iter()
            .zip(*notes)
            .all(|(heard, note)| (heard - note.0).abs() < 1.0);
        wrong += usize::from(!right);
        let melody: Vec<String> = hertz.iter().map(|hertz| format!("{hertz:.0}")).collect();
        let (gap, off) = match place.checked_sub(1) {
            None => (String::new(), String::new()),
            Some(before) => {
                let gap = (onset - heard[before]) as f64 / RATE;
                let off = (gap - (at - planned[before].0)) * 1000.0;
                worst = worst.max(off.abs());
                if planned[before].1.0 == TICK.0 && *name != TICK.0 {
                    tick_to_zero = tick_to_zero.min(gap * 1000.0);
                }
                (format!("{gap:.4}"), format!("{off:+.2}"))
            }
        };
        println!("| {at} | {name} | {gap} | {off} | {} Hz |", melody.join(", "));
    }
    vec![
        Row::at_most(
            format!("gap between tones, worst of {}", heard.len() - 1),
            worst,
            10.0,
            "ms",
        ),
        Row::at_most("tones with another melody than their own", wrong as f64, 0.0, ""),
        Row::note("last tick of a step before its zero, least", tick_to_zero, "ms"),
    ]
}

/// A sound server of its own, ended with the measurement.
struct Server(Vec<Child>);

impl Drop for Server {
    fn drop(&mut self) {
        for child in &mut self.0 {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Runs the routine with its sound going to a null sink; what the sink heard, and how often it had nothing to play.
fn record() -> Result<(Vec<f32>, usize), String> {
    let sandbox = Sandbox::new();
    let socket = sandbox.path("pulse.sock");
    let address = format!("unix:{}", socket.display());
    let asoundrc = "pcm.!default { type pulse }\nctl.!default { type pulse }\n";
    std::fs::write(sandbox.home().join(".asoundrc"), asoundrc).map_err(|error| error.to_string())?;
    let missing = |error: std::io::Error| format!("{error}: pulseaudio and pulseaudio-utils are needed");
    let server = Command::new("pulseaudio")
        .args([
            "-n",
            "--daemonize=no",
            "--use-pid-file=no",
            "--exit-idle-time=-1",
            "--disable-shm=yes",
            // As an ordinary process: a busy machine ends one that takes real time and uses too much of it.
            "--realtime=no",
            "--high-priority=no",
            "-vv",
        ])
        .arg(format!(
            "--load=module-native-protocol-unix auth-anonymous=1 socket={}",
            socket.display()
        ))
        .arg("--load=module-null-sink sink_name=ear rate=48000 channels=1")
        .env("HOME", sandbox.path(""))
        .env("XDG_RUNTIME_DIR", sandbox.path(""))
        .stdout(Stdio::null())
        .stderr(std::fs::File::create(sandbox.path("pulse.log")).map_err(|error| error.to_string())?)
        .spawn()
        .map_err(missing)?;
    let mut server = Server(vec![server]);
    wait::until("the sound server listens", || socket.exists());
    let tape = sandbox.path("tape.f32");
    let file = std::fs::File::create(&tape).map_err(|error| error.to_string())?;
    let ear = Command::new("parec")
        .args([
            "--raw",
            "-d",
            "ear.monitor",
            "--format=float32le",
            "--rate=48000",
            "--channels=1",
            // By itself it asks for pieces of two seconds, and a busy sound server drops a piece now and then.
            "--latency-msec=50",
        ])
        .env("PULSE_SERVER", &address)
        .env("HOME", sandbox.path(""))
        .stdout(file)
        .stderr(Stdio::null())
        .spawn()
        .map_err(missing)?;
    server.0.push(ear);
    wait::until("the ear hears", || {
        std::fs::metadata(&tape).is_ok_and(|data| data.len() > 100_000)
    });
    let app = App::builder()
        .sandbox(sandbox)
        .variable("PULSE_SERVER", &address)
        .start_welcomed();
    run(&app)?;
    // The end tone is nearly a second long, and the sink some way behind.
    wait::pass(Duration::from_secs(3));
    let bytes = std::fs::read(app.sandbox().path("tape.f32")).map_err(|error| error.to_string())?;
    drop(server);
    let log = std::fs::read_to_string(app.sandbox().path("pulse.log")).unwrap_or_default();
    let samples = bytes
        .chunks_exact(4)
        .map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]]));
    Ok((samples.collect(), log.matches("mplicit underrun").count()))
}

fn run(app: &App) -> Result<(), String> {
    let page = app.page();
    let refused = |refusal: Value| refusal["message"].as_str().unwrap_or("refused").to_owned();
    let hold = json!({ "exercise": "wall-calf", "sets": 1, "sides": "each", "work": { "kind": "hold", "seconds": 15 } });
    let tempo = json!({ "upMs": 800, "holdMs": 400, "downMs": 800 });
    let raises = json!({ "exercise": "heel-raise-two", "sets": 1, "sides": "together",
        "work": { "kind": "reps", "count": 4, "tempo": tempo } });
    let times = json!({ "getReadyS": 5, "changeS": 7, "restS": 10 });
    let routine = json!({ "id": "", "title": "Every tone", "whoFor": "", "notWhen": "", "sources": [], "ours": null,
        "times": times, "order": "legs_within_set", "sound": "distinct", "items": [hold, raises], "ownExercises": [] });
    let kept = page
        .try_command("routine_save", &json!({ "id": null, "routine": routine }))
        .map_err(refused)?;
    let choices = json!({ "startSide": "left", "order": null, "leftPercent": 100, "rightPercent": 100 });
    let start = json!({ "routine": kept["kept"]["routine"]["id"], "choices": choices, "painBefore": null, "noneOfThese": true });
    page.try_command("session_start", &start).map_err(refused)?;
    page.go("stretch/session");
    wait::until_some("the end of the routine", Duration::from_secs(120), || {
        let view = page.command("session_view", &Value::Null);
        (view["moving"] == "finished").then_some(())
    });
    let trouble = page.command("session_view", &Value::Null)["soundTrouble"].clone();
    let log = std::fs::read_to_string(app.sandbox().path("pulse.log")).unwrap_or_default();
    let end = log
        .get(log.len().saturating_sub(1_000)..)
        .unwrap_or_default()
        .replace('\n', " / ");
    trouble.as_str().map_or(Ok(()), |trouble| {
        Err(format!("{trouble}; the sound server: {end}"))
    })
}

/// Samples at which sound begins after at least 60 ms of silence.
fn onsets(sound: &[f32]) -> Vec<usize> {
    let (mut silent, mut found) = (48_000, Vec::new());
    for (place, sample) in sound.iter().enumerate() {
        if sample.abs() > 2e-3 {
            if silent >= 48 * 60 {
                found.push(place);
            }
            silent = 0;
        } else {
            silent += 1;
        }
    }
    found
}

/// The note of [`SCALE`] that sounds strongest while this one should (Goertzel).
fn pitch(sound: &[f32], onset: usize, (_, begins, lasts): (f64, u32, u32)) -> f64 {
    let ms = |ms: u32| ms as usize * 48;
    let from = (onset + ms(begins) + 240).min(sound.len());
    let to = (onset + ms(begins + lasts))
        .saturating_sub(1_200)
        .clamp(from, sound.len());
    let strength = |hertz: f64| {
        let turn = 2.0 * (std::f64::consts::TAU * hertz / RATE).cos();
        let (mut one, mut two) = (0.0, 0.0);
        for sample in &sound[from..to] {
            let next = f64::from(*sample) + turn * one - two;
            (two, one) = (one, next);
        }
        one * one + two * two - turn * one * two
    };
    let loudest = SCALE
        .into_iter()
        .max_by(|a, b| strength(*a).total_cmp(&strength(*b)));
    loudest.unwrap_or(0.0)
}

#[test]
fn a_made_up_recording_is_heard_as_it_was_made() {
    let mut sound = vec![0.0_f32; 48_000 * 3];
    for (at, hertz) in [(0.5, 523.0), (1.5, 880.0)] {
        let from = (at * RATE) as usize;
        for (step, sample) in sound[from..from + 4_320].iter_mut().enumerate() {
            *sample = (std::f64::consts::TAU * hertz * step as f64 / RATE).sin() as f32 * 0.3;
        }
    }
    let heard = onsets(&sound);
    assert_eq!(heard.len(), 2);
    assert!((heard[1] - heard[0]).abs_diff(48_000) < 48);
    assert!((pitch(&sound, heard[0], TICK.1[0]) - 523.0).abs() < 1.0);
    assert!((pitch(&sound, heard[1], (880.0, 0, 90)) - 880.0).abs() < 1.0);
}
