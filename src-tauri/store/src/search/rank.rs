//! Which pages answer a query best.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::{
    index::SearchError,
    query::{Query, Term, Way, any_of},
};

/// What a term in this column adds, besides bm25: SQLite's measure counts a word that most pages hold as nothing, and
/// in a guide about calves "calf" in a title still means something.
const COLUMNS: [(&str, f64); 3] = [("title", 5.0), ("synonyms", 4.0), ("headings", 1.0)];
/// What the whole query as one phrase adds.
const PHRASE: [(&str, f64); 2] = [("title", 8.0), ("synonyms", 8.0)];
/// Titles, synonyms, headings and text in bm25.
const BM25: &str = "bm25(pages, 8.0, 6.0, 3.0, 1.0)";

/// The rows of the pages that match, best first, at most `limit`.
pub(super) fn pages(db: &Connection, query: &Query, limit: usize) -> Result<Vec<i64>, SearchError> {
    let mut scores: BTreeMap<i64, (f64, usize)> = BTreeMap::new();
    for term in &query.terms {
        for (row, score) in term_scores(db, term)? {
            let entry = scores.entry(row).or_default();
            entry.0 += score;
            entry.1 += 1;
        }
    }
    if let Some(phrase) = &query.phrase {
        for (column, bonus) in PHRASE {
            for row in rows(db, &format!("{column} : \"{phrase}\""))? {
                scores.entry(row).or_insert((0.0, 1)).0 += bonus;
            }
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

/// The best score any reading of `term` gives each page.
fn term_scores(db: &Connection, term: &Term) -> Result<BTreeMap<i64, f64>, SearchError> {
    let mut best: BTreeMap<i64, f64> = BTreeMap::new();
    for (way, words) in &term.ways {
        for (row, score) in reading_scores(db, *way, words)? {
            let entry = best.entry(row).or_default();
            *entry = entry.max(score);
        }
    }
    Ok(best)
}

fn reading_scores(db: &Connection, way: Way, words: &[String]) -> Result<BTreeMap<i64, f64>, SearchError> {
    let any = any_of(words.iter().map(String::as_str));
    let sql = format!("SELECT rowid, {BM25} FROM pages WHERE pages MATCH ?1");
    let mut statement = db.prepare_cached(&sql)?;
    let found = statement.query_map([&any], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, f64>(1)?)))?;
    let mut scores = BTreeMap::new();
    for hit in found {
        let (row, bm25) = hit?;
        scores.insert(row, -bm25 * way.weight());
    }
    for (column, bonus) in COLUMNS {
        for row in rows(db, &format!("{column} : ({any})"))? {
            *scores.entry(row).or_default() += bonus * way.weight();
        }
    }
    Ok(scores)
}

fn rows(db: &Connection, expression: &str) -> Result<Vec<i64>, SearchError> {
    let mut statement = db.prepare_cached("SELECT rowid FROM pages WHERE pages MATCH ?1")?;
    let rows = statement
        .query_map([expression], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}
