//! The document: one HTML file that needs nothing else, to read on screen or on paper.

use std::{collections::BTreeMap, fmt::Write};

use soleus_content::{
    Content,
    catalogue::Source,
    review::{Judged, Verdict},
};

use crate::items::Item;

/// Text as HTML.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// A list of HTML rows; nothing without rows.
pub(crate) fn list(rows: impl IntoIterator<Item = String>) -> String {
    let rows: String = rows.into_iter().map(|row| format!("<li>{row}</li>")).collect();
    if rows.is_empty() {
        return rows;
    }
    format!("<ul>{rows}</ul>")
}

/// Where an item stands against the last review of it.
#[derive(Clone, Copy, PartialEq)]
enum Standing<'a> {
    /// Nobody has judged it.
    New,
    /// It has changed since it was judged.
    Changed(&'a Judged),
    /// It was judged as it stands.
    Judged(&'a Judged),
}

impl Standing<'_> {
    fn words(self) -> &'static str {
        match self {
            Standing::New => "not reviewed yet",
            Standing::Changed(_) => "changed since it was reviewed",
            Standing::Judged(Judged { verdict, .. }) => match verdict {
                Verdict::Agree => "agreed",
                Verdict::Change => "change asked for",
                Verdict::Comment => "commented",
            },
        }
    }

    fn comment(&self) -> &str {
        match self {
            Standing::New => "",
            Standing::Changed(judged) | Standing::Judged(judged) => &judged.comment,
        }
    }
}

/// The whole document.
pub(crate) fn html(content: &Content, items: &[Item]) -> String {
    let review = &content.lists.review;
    let mut last: BTreeMap<&str, &Judged> = BTreeMap::new();
    for judged in review.given.iter().flat_map(|given| &given.item) {
        last.insert(&judged.id, judged);
    }
    let standing = |item: &Item| match last.get(item.id.as_str()) {
        None => Standing::New,
        Some(judged) if judged.digest == item.digest() => Standing::Judged(judged),
        Some(judged) => Standing::Changed(judged),
    };
    let mut body = String::new();
    let mut groups: Vec<(&str, usize)> = Vec::new();
    for item in items {
        match groups.last_mut() {
            Some((group, count)) if *group == item.group => *count += 1,
            _ => {
                groups.push((item.group, 1));
                let _ = write!(
                    body,
                    "<h2 class=\"group\" id=\"{0}\">{0}</h2>",
                    escape(item.group)
                );
            }
        }
        body.push_str(&section(item, standing(item), &content.lists.sources));
    }
    let contents: String = groups
        .iter()
        .map(|(group, count)| format!("<li><a href=\"#{0}\">{0}</a> ({count})</li>", escape(group)))
        .collect();
    include_str!("page.html")
        .replace("{style}", include_str!("page.css"))
        .replace("{script}", include_str!("page.js"))
        .replace("{version}", &escape(&review.content_version))
        .replace("{changed}", &escape(&review.changed))
        .replace("{since}", &since(items, &last, &standing))
        .replace("{contents}", &contents)
        .replace("{items}", &body)
}

/// What has changed since the last review, in words.
fn since<'a>(
    items: &[Item],
    last: &BTreeMap<&str, &Judged>,
    standing: &dyn Fn(&Item) -> Standing<'a>,
) -> String {
    if last.is_empty() {
        return format!(
            "<p>Nobody has reviewed anything yet: all {} items are new.</p>",
            items.len()
        );
    }
    let links = |want: &dyn Fn(Standing) -> bool| {
        let some = items.iter().filter(|item| want(standing(item)));
        let links: Vec<String> = some
            .map(|item| format!("<a href=\"#{0}\">{0}</a>", escape(&item.id)))
            .collect();
        if links.is_empty() {
            "none".to_owned()
        } else {
            links.join(", ")
        }
    };
    let gone: Vec<String> = last
        .keys()
        .filter(|id| items.iter().all(|item| item.id != **id))
        .map(|id| escape(id))
        .collect();
    let gone = if gone.is_empty() {
        "none".to_owned()
    } else {
        gone.join(", ")
    };
    format!(
        "<p>Since the reviews in content/review.toml:</p><ul><li>changed: {}</li><li>new: {}</li><li>gone: {gone}</li></ul>",
        links(&|s| matches!(s, Standing::Changed(_))),
        links(&|s| s == Standing::New),
    )
}

fn section(item: &Item, standing: Standing, sources: &[Source]) -> String {
    let id = escape(&item.id);
    let mut rows = String::new();
    for (name, html) in &item.rows {
        let _ = write!(rows, "<dt>{}</dt><dd>{html}</dd>", escape(name));
    }
    let named: Vec<String> = item.sources.iter().map(|id| source(id, sources)).collect();
    let named = if named.is_empty() {
        "none named".to_owned()
    } else {
        named.join("<br>")
    };
    let label = match item.label.as_str() {
        "" => String::new(),
        "ours" => "evidence: our rule of thumb".to_owned(),
        label => format!("evidence: {}", escape(label)),
    };
    let ours = if item.ours {
        "<span class=\"ours\">our own choice in it</span>"
    } else {
        ""
    };
    let mut boxes = String::new();
    for (value, word) in [("agree", "Agree"), ("change", "Change"), ("comment", "Comment")] {
        let _ = write!(
            boxes,
            "<label><input type=\"radio\" name=\"{id}\" value=\"{value}\">{word}</label>"
        );
    }
    let open = if matches!(standing, Standing::Judged(_)) {
        ""
    } else {
        " data-open"
    };
    let said = standing.comment();
    let said = if said.is_empty() {
        String::new()
    } else {
        format!("<p class=\"said\">Said then: {}</p>", escape(said))
    };
    format!(
        "<section id=\"{id}\" data-digest=\"{}\"{open}><h3><code>{id}</code> {}</h3>\
         <p class=\"marks\"><span>{}</span><span>{label}</span>{ours}</p>{said}<dl>{rows}<dt>Sources</dt><dd>{named}</dd></dl>\
         <fieldset><legend>Your judgement</legend>{boxes}<textarea aria-label=\"Comment on {id}\" rows=\"2\"></textarea></fieldset></section>",
        item.digest(),
        escape(&item.title),
        standing.words(),
    )
}

fn source(id: &str, sources: &[Source]) -> String {
    sources.iter().find(|source| source.id == id).map_or_else(
        || escape(id),
        |source| {
            let year = if source.year == 0 {
                String::new()
            } else {
                format!(", {}", source.year)
            };
            let link = if source.link.is_empty() {
                String::new()
            } else {
                format!(" <span class=\"link\">{}</span>", escape(&source.link))
            };
            format!("{}: {}{year}{link}", escape(&source.body), escape(&source.title))
        },
    )
}
