-- The order of writing. Wall clocks are wrong, set back, ahead or in another zone, so the order of what was written is
-- kept as numbers: `written` for the first writing, `edited` for the last change. No number is given twice.
--
-- Entries that are here already come in the order of their rows. An edit has left no number behind: it is placed after
-- every entry that existed by its time, and never before its own entry.

ALTER TABLE entry ADD COLUMN written INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entry ADD COLUMN edited INTEGER NOT NULL DEFAULT 0;

WITH edit AS (
    SELECT id, changed_ms, rowid AS own FROM entry
    WHERE changed_ms > created_ms AND EXISTS (SELECT 1 FROM revision WHERE revision.entry = entry.id)
),
moment AS (
    SELECT id, created_ms AS ms, 0 AS is_edit, rowid AS own FROM entry
    UNION ALL
    SELECT id, changed_ms, 1, own FROM edit
),
placed AS (
    SELECT id, ms, is_edit,
        CASE is_edit
            WHEN 0 THEN own
            ELSE max(own, coalesce(max(CASE is_edit WHEN 0 THEN own END) OVER (ORDER BY ms, is_edit), 0))
        END AS place
    FROM moment
),
numbered AS (
    SELECT id, is_edit, row_number() OVER (ORDER BY place, is_edit, ms, id) AS number FROM placed
),
both AS (
    SELECT id, min(number) AS written, max(number) AS edited FROM numbered GROUP BY id
)
UPDATE entry SET written = both.written, edited = both.edited FROM both WHERE both.id = entry.id;

CREATE UNIQUE INDEX entry_by_edited ON entry (edited);
CREATE INDEX entry_by_written ON entry (kind, written);
