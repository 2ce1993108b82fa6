//! Everything a clinician can judge, read from the content: each item with its id, its text and what it rests on.

use soleus_content::{Content, Files};
use soleus_core::triage::{
    Expr, Triage,
    content::{Cause, Line, Rule},
    question::Question,
};
use toml::{Table, Value};

use crate::{
    condition,
    page::{self, escape},
};

/// One thing to judge.
#[derive(Debug)]
pub(crate) struct Item {
    /// `rule:E1`: stays the same while the text changes.
    pub(crate) id: String,
    /// Under which heading it stands.
    pub(crate) group: &'static str,
    pub(crate) title: String,
    /// Name and HTML of each part.
    pub(crate) rows: Vec<(String, String)>,
    /// Source ids.
    pub(crate) sources: Vec<String>,
    /// How sure the ground is, where the content says so.
    pub(crate) label: String,
    /// Whether it is a choice of ours, in whole or in part.
    pub(crate) ours: bool,
}

impl Item {
    fn new(group: &'static str, kind: &str, id: &str, title: &str) -> Self {
        Self {
            id: format!("{kind}:{id}"),
            group,
            title: title.to_owned(),
            rows: Vec::new(),
            sources: Vec::new(),
            label: String::new(),
            ours: false,
        }
    }

    fn row(mut self, name: &str, html: String) -> Self {
        if !html.is_empty() {
            self.rows.push((name.to_owned(), html));
        }
        self
    }

    fn text(self, name: &str, text: &str) -> Self {
        self.row(name, escape(text))
    }

    fn list(self, name: &str, rows: impl IntoIterator<Item = String>) -> Self {
        self.row(name, page::list(rows))
    }

    fn from(mut self, sources: &[String]) -> Self {
        self.sources.extend(sources.iter().cloned());
        self
    }

    /// Sixteen digits that change with every word of the item (FNV-1a over all of its text).
    pub(crate) fn digest(&self) -> String {
        let rows = self.rows.iter().flat_map(|(name, html)| [name.as_str(), html]);
        let all = rows.chain([self.title.as_str(), &self.label]);
        let all = all.chain(self.sources.iter().map(String::as_str));
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for part in all {
            // A byte that no text holds keeps neighbours apart.
            for byte in part.bytes().chain([0xff]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        format!("{hash:016x}")
    }
}

/// Every item in the order of the document.
///
/// # Errors
/// When a plan or a routine is no TOML.
pub(crate) fn all(content: &Content, files: &Files<'_>) -> Result<Vec<Item>, String> {
    let triage = &content.triage;
    let mut items = levels(triage);
    let mut rules: Vec<&Rule> = triage.rule.iter().collect();
    rules.sort_by_key(|rule| std::cmp::Reverse(rule.level));
    items.extend(rules.into_iter().map(|item| rule(triage, item)));
    items.extend(triage.question.iter().map(question));
    items.extend(triage.sheet.iter().map(|sheet| {
        Item::new("Facts looked at together", "sheet", &sheet.id, &sheet.ask)
            .text("Why", &sheet.why)
            .list("Rows", sheet.rows.iter().map(|row| escape(&row.text)))
    }));
    items.extend(triage.cause.iter().map(|item| cause(triage, item)));
    items.extend(closed(triage));
    items.extend(triage.choice.iter().map(|choice| {
        let mut item = Item::new(
            "Our own choices",
            "choice",
            &choice.id,
            &choice.id.replace('_', " "),
        );
        item.ours = true;
        item.text("What we chose", &choice.text)
    }));
    items.extend(plans(files)?);
    Ok(items)
}

fn lines(lines: &[Line]) -> Vec<String> {
    let line = |line: &Line| match &line.gate {
        Some(gate) => format!("{} <i>(hidden by gate: {})</i>", escape(&line.text), escape(gate)),
        None => escape(&line.text),
    };
    lines.iter().map(line).collect()
}

fn levels(triage: &Triage) -> Vec<Item> {
    let level = triage.level.iter().map(|level| {
        Item::new("Levels", "level", &format!("{:?}", level.level), &level.name)
            .text("What it means", &level.meaning)
            .list("Do", lines(&level.r#do))
            .list("Do not", lines(&level.dont))
            .list(
                "What would change it",
                level.change.iter().map(|text| escape(text)),
            )
    });
    let needs = Item::new(
        "Levels",
        "level",
        "self-care-needs",
        "What self-care always needs",
    )
    .row("Known to hold", condition::html(triage, &triage.earned()));
    level.chain([needs]).collect()
}

fn group(rule: &Rule) -> &'static str {
    match rule.id.chars().next() {
        Some('E') => "Rules: emergency",
        Some('S') => "Rules: same day",
        Some('C') => "Rules: a clinician within days",
        _ => "Rules: self-care",
    }
}

fn rule(triage: &Triage, rule: &Rule) -> Item {
    let name = |id: &String| triage.cause(id).map_or(id.clone(), |cause| escape(&cause.name));
    let mut item = Item::new(group(rule), "rule", &rule.id, &rule.title)
        .row("Fires when", condition::html(triage, &rule.when))
        .row("But not when", optional(triage, rule.unless.as_ref()))
        .text("Because", &rule.because)
        .text("Whom to see", &rule.who)
        .text("To say", &rule.say)
        .text("To say for someone else", &rule.say_other)
        .list("Do", lines(&rule.r#do))
        .list("Do not", lines(&rule.dont))
        .list(
            "What would change it",
            rule.change.iter().map(|text| escape(text)),
        )
        .list("Must not be missed", rule.must_not_miss.iter().map(name))
        .from(&rule.sources);
    if rule.within_days > 0 {
        item = item.text("Within", &format!("{} days", rule.within_days));
    }
    item.label.clone_from(&rule.label);
    item.ours = rule.label == "ours";
    let mentions = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric())
            .any(|word| word == rule.id)
    };
    let choices = triage.choice.iter().filter(|choice| mentions(&choice.text));
    let links: Vec<String> = choices
        .map(|c| format!("<a href=\"#choice:{0}\">{0}</a>", c.id))
        .collect();
    item.ours |= !links.is_empty();
    item.row("Our own choice here", links.join(", "))
}

fn optional(triage: &Triage, when: Option<&Expr>) -> String {
    when.map(|when| condition::html(triage, when)).unwrap_or_default()
}

fn question(question: &Question) -> Item {
    Item::new("Questions", "question", &question.id, &question.ask)
        .text("Why it is asked", &question.why)
        .text("How to find out", &question.help)
        .list(
            "Answers",
            question.options.iter().map(|option| escape(&option.text)),
        )
        .from(&question.sources)
}

fn cause(triage: &Triage, cause: &Cause) -> Item {
    let clues = |clues: &[soleus_core::triage::content::Clue]| {
        let strength = |weight| {
            ["", "weakly", "fairly", "strongly"]
                .get(usize::from(weight))
                .copied()
                .unwrap_or("")
        };
        let clue = |clue: &soleus_core::triage::content::Clue| {
            format!(
                "{}: {}",
                strength(clue.weight),
                condition::html(triage, &clue.when)
            )
        };
        clues.iter().map(clue).collect::<Vec<_>>()
    };
    Item::new("Causes", "cause", &cause.id, &cause.name)
        .text("What it is", &cause.what)
        .list("Speaks for it", clues(&cause.speaks_for))
        .list("Speaks against it", clues(&cause.against))
        .from(&cause.sources)
}

/// What is hidden, what is locked, and the daily rows.
fn closed(triage: &Triage) -> Vec<Item> {
    let gates = triage.gate.iter().map(|gate| {
        Item::new("Hidden text", "gate", &gate.id, &gate.name)
            .row("Hidden when", condition::html(triage, &gate.hide))
            .text("Because", &gate.because)
            .from(&gate.sources)
    });
    let locks = triage.lock.iter().map(|lock| {
        let activities: Vec<String> = lock
            .activity
            .iter()
            .map(|activity| format!("{activity:?}"))
            .collect();
        Item::new("Locks", "lock", &lock.id, &activities.join(", "))
            .row("Locked when", condition::html(triage, &lock.when))
            .text("Because", &lock.because)
            .from(&lock.sources)
    });
    let daily = triage.daily.iter().map(|row| {
        Item::new("Daily rows", "daily", &row.id, &row.ask)
            .text(
                "A yes is at least",
                triage
                    .level_text(row.level)
                    .map_or("", |level| level.name.as_str()),
            )
            .text("Call when", row.call.as_deref().unwrap_or_default())
    });
    gates.chain(locks).chain(daily).collect()
}

/// Recovery plans with each gate by itself, and routines with their doses, as their files say them.
fn plans(files: &Files<'_>) -> Result<Vec<Item>, String> {
    let mut items = Vec::new();
    for (folder, group) in [
        ("plans", "Recovery plans and their gates"),
        ("routines", "Routines and doses"),
    ] {
        for file in files.under(folder).filter(|file| file.path.ends_with(".toml")) {
            let mut table: Table = file.toml().map_err(|problem| problem.to_string())?;
            let kind = folder.trim_end_matches('s');
            let gates = match table.remove("gate") {
                Some(Value::Array(gates)) => gates,
                _ => Vec::new(),
            };
            items.push(of_table(group, kind, file.stem(), &table));
            for gate in gates.iter().filter_map(Value::as_table) {
                let id = gate.get("id").and_then(Value::as_str).unwrap_or_default();
                items.push(of_table(group, "plan-gate", id, gate));
            }
        }
    }
    Ok(items)
}

fn of_table(group: &'static str, kind: &str, id: &str, table: &Table) -> Item {
    let title = table.get("title").and_then(Value::as_str).unwrap_or(id);
    let mut item = Item::new(group, kind, id, title);
    grounds(&Value::Table(table.clone()), &mut item);
    for (key, value) in table.iter().filter(|(key, _)| !plain(key)) {
        item = item.row(&key.replace('_', " "), said(value));
    }
    item
}

/// What is shown apart or says nothing to a clinician.
fn plain(key: &str) -> bool {
    [
        "id", "title", "order", "version", "sources", "source", "basis", "sound", "step",
    ]
    .contains(&key)
        || key.ends_with("_basis")
}

fn said(value: &Value) -> String {
    match value {
        Value::String(text) => escape(text),
        Value::Array(parts) => page::list(parts.iter().map(said)),
        Value::Table(table) => {
            let shown = table.iter().filter(|(key, _)| !plain(key));
            let parts: Vec<String> = shown
                .map(|(key, value)| format!("{}: {}", escape(&key.replace('_', " ")), said(value)))
                .collect();
            parts.join("; ")
        }
        Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => value.to_string(),
    }
}

/// Sources, and what is ours, at any depth.
fn grounds(value: &Value, item: &mut Item) {
    match value {
        Value::Table(table) => {
            for (key, inner) in table {
                match (key.as_str(), inner) {
                    ("source" | "sources", Value::Array(ids)) => {
                        let ids = ids.iter().filter_map(Value::as_str).map(ToOwned::to_owned);
                        let new: Vec<String> = ids.filter(|id| !item.sources.contains(id)).collect();
                        item.sources.extend(new);
                    }
                    ("ours", Value::Boolean(ours)) => item.ours |= ours,
                    ("ours", Value::String(_)) => item.ours = true,
                    (_, inner) => grounds(inner, item),
                }
            }
        }
        Value::Array(parts) => parts.iter().for_each(|part| grounds(part, item)),
        Value::String(_) | Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => {}
    }
}
