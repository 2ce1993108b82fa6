//! Which pages answer a query best.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::{
    index::SearchError,
    query::{Query, Term, Way, any_of},
};

/// What a term in this column adds, besides bm25: SQLite's measure counts a word that most pages hold as nothing, and
/// in a guide about calves "calf" in a title still means something. The rarer the word, the more it adds.
const COLUMNS: [(&str, f64); 4] = [
    ("title : ^", 2.0),
    ("title :", 3.0),
    ("synonyms :", 2.5),
    ("headings :", 0.5),
];
/// What the whole query as one phrase adds.
const PHRASE: [(&str, f64); 2] = [("title :", 8.0), ("synonyms :", 8.0)];
/// What two neighbouring words add that stand so in a title or a synonym.
const PAIR: f64 = 2.5;
/// What a word of no weight adds in a title or a synonym.
const LITTLE: f64 = 0.8;
/// Titles, synonyms, headings and text in bm25.
const BM25: &str = "bm25(pages, 8.0, 6.0, 3.0, 1.0)";

/// The rows of the pages that match, best first, at most `limit`, of `total` pages.
pub(super) fn pages(
    db: &Connection,
    query: &Query,
    total: usize,
    limit: usize,
) -> Result<Vec<i64>, SearchError> {
    let mut scores: BTreeMap<i64, (f64, usize)> = BTreeMap::new();
    for term in &query.terms {
        for (row, score) in term_scores(db, term, total)? {
            let entry = scores.entry(row).or_default();
            entry.0 += score;
            entry.1 += 1;
        }
    }
    for (phrases, bonus) in [(&query.little, LITTLE), (&query.pairs, PAIR)] {
        for phrase in phrases {
            add(
                &mut scores,
                &rows(db, &format!("{{title synonyms}} : \"{phrase}\""))?,
                bonus,
            );
        }
    }
    if let Some(phrase) = &query.phrase {
        for (column, bonus) in PHRASE {
            add(&mut scores, &rows(db, &format!("{column} \"{phrase}\""))?, bonus);
        }
    }
    let terms = query.terms.len().max(1) as f64;
    let mut ranked: Vec<(i64, f64)> = scores
        .into_iter()
        .map(|(row, (score, matched))| (row, score * (matched as f64 / terms).powi(2)))
        .collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    Ok(ranked.into_iter().take(limit).map(|(row, _)| row).collect())
}

/// Adds `bonus` to those of `rows` that already match.
fn add(scores: &mut BTreeMap<i64, (f64, usize)>, rows: &[i64], bonus: f64) {
    for row in rows {
        if let Some(entry) = scores.get_mut(row) {
            entry.0 += bonus;
        }
    }
}

/// The best score any reading of `term` gives each page.
fn term_scores(db: &Connection, term: &Term, total: usize) -> Result<BTreeMap<i64, f64>, SearchError> {
    let mut best: BTreeMap<i64, f64> = BTreeMap::new();
    for (way, words) in &term.ways {
        for (row, score) in reading_scores(db, *way, words, total)? {
            let entry = best.entry(row).or_default();
            *entry = entry.max(score);
        }
    }
    Ok(best)
}

fn reading_scores(
    db: &Connection,
    way: Way,
    words: &[String],
    total: usize,
) -> Result<BTreeMap<i64, f64>, SearchError> {
    let any = any_of(words.iter().map(String::as_str));
    let mut scores = bm25(db, &any)?;
    let rarity = (1.0 + total as f64 / scores.len().max(1) as f64).ln();
    for (column, bonus) in COLUMNS {
        // `^` holds for one phrase, not for a group.
        let expression = match column.strip_suffix('^') {
            Some(column) => words
                .iter()
                .map(|word| format!("{column} ^ \"{word}\""))
                .collect::<Vec<_>>()
                .join(" OR "),
            None => format!("{column} ({any})"),
        };
        for row in rows(db, &expression)? {
            *scores.entry(row).or_default() += bonus * rarity;
        }
    }
    scores.values_mut().for_each(|score| *score *= way.weight());
    Ok(scores)
}

fn bm25(db: &Connection, expression: &str) -> Result<BTreeMap<i64, f64>, SearchError> {
    let mut statement =
        db.prepare_cached(&format!("SELECT rowid, -{BM25} FROM pages WHERE pages MATCH ?1"))?;
    let found = statement.query_map([expression], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn rows(db: &Connection, expression: &str) -> Result<Vec<i64>, SearchError> {
    let mut statement = db.prepare_cached("SELECT rowid FROM pages WHERE pages MATCH ?1")?;
    let rows = statement
        .query_map([expression], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}
