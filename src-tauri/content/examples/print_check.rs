//! Prints every question of the check exactly as the window shows it, for people who answer a patient's story from paper.
//!
//! `cargo xtask print-check` writes them to target/print-check.txt.

use std::{
    env,
    error::Error,
    fs,
    io::{self, Write},
    path::Path,
};

use soleus_core::triage::{
    Triage,
    question::{Kind, Question, Sheet, Stage},
};

const HEAD: &str = "\
THE CHECK, AS THE WINDOW ASKS IT

How to answer: put yourself in the place of the person in the story and go through the pages in their order. Judge by the
words here alone. One line a story: its id, a colon, and the answers, `id=option`, with a space between. Several options
that apply: `id=one,two`. A number: `pain=3`. Not sure about the whole question: `id=?`. Not sure about one option of
several: `id=?option`, also beside others: `id=one,?two`. A question that is not named counts as its plain \"no\",
\"none of these\" or 0; who is not sure writes that down.

Some pages list facts that are absent in most legs. A row that would be ticked there is asked in full next: answer that
question. A question that can change nothing any more is not asked in the window. Here all are printed; answer those that
make sense for the story, in doubt too many. What is said under a heading as \"How to find out\" and \"Why we ask\" unfolds on a press.
";

fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Who => "FIRST",
        Stage::Red => "WARNING SIGNS",
        Stage::Leg => "THE LEG",
        Stage::You => "ABOUT YOU",
        Stage::Place => "THE PLACE",
    }
}

fn question(out: &mut impl Write, question: &Question) -> io::Result<()> {
    writeln!(out, "\n[{}]  {}", question.id, question.ask)?;
    if !question.help.is_empty() {
        writeln!(out, "    How to find out: {}", question.help)?;
    }
    writeln!(out, "    Why we ask: {}", question.why)?;
    match question.kind {
        Kind::YesNo => writeln!(out, "    choose one: yes = Yes / no = No / ? = Not sure"),
        Kind::Scale => writeln!(
            out,
            "    0 to 10 (0 no pain, 10 worst pain you can imagine) / ? = Not sure"
        ),
        Kind::One | Kind::Many => {
            let many = question.kind == Kind::Many;
            let how = if many { "tick what applies" } else { "choose one" };
            writeln!(out, "    {how}:")?;
            for option in &question.options {
                writeln!(out, "      {:<12} {}", option.id, option.text)?;
            }
            if many {
                writeln!(out, "      {:<12} None of these", "(empty)")?;
            }
            writeln!(out, "      {:<12} Not sure", "?")
        }
    }
}

fn sheet(out: &mut impl Write, sheet: &Sheet) -> io::Result<()> {
    writeln!(out, "\nPAGE OF SEVERAL FACTS:  {}", sheet.ask)?;
    if !sheet.help.is_empty() {
        writeln!(out, "    How to find out: {}", sheet.help)?;
    }
    writeln!(out, "    Why we ask: {}", sheet.why)?;
    writeln!(out, "    Tick what is there. You are asked about it next.")?;
    for row in &sheet.rows {
        writeln!(out, "      ( ) {}   -> [{}]", row.text, row.question)?;
    }
    writeln!(out, "      None of these / Not sure")
}

fn print(out: &mut impl Write, triage: &Triage) -> io::Result<()> {
    writeln!(out, "{HEAD}")?;
    let mut last = None;
    for asked in &triage.question {
        if last != Some(asked.stage) {
            writeln!(out, "\n---------------- {} ----------------", stage(asked.stage))?;
            last = Some(asked.stage);
        }
        let first_of = |s: &&Sheet| s.rows.first().is_some_and(|row| row.question == asked.id);
        if let Some(page) = triage.sheet.iter().find(first_of) {
            sheet(out, page)?;
        }
        question(out, asked)?;
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let texts = soleus_content::folder::Texts::read(&root)?;
    let triage = soleus_content::triage::load(&texts.files())
        .map_err(|problems| problems.iter().map(|p| format!("{p}\n")).collect::<String>())?;
    match env::args_os().nth(1) {
        Some(path) => print(&mut fs::File::create(path)?, &triage)?,
        None => print(&mut io::stdout().lock(), &triage)?,
    }
    Ok(())
}
