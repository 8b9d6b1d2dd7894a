-- source.sql - the imported versions of sources.

-- All of them, or the one of an id.
-- name: source_list
-- scan: lists the whole table on purpose
SELECT id, name, version, state, path, sheet, sha256, bytes, format, encoding,
       delimiter, header_row, layout, options, as_of, evidence_id,
       imported_at, imported_by, n_row, n_created, n_updated, n_unchanged,
       n_aside, n_skipped, n_claim, adds, json_extract(options, '$.quote'),
       json_extract(options, '$.escape'),
       (SELECT group_concat(value, ' ')
          FROM json_each(options, '$.header')),
       (SELECT 'import ' || group_concat(value, ' ')
          FROM json_each(options, '$.given'))
  FROM source
 WHERE :id IS NULL OR id = :id
 ORDER BY id;

-- name: source_names
-- scan: names are compared by their key, in C
SELECT id, name, state
  FROM source
 ORDER BY state = 'current', adds IS NULL, id;

-- name: source_given
SELECT j.value
  FROM source AS s
  JOIN json_each(s.options, '$.given') AS j
 WHERE s.name = :name AND s.state = 'current' AND s.adds IS NULL
 ORDER BY j.key;

-- name: source_base
SELECT id
  FROM source
 WHERE name = :name AND state = 'current' AND adds IS NULL;

-- name: source_column_list
SELECT position, title, field, reason
  FROM source_column
 WHERE source_id = :id
 ORDER BY position;

-- name: source_aside_list
SELECT r.row, r.line, ifnull(r.position, 0), c.title, r.cells, r.reason
  FROM source_row AS r
  LEFT JOIN source_column AS c
    ON c.source_id = r.source_id AND c.position = r.position
 WHERE r.id BETWEEN :id * 4294967296 AND :id * 4294967296 + 4294967295
   AND r.outcome = 'aside'
 ORDER BY r.row;

-- name: source_warning_list
SELECT w.row, ifnull(r.line, 0), w.position, c.title,
       json_extract(r.cells, '$[' || (w.position - 1) || ']'), w.text
  FROM source_warning AS w
  LEFT JOIN source_row AS r ON r.id = w.source_id * 4294967296 + w.row
  LEFT JOIN source_column AS c
    ON c.source_id = w.source_id AND c.position = w.position
 WHERE w.source_id = :id
 ORDER BY w.row, w.position, w.text;

-- name: source_set_dropped
UPDATE source
   SET state = 'dropped'
 WHERE id = :id AND state <> 'dropped';

-- name: source_drop_claims
-- scan: no index by source; dropping is rare
DELETE FROM stored_claim
 WHERE row_id >> 32 = :id;

-- name: source_drop_mentions
DELETE FROM mention
 WHERE source_id = :id;

-- name: source_lone_sites
-- scan: reads the rows of whole sources
SELECT site_id
  FROM source_row
 WHERE site_id IS NOT NULL
   AND source_id IN (SELECT other.id
                       FROM source AS other
                       JOIN source AS this ON this.name = other.name
                      WHERE this.id = :id)
EXCEPT
SELECT r.site_id
  FROM source_row AS r
  JOIN source AS s ON s.id = r.source_id AND s.state = 'current';

-- name: source_lone_vendors
-- scan: reads the rows of whole sources
SELECT vendor_id
  FROM source_row
 WHERE vendor_id IS NOT NULL
   AND source_id IN (SELECT other.id
                       FROM source AS other
                       JOIN source AS this ON this.name = other.name
                      WHERE this.id = :id)
EXCEPT
SELECT r.vendor_id
  FROM source_row AS r
  JOIN source AS s ON s.id = r.source_id AND s.state = 'current';

-- The ids to remove are in feed_id; whole tables are read rather than one
-- search for each of many ids.
-- name: source_forget_row_site
-- scan: no index by site; dropping is rare
UPDATE source_row
   SET site_id = NULL
 WHERE site_id IN (SELECT c0 FROM feed_id);

-- name: source_forget_site_identifier
-- scan: the ids come from memory
DELETE FROM site_identifier
 WHERE site_id IN (SELECT c0 FROM feed_id);

-- name: source_forget_site
-- scan: the ids come from memory
DELETE FROM site
 WHERE id IN (SELECT c0 FROM feed_id);

-- name: source_forget_row_vendor
-- scan: the ids come from memory
UPDATE source_row
   SET vendor_id = NULL
 WHERE vendor_id IN (SELECT c0 FROM feed_id);

-- name: source_forget_alias
-- scan: the ids come from memory
DELETE FROM alias
 WHERE vendor_id IN (SELECT c0 FROM feed_id);

-- name: source_forget_vendor_identifier
-- scan: the ids come from memory
DELETE FROM vendor_identifier
 WHERE vendor_id IN (SELECT c0 FROM feed_id);

-- name: source_sites_of_vendors
-- scan: the ids come from memory
SELECT id
  FROM site
 WHERE vendor_id IN (SELECT c0 FROM feed_id);

-- name: source_forget_vendor
-- scan: the ids come from memory
DELETE FROM vendor
 WHERE id IN (SELECT c0 FROM feed_id);

-- A group nobody belongs to and that is above no other.
-- name: source_forget_group
-- scan: reads all groups, which are few
DELETE FROM corporate_group
 WHERE id NOT IN (SELECT group_id
                    FROM vendor
                   WHERE group_id IS NOT NULL)
   AND id NOT IN (SELECT root_id
                    FROM corporate_group AS below
                   WHERE below.id <> below.root_id)
   AND id NOT IN (SELECT parent_id
                    FROM corporate_group AS below
                   WHERE parent_id IS NOT NULL);
