-- rows.sql - rows as read, and the words in them that claim nothing.

-- Words of mentions, those of one meaning together; the most used first.
-- name: rows_terms
-- scan: lists all words that claim nothing
SELECT min(w.text), w.kind, count(*), count(DISTINCT m.vendor_id)
  FROM mention AS m
  JOIN wording AS w ON w.id = m.wording_id
 WHERE w.kind IN ('unknown', 'ambiguous')
    OR (:all AND w.kind = 'not-a-capability')
 GROUP BY w.key, w.kind
 ORDER BY count(*) DESC, w.kind DESC, w.key;

-- Rows of current sources that use a phrase, alone or in a longer text that
-- nobody understands.
-- name: rows_using
-- scan: phrases are taught one by one, by hand
SELECT u.source_id, u.row
  FROM (SELECT m.source_id, m.row
          FROM mention AS m
          JOIN wording AS w ON w.id = m.wording_id
         WHERE instr(' ' || w.key || ' ', ' ' || :key || ' ') > 0
         UNION
        SELECT c.source_id, c.row
          FROM claim AS c
          JOIN wording AS w ON w.id = c.wording_id
         WHERE instr(' ' || w.key || ' ', ' ' || :key || ' ') > 0) AS u
  JOIN source AS s ON s.id = u.source_id AND s.state = 'current'
 ORDER BY u.source_id, u.row;

-- name: rows_cells
-- scan: the cells of one row
SELECT r.line, j.value
  FROM source_row AS r
  JOIN json_each(r.cells) AS j
 WHERE r.id = :source * 4294967296 + :row
 ORDER BY j.key;

-- name: rows_settings
SELECT layout, header_row,
       ifnull(json_extract(options, '$.blank_offered'), 0),
       ifnull(json_extract(options, '$.ratings'), 0), imported_at,
       ifnull(json_extract(options, '$.across[0]'), 0),
       ifnull(json_extract(options, '$.across[1]'), 0)
  FROM source
 WHERE id = :source;

-- name: rows_defaults
-- scan: the few defaults of one source
SELECT json_extract(j.value, '$[0]'), json_extract(j.value, '$[1]')
  FROM source AS s
  JOIN json_each(s.options, '$.default') AS j
 WHERE s.id = :source
 ORDER BY j.key;

-- How the writers of its columns write, as position and number.
-- name: rows_habits
-- scan: the few columns of one source
SELECT json_extract(j.value, '$[0]'), json_extract(j.value, '$[1]')
  FROM source AS s
  JOIN json_each(s.options, '$.habit') AS j
 WHERE s.id = :source;

-- name: rows_legend
-- scan: the few marks of one source
SELECT json_extract(j.value, '$[0]'), json_extract(j.value, '$[1]'),
       json_extract(j.value, '$[2]'), json_extract(j.value, '$[3]'),
       json_extract(j.value, '$[4]')
  FROM source AS s
  JOIN json_each(s.options, '$.legend') AS j
 WHERE s.id = :source
 ORDER BY j.key;

-- name: rows_levels
-- scan: the few columns of one source under a header of several rows
SELECT json_extract(j.value, '$[0]'), json_extract(j.value, '$[1]'),
       json_extract(j.value, '$[2]'), json_extract(j.value, '$[3]')
  FROM source AS s
  JOIN json_each(s.options, '$.levels') AS j
 WHERE s.id = :source
 ORDER BY j.key;

-- name: rows_claims
-- scan: counts the table
SELECT count(*)
  FROM stored_claim;

-- name: rows_recount
-- scan: claims lie by vendor, not by source
UPDATE source
   SET n_claim = (SELECT count(*)
                    FROM stored_claim
                   WHERE row_id >> 32 = :source)
 WHERE id = :source;
