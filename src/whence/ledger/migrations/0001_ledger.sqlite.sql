-- Statements are separated by an empty line.
CREATE TABLE entries (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    payload TEXT,
    keys TEXT NOT NULL,
    run_id TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    supersedes INTEGER
)

CREATE TABLE current_index (
    kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    is_live INTEGER NOT NULL,
    PRIMARY KEY (kind, subject_id)
) WITHOUT ROWID

CREATE TABLE key_index (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    PRIMARY KEY (kind, key, subject_id)
) WITHOUT ROWID

CREATE VIEW current_entries AS
SELECT e.seq, e.id, c.kind, c.subject_id, e.payload, e.keys, e.run_id, e.recorded_at, e.supersedes
FROM current_index c JOIN entries e ON e.seq = c.seq
WHERE c.is_live = 1
