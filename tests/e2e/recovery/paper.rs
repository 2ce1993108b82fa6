//! The way of an episode on paper: what the system's own print dialog writes into a PDF file, from a dark desktop.

use harness::paper::printed;

/// Opens a strain four days back, checks in, notes a walk, opens the episode's page and prints it.
const PRINT: &str = r#"addEventListener('load', async () => {
    const ask = (name, args = null) => window.__TAURI_INTERNALS__.invoke(name, { args });
    const { today, yesterday } = await ask('check_in');
    const before = new Date(today + 'T12:00:00Z'); before.setUTCDate(before.getUTCDate() - 4);
    const signs = Object.fromEntries(['pop', 'noPushOff', 'limp', 'bruise', 'largeBruiseOrDent', 'weakRaise'].map((sign) => [sign, 'no']));
    const opened = await ask('episode_open', { condition: { kind: 'strain', signs, muscle: null }, legs: 'left', place: 'calf-mid',
      doing: 'running uphill', factors: ['hills'], returnedFrom: null, when: { day: before.toISOString().slice(0, 10), time: '00:00' } });
    const rows = Object.fromEntries('breath foot_cold foot_nerve pain swollen warm fever urine'.split(' ').map((row) => [row, 'no']));
    for (const [day, walking] of [[yesterday, 3], [today, 1]])
      await ask('check_in_save', { day, rows, left: { rest: 0, walking, worst: walking, swelling: 'none' }, right: null,
        done: [], confidence: 6, note: '', tags: [] });
    await ask('outing_save', { when: null, outing: { kind: 'flat_walk', minutes: 12, metres: null, pain: 1, limp: false, terrain: 'road' } });
    location.hash = '#/recovery/episode/' + opened.episode.id + '/all';
    const look = setInterval(() => {
      if (!document.querySelector('figure svg path.line')) return;
      clearInterval(look);
      setTimeout(() => window.print(), 300);
    }, 100);
});"#;

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn the_way_prints_light_with_its_steps_and_charts_and_without_forms() {
    let paper = printed(PRINT, "This recovery", "recovery-printed.pdf");
    paper.assert_holds(
        &[
            "Calf strain",
            "left leg",
            "Day 4",
            "The way back",
            "Early load",
            "What the leg must show",
            "rule of thumb",
            "no clinician has reviewed",
            "Walk on the flat",
            "12 minutes, pain 1",
            "How it went",
            "The way in numbers",
        ],
        &[
            "Cramp now",
            "Jump to",
            "Note a walk or run",
            "Save",
            "Edit",
            "Remove",
            "Start the clock",
            "I was seen: write it down",
            "Close this recovery",
        ],
    );
}
