-- Statements are separated by an empty line. Ids sort by code point everywhere, hence COLLATE "C".
CREATE TABLE entries (
    seq BIGINT PRIMARY KEY,
    id TEXT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    subject_id TEXT COLLATE "C" NOT NULL,
    payload TEXT,
    keys TEXT NOT NULL,
    run_id TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    supersedes BIGINT
)

CREATE TABLE current_index (
    kind TEXT COLLATE "C" NOT NULL,
    subject_id TEXT COLLATE "C" NOT NULL,
    seq BIGINT NOT NULL,
    is_live INTEGER NOT NULL,
    PRIMARY KEY (kind, subject_id)
)

CREATE TABLE key_index (
    kind TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    subject_id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (kind, key, subject_id)
)

CREATE VIEW current_entries AS
SELECT e.seq, e.id, c.kind, c.subject_id, e.payload, e.keys, e.run_id, e.recorded_at, e.supersedes
FROM current_index c JOIN entries e ON e.seq = c.seq
WHERE c.is_live = 1
