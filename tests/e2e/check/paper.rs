//! A check's result on paper: what somebody takes along to the clinic.

use harness::paper::printed;

/// Goes through a check by the app's own commands, calm but for one swollen leg; opens its result, waits until it is
/// drawn, and prints it as its own button does.
const PRINT: &str = "addEventListener('load', async () => {
    const call = (name, args) => window.__TAURI_INTERNALS__.invoke(name, { args });
    const CALM = ['a16_44', 'none', 'normal', 'left', 'cramp', 'd0', 'better', 'can', 'rare', 'little', 'calf', 'later', 'no'];
    const pick = ({ id, kind, options }) => {
        if (kind === 'scale') return { kind: 'number', value: 1 };
        if (kind === 'many') return { kind: 'options', chosen: id === 'pattern' ? ['brief'] : [], unsure: [] };
        const calm = ['swollen', 'which'].includes(id) ? 'left' : CALM.find((one) => options.some((option) => option.id === one));
        return { kind: 'options', chosen: [calm], unsure: [] };
    };
    let run = await call('check_start', { who: 'me' });
    while (run.question) run = await call('check_answer', { question: run.question.id, answer: pick(run.question) });
    const { id } = await call('check_finish', null);
    location.hash = '#/check/result/' + id;
    const drawn = () => document.querySelector('main')?.innerText.includes('All your answers');
    const look = setInterval(() => { if (drawn()) { clearInterval(look); setTimeout(() => window.print(), 300); } }, 100);
});";

#[test]
#[ignore = "starts the app: cargo xtask test e2e"]
fn a_result_prints_with_its_level_its_reasons_and_its_sources_and_nothing_to_press() {
    let paper = printed(PRINT, "Decided by the content of", "check-printed.pdf");
    let there = [
        // The level, by when, who, and what to say.
        "Be seen today",
        "By when",
        "A same-day clinic",
        "One leg is newly swollen. I need to be checked for deep vein thrombosis today.",
        "112 / 999 / 911",
        // Every rule that fired, with the answer that fired it and its ground.
        "New swelling of one leg",
        "Swelling: The left leg",
        "Sources: NICE",
        "Ground: well supported",
        // What it could be, what would change it, what is locked, and every answer.
        "A clot in a deep leg vein",
        "What would change this",
        "If the foot turns cold, white, numb or weak: call your emergency number (112 / 999 / 911).",
        "Locked in Soleus for now",
        "All your answers",
        "Under 24 hours",
    ];
    let away = [
        "Copy the sentence",
        "Print",
        "All checks",
        "I was seen: write it down",
        "Read about it",
        "Cramp now",
        "Jump to",
    ];
    paper.assert_holds(&there, &away);
    let when = ["Today, ", "Tonight, "];
    assert!(
        when.iter().any(|when| paper.text.contains(when)),
        "no time on it:\n{}",
        paper.text
    );
}
