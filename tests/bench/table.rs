//! The table of results: what was measured, what is promised, and whether it holds.

/// One line of the table.
pub(crate) struct Row {
    what: String,
    measured: String,
    bound: String,
    verdict: &'static str,
}

impl Row {
    /// A measurement that must not exceed its bound.
    pub(crate) fn at_most(what: impl Into<String>, measured: f64, bound: f64, unit: &str) -> Self {
        let verdict = if measured <= bound { "holds" } else { "MISSED" };
        let shown = |value: f64| format!("{} {unit}", number(value));
        Self {
            what: what.into(),
            measured: shown(measured),
            bound: format!("<= {}", shown(bound)),
            verdict,
        }
    }

    /// A measurement without a promise, for comparison.
    pub(crate) fn note(what: impl Into<String>, measured: f64, unit: &str) -> Self {
        Self {
            what: what.into(),
            measured: format!("{} {unit}", number(measured)),
            bound: String::new(),
            verdict: "",
        }
    }

    /// A promise that could not be measured here, with the reason.
    pub(crate) fn absent(what: impl Into<String>, reason: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            measured: "-".to_owned(),
            bound: reason.into(),
            verdict: "not measured",
        }
    }
}

/// Prints rows as a Markdown table.
pub(crate) fn print(rows: &[Row]) {
    println!("\n| what | measured | bound | |\n| --- | --- | --- | --- |");
    for Row {
        what,
        measured,
        bound,
        verdict,
    } in rows
    {
        println!("| {what} | {measured} | {bound} | {verdict} |");
    }
    println!();
}

fn number(value: f64) -> String {
    let digits = if value.abs() < 1.0 {
        3
    } else if value.abs() < 100.0 {
        1
    } else {
        0
    };
    format!("{value:.digits$}")
}

/// The middle value.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The value that 99 of 100 do not exceed.
pub(crate) fn p99(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let index = (values.len() * 99).div_ceil(100).saturating_sub(1);
    values.get(index).copied().unwrap_or(f64::NAN)
}

#[test]
fn the_99th_percentile_of_a_hundred_values_is_the_last_but_one() {
    assert!((p99((1..=100).map(f64::from).collect()) - 99.0).abs() < f64::EPSILON);
    assert!((median(vec![3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
}
