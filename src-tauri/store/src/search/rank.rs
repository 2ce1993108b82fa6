//! Which pages answer a query best.

use rusqlite::Connection;

use super::{
    index::{Index, SearchError},
    postings::Held,
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
/// What the whole query as one phrase adds in a title and in a synonym.
const PHRASE: [(&str, f64); 2] = [("title :", 8.0), ("synonyms :", 8.0)];
/// What two neighbouring words add that stand so in a title or a synonym.
const PAIR: f64 = 2.5;
/// What a word of no weight adds in a title or a synonym.
const LITTLE: f64 = 0.8;
/// Titles, synonyms, headings and text in bm25.
const BM25: &str = "bm25(pages, 8.0, 6.0, 3.0, 1.0)";

/// What a page has gathered.
#[derive(Clone, Copy, Default)]
struct Gathered {
    score: f64,
    matched: u32,
}

/// The best pages by their place in the index, at most `limit`.
pub(super) fn pages(
    index: &Index,
    db: &Connection,
    query: &Query,
    limit: usize,
) -> Result<Vec<i64>, SearchError> {
    let mut gathered = vec![Gathered::default(); index.postings.pages()];
    let mut best = vec![0.0_f64; gathered.len()];
    for term in &query.terms {
        best.fill(0.0);
        term_scores(index, db, term, &mut best)?;
        for (page, score) in gathered.iter_mut().zip(&best).filter(|(_, score)| **score > 0.0) {
            page.score += score;
            page.matched += 1;
        }
    }
    for word in &query.little {
        for held in index.list(db, word) {
            if held.counts[0] + held.counts[1] > 0 {
                add(&mut gathered, i64::from(held.page), LITTLE);
            }
        }
    }
    for pair in &query.pairs {
        for row in rows(db, &format!("{{title synonyms}} : \"{pair}\""))? {
            add(&mut gathered, row, PAIR);
        }
    }
    if let Some(phrase) = &query.phrase {
        for (column, bonus) in PHRASE {
            for row in rows(db, &format!("{column} \"{phrase}\""))? {
                add(&mut gathered, row, bonus);
            }
        }
    }
    Ok(first(&gathered, query.terms.len(), limit))
}

/// The places of the `limit` pages with the most; a page that matched few of the terms counts for less.
fn first(gathered: &[Gathered], terms: usize, limit: usize) -> Vec<i64> {
    let terms = terms.max(1) as f64;
    let mut ranked: Vec<(i64, f64)> = (0_i64..)
        .zip(gathered)
        .filter(|(_, page)| page.matched > 0)
        .map(|(row, page)| (row, page.score * (f64::from(page.matched) / terms).powi(2)))
        .collect();
    let order = |a: &(i64, f64), b: &(i64, f64)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    if ranked.len() > limit {
        ranked.select_nth_unstable_by(limit, order);
        ranked.truncate(limit);
    }
    ranked.sort_by(order);
    ranked.into_iter().map(|(row, _)| row).collect()
}

/// Adds `bonus` to a page that already matches.
fn add(gathered: &mut [Gathered], row: i64, bonus: f64) {
    if let Some(page) = usize::try_from(row).ok().and_then(|row| gathered.get_mut(row))
        && page.matched > 0
    {
        page.score += bonus;
    }
}

/// Puts the best score that any reading of `term` gives each page into `best`.
fn term_scores(index: &Index, db: &Connection, term: &Term, best: &mut [f64]) -> Result<(), SearchError> {
    let mut scores = vec![Reading::default(); best.len()];
    for (way, words) in &term.ways {
        scores.fill(Reading::default());
        reading_scores(index, db, words, &mut scores)?;
        let matched = scores.iter().filter(|page| page.matched).count();
        let rarity = (1.0 + best.len() as f64 / matched.max(1) as f64).ln();
        for (best, page) in best.iter_mut().zip(&scores).filter(|(_, page)| page.matched) {
            *best = best.max(page.total(rarity, *way));
        }
    }
    Ok(())
}

/// What one reading of a term gives one page.
#[derive(Clone, Copy, Default)]
struct Reading {
    matched: bool,
    bm25: f64,
    /// Whether a column of [`COLUMNS`] holds it.
    columns: [bool; 4],
}

impl Reading {
    fn word(&mut self, held: &Held, bm25: f64) {
        self.matched = true;
        self.bm25 += bm25;
        let [title, synonyms, headings, _] = held.counts.map(|count| count > 0);
        for (has, here) in self
            .columns
            .iter_mut()
            .zip([held.first, title, synonyms, headings])
        {
            *has |= here;
        }
    }

    fn total(&self, rarity: f64, way: Way) -> f64 {
        let columns: f64 = COLUMNS
            .iter()
            .zip(self.columns)
            .filter(|(_, has)| *has)
            .map(|((_, bonus), _)| bonus)
            .sum();
        (self.bm25 + columns * rarity) * way.weight()
    }
}

/// Single words are counted from the lists in memory; phrases are found by SQLite.
fn reading_scores(
    index: &Index,
    db: &Connection,
    words: &[String],
    scores: &mut [Reading],
) -> Result<(), SearchError> {
    let (phrases, single): (Vec<&str>, Vec<&str>) = words
        .iter()
        .map(String::as_str)
        .partition(|word| word.contains(' '));
    for word in single {
        for (held, bm25) in index.postings.bm25(index.list(db, word)) {
            if let Some(page) = scores.get_mut(held.page as usize) {
                page.word(held, bm25);
            }
        }
    }
    if phrases.is_empty() {
        return Ok(());
    }
    let any = any_of(phrases.iter().copied());
    let mut at = |row: i64, change: &dyn Fn(&mut Reading)| {
        if let Some(page) = usize::try_from(row).ok().and_then(|row| scores.get_mut(row)) {
            change(page);
        }
    };
    for (row, bm25) in bm25(db, &any)? {
        at(row, &|page| {
            page.matched = true;
            page.bm25 += bm25;
        });
    }
    for (n, (column, _)) in COLUMNS.iter().enumerate() {
        // `^` holds for one phrase, not for a group.
        let expression = match column.strip_suffix('^') {
            Some(column) => phrases
                .iter()
                .map(|phrase| format!("{column} ^ \"{phrase}\""))
                .collect::<Vec<_>>()
                .join(" OR "),
            None => format!("{column} ({any})"),
        };
        for row in rows(db, &expression)? {
            at(row, &|page| page.columns[n] = true);
        }
    }
    Ok(())
}

fn bm25(db: &Connection, expression: &str) -> Result<Vec<(i64, f64)>, SearchError> {
    let mut statement =
        db.prepare_cached(&format!("SELECT rowid, -{BM25} FROM pages WHERE pages MATCH ?1"))?;
    let found = statement.query_map([expression], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// The pages whose title, synonyms or headings match.
fn rows(db: &Connection, expression: &str) -> Result<Vec<i64>, SearchError> {
    let mut statement = db.prepare_cached("SELECT rowid FROM names WHERE names MATCH ?1")?;
    let rows = statement
        .query_map([expression], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(rows)
}
