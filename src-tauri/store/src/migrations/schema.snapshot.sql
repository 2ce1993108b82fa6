CREATE TABLE entry (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
    kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 64),
    at_ms INTEGER NOT NULL,
    offset_min INTEGER NOT NULL CHECK (offset_min BETWEEN -1560 AND 1560),
    day TEXT NOT NULL CHECK (length(day) >= 10),
    subject TEXT CHECK (length(subject) = 36),
    body TEXT NOT NULL CHECK (json_valid(body)),
    created_ms INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL,
    changed_offset_min INTEGER NOT NULL CHECK (changed_offset_min BETWEEN -1560 AND 1560),
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
, written INTEGER NOT NULL DEFAULT 0, edited INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE UNIQUE INDEX entry_by_edited ON entry (edited);

CREATE INDEX entry_by_kind ON entry (kind, at_ms);

CREATE INDEX entry_by_subject ON entry (subject, kind, at_ms) WHERE subject IS NOT NULL;

CREATE INDEX entry_by_written ON entry (kind, written);

CREATE TABLE revision (
    seq INTEGER PRIMARY KEY,
    entry TEXT NOT NULL CHECK (length(entry) = 36),
    at_ms INTEGER NOT NULL,
    offset_min INTEGER NOT NULL CHECK (offset_min BETWEEN -1560 AND 1560),
    body TEXT NOT NULL CHECK (json_valid(body)),
    changed_ms INTEGER NOT NULL,
    changed_offset_min INTEGER NOT NULL CHECK (changed_offset_min BETWEEN -1560 AND 1560),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX revision_by_entry ON revision (entry, seq);

CREATE TABLE running_session (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    body TEXT NOT NULL CHECK (json_valid(body)),
    changed_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
    key TEXT PRIMARY KEY NOT NULL CHECK (length(key) BETWEEN 1 AND 64),
    value TEXT NOT NULL CHECK (json_valid(value)),
    changed_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE tally (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    serial INTEGER NOT NULL CHECK (serial >= 0)
) STRICT;
