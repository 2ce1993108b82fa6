//! A condition as nested lists in words.

use soleus_core::triage::{Expr, Triage, question::Kind};

use crate::page::{self, escape};

/// The condition as HTML: what must all hold, and of what one is enough, are lists.
pub(crate) fn html(triage: &Triage, expr: &Expr) -> String {
    match expr {
        Expr::All(parts) => list(triage, "all of these:", parts),
        Expr::Any(parts) if parts.is_empty() => "never".to_owned(),
        Expr::Any(parts) => list(triage, "one of these:", parts),
        Expr::Not(inner) => format!("<b>not:</b> {}", html(triage, inner)),
        Expr::Maybe(inner) => format!("<b>true or not known:</b> {}", html(triage, inner)),
        Expr::Is(question, options) => is(triage, question, options),
        Expr::AtLeast(question, n) => escape(&format!("{}: {n} or more", short(triage, question))),
        Expr::Clear(question) => escape(&format!("{}: none of these", short(triage, question))),
        Expr::Unsure(question) => escape(&format!("{}: not sure", short(triage, question))),
        Expr::Open(question) => escape(&format!("{}: not sure, or not asked", short(triage, question))),
        Expr::Named(name) => escape(name),
        Expr::Always => "always".to_owned(),
    }
}

fn list(triage: &Triage, head: &str, parts: &[Expr]) -> String {
    if let [one] = parts {
        return html(triage, one);
    }
    let rows = page::list(parts.iter().map(|part| html(triage, part)));
    format!("<b>{head}</b>{rows}")
}

fn short<'a>(triage: &'a Triage, question: &'a str) -> &'a str {
    triage.question(question).map_or(question, |q| q.short.as_str())
}

fn is(triage: &Triage, question: &str, options: &[String]) -> String {
    let Some(asked) = triage.question(question) else {
        return escape(question);
    };
    let text = |id: &String| {
        let option = asked.options.iter().find(|option| option.id == *id);
        option.map_or_else(|| id.clone(), |option| option.text.clone())
    };
    let said: Vec<String> = options.iter().map(text).collect();
    let said = if asked.kind == Kind::YesNo {
        options.join(" or ")
    } else {
        said.join(" / ")
    };
    escape(&format!("{}: {said}", asked.short))
}
