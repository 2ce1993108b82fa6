//! The index itself: built once from documents, asked per key press.

use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, OptionalExtension as _, params};

use super::{
    Found, PageHit, SectionHit,
    postings::{Held, Postings},
    query,
    query::{Query, any_of},
    rank, runs, stems,
    words::{Vocabulary, split},
};

/// One section of a page, as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The page's id. Documents of one page stand together, the lead first.
    pub page: String,
    /// The section's id; empty for what stands before the first heading.
    pub section: String,
    /// The page's title.
    pub title: String,
    /// The section's heading.
    pub heading: String,
    /// Its text.
    pub body: String,
    /// What else a person would type to find the page.
    pub synonyms: Vec<String>,
}

/// SQLite failed in memory: a fault of the program.
#[derive(Debug, thiserror::Error)]
#[error("the search failed: {0}")]
pub struct SearchError(#[from] rusqlite::Error);

/// An index in memory.
pub struct Index {
    db: Mutex<Connection>,
    vocabulary: Vocabulary,
    pub(super) postings: Postings,
    same: Vec<Vec<Vec<String>>>,
}

/// How many pages an answer holds.
const PAGES_MAX: usize = 12;
/// How many sections come with a page.
const SECTIONS_MAX: usize = 3;
/// How many words an empty answer suggests.
const SUGGESTIONS_MAX: usize = 3;

const SCHEMA: &str = "
    CREATE VIRTUAL TABLE pages USING fts5(
        title, synonyms, headings, body, tokenize = \"porter unicode61 remove_diacritics 2\");
    CREATE VIRTUAL TABLE names USING fts5(
        title, synonyms, headings, tokenize = \"porter unicode61 remove_diacritics 2\");
    CREATE VIRTUAL TABLE sections USING fts5(
        heading, body, tokenize = \"porter unicode61 remove_diacritics 2\");
    CREATE TABLE page (row INTEGER PRIMARY KEY, id TEXT, first INTEGER, last INTEGER) STRICT;
    CREATE TABLE section (row INTEGER PRIMARY KEY, id TEXT) STRICT;";

impl Index {
    /// Builds the index. `same` holds groups of words and phrases that mean the same.
    ///
    /// # Errors
    /// When SQLite fails, which in memory it does not.
    pub fn build(documents: &[Document], same: &[Vec<String>]) -> Result<Self, SearchError> {
        let mut db = Connection::open_in_memory()?;
        db.execute_batch(SCHEMA)?;
        stems::prepare(&db)?;
        let tx = db.transaction()?;
        let mut row = 0_i64;
        for (at, page) in documents.chunk_by(|a, b| a.page == b.page).enumerate() {
            let first = row + 1;
            for document in page {
                row += 1;
                insert_section(&tx, row, document)?;
            }
            insert_page(&tx, i64::try_from(at).unwrap_or(i64::MAX), page, first, row)?;
        }
        tx.commit()?;
        let texts = documents.iter().flat_map(|document| {
            let synonyms = document.synonyms.iter().map(String::as_str);
            [document.title.as_str(), &document.heading, &document.body]
                .into_iter()
                .chain(synonyms)
        });
        let same = same
            .iter()
            .map(|group| group.iter().map(|phrase| split(phrase)).collect())
            .collect();
        let vocabulary = Vocabulary::of(texts);
        Ok(Self {
            postings: Postings::of(&db, documents, &vocabulary)?,
            vocabulary,
            db: Mutex::new(db),
            same,
        })
    }

    /// Searches. An empty or meaningless query finds nothing and suggests nothing.
    ///
    /// # Errors
    /// When SQLite fails, which in memory it does not.
    pub fn search(&self, text: &str) -> Result<Found, SearchError> {
        let db = self.db.lock().unwrap_or_else(PoisonError::into_inner);
        let query = query::read(text, &self.same, &self.vocabulary, |word| {
            !self.list(&db, word).is_empty()
        });
        let marked = any_of(
            query
                .terms
                .iter()
                .flat_map(|term| &term.ways)
                .flat_map(|(_, words)| words)
                .map(|w| &**w),
        );
        let mut found = Found::default();
        for row in rank::pages(self, &db, &query, PAGES_MAX)? {
            found.pages.push(page_hit(&db, row, &marked)?);
        }
        if found.pages.is_empty() {
            found.suggestions = self.suggest(&query);
        }
        found.read_as = query.read_as;
        Ok(found)
    }

    /// The pages that hold `word` or another word of its stem.
    pub(super) fn list(&self, db: &Connection, word: &str) -> &[Held] {
        self.postings.list(db, word, &self.vocabulary)
    }

    fn suggest(&self, query: &Query) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        for word in query
            .terms
            .iter()
            .flat_map(|term| self.vocabulary.nearest(&term.typed, SUGGESTIONS_MAX))
        {
            if !out.contains(&word) {
                out.push(word);
            }
        }
        out.truncate(SUGGESTIONS_MAX);
        out
    }
}

fn insert_section(db: &Connection, row: i64, document: &Document) -> Result<(), SearchError> {
    db.prepare_cached("INSERT INTO sections (rowid, heading, body) VALUES (?1, ?2, ?3)")?
        .execute(params![row, document.heading, document.body])?;
    db.prepare_cached("INSERT INTO section VALUES (?1, ?2)")?
        .execute(params![row, document.section])?;
    Ok(())
}

fn insert_page(
    db: &Connection,
    row: i64,
    page: &[Document],
    first: i64,
    last: i64,
) -> Result<(), SearchError> {
    let Some(lead) = page.first() else { return Ok(()) };
    let join = |part: fn(&Document) -> &str| page.iter().map(part).collect::<Vec<_>>().join(" \n");
    let synonyms = page
        .iter()
        .flat_map(|document| &document.synonyms)
        .cloned()
        .collect::<Vec<_>>()
        .join(" \n");
    let headings = join(|document| document.heading.as_str());
    db.prepare_cached("INSERT INTO names (rowid, title, synonyms, headings) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![row, lead.title, synonyms, headings])?;
    db.prepare_cached(
        "INSERT INTO pages (rowid, title, synonyms, headings, body) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        row,
        lead.title,
        synonyms,
        headings,
        join(|document| document.body.as_str())
    ])?;
    db.prepare_cached("INSERT INTO page VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![row, lead.page, first, last])?;
    Ok(())
}

fn page_hit(db: &Connection, row: i64, marked: &str) -> Result<PageHit, SearchError> {
    let (page, first, last): (String, i64, i64) = db
        .prepare_cached("SELECT id, first, last FROM page WHERE row = ?1")?
        .query_row([row], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let title: Option<String> = db
        .prepare_cached("SELECT highlight(names, 0, ?1, ?2) FROM names WHERE names MATCH ?3 AND rowid = ?4")?
        .query_row(
            params![runs::OPEN.to_string(), runs::CLOSE.to_string(), marked, row],
            |row| row.get(0),
        )
        .optional()?;
    // Without a match among its names, the title stands unmarked.
    let title = match title {
        Some(title) => title,
        None => db
            .prepare_cached("SELECT title FROM names WHERE rowid = ?1")?
            .query_row([row], |row| row.get(0))?,
    };
    Ok(PageHit {
        page,
        title: runs::split(&title),
        sections: best_sections(db, first, last, marked)?,
    })
}

/// The sections in rows `first..=last` that hold the most matches, headings first.
fn best_sections(
    db: &Connection,
    first: i64,
    last: i64,
    marked: &str,
) -> Result<Vec<SectionHit>, SearchError> {
    let mut statement = db.prepare_cached(
        "SELECT section.id, highlight(sections, 0, ?1, ?2), snippet(sections, 1, ?1, ?2, '…', 18)
         FROM sections JOIN section ON section.row = sections.rowid
         WHERE sections MATCH ?3 AND sections.rowid BETWEEN ?4 AND ?5 ORDER BY sections.rowid",
    )?;
    let (open, close) = (runs::OPEN.to_string(), runs::CLOSE.to_string());
    let found = statement.query_map(params![open, close, marked, first, last], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, String>(2)?,
        ))
    })?;
    let mut hits = Vec::new();
    for hit in found {
        let (section, heading, snippet) = hit?;
        let (heading, snippet) = (runs::split(&heading), runs::split(&snippet));
        hits.push((
            3 * runs::marks(&heading) + runs::marks(&snippet),
            SectionHit {
                section,
                heading,
                snippet,
            },
        ));
    }
    hits.sort_by_key(|(marks, _)| std::cmp::Reverse(*marks));
    Ok(hits.into_iter().take(SECTIONS_MAX).map(|(_, hit)| hit).collect())
}
