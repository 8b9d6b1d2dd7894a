-- v_source.sql - one row an imported version of a source.
--   state        current, superseded (a newer version replaced it), dropped
--   sha256       of the file's bytes; as_of: the date it speaks of, or null
--   rows         records; created to skipped: what became of each
--   claims       facts it gave
--   adds         the source_id whose rows it mends and adds to, or null
DROP VIEW IF EXISTS v_source;
CREATE VIEW v_source AS
SELECT s.id AS source_id, s.name AS source, s.version AS version,
       s.state AS state, s.path AS path, s.sheet AS sheet,
       s.sha256 AS sha256, s.bytes AS bytes, s.format AS format,
       s.encoding AS encoding, s.delimiter AS delimiter,
       s.layout AS layout, s.as_of AS as_of, e.code AS evidence,
       s.imported_at AS imported_at, s.imported_by AS imported_by,
       s.n_row AS rows, s.n_created AS created, s.n_updated AS updated,
       s.n_unchanged AS unchanged, s.n_aside AS aside,
       s.n_skipped AS skipped, s.n_claim AS claims, s.adds AS adds
  FROM source AS s
  JOIN evidence_level AS e ON e.id = s.evidence_id;
