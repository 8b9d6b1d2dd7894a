-- check.sql - each statement finds what is wrong, a text a row; none: well.

-- name: check_claim_row
-- scan: reads every claim
SELECT v.name || ': ' || k.code || ' of source ' || c.source_id || ' row '
       || c.row
  FROM claim AS c
  JOIN vendor AS v ON v.id = c.vendor_id
  JOIN capability AS k ON k.id = c.capability_id
  LEFT JOIN source_row AS r ON r.id = c.row_id
 WHERE r.id IS NULL OR r.vendor_id IS NOT c.vendor_id;

-- name: check_claim_source
-- scan: reads every claim
SELECT s.name || ' version ' || s.version || ' (' || s.state || '): '
       || count(*) || ' claims'
  FROM claim AS c
  JOIN source AS s ON s.id = c.source_id
 WHERE s.state <> 'current'
 GROUP BY s.id
 ORDER BY s.id;

-- name: check_claim_site
-- scan: reads every claim
SELECT v.name || ': site ' || c.site_id
  FROM claim AS c
  JOIN vendor AS v ON v.id = c.vendor_id
  LEFT JOIN site AS t ON t.id = c.site_id
 WHERE c.site_id IS NOT NULL AND t.vendor_id IS NOT c.vendor_id;

-- name: check_claim_date
-- scan: reads every claim
SELECT v.name || ': ' || c.date
  FROM claim AS c
  JOIN vendor AS v ON v.id = c.vendor_id
 WHERE c.date IS NOT NULL
   AND c.date NOT GLOB '[0-9][0-9][0-9][0-9]'
   AND c.date NOT GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]'
   AND c.date NOT GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]';

-- name: check_vendor_alias
-- scan: reads every vendor
SELECT v.name
  FROM vendor AS v
 WHERE NOT EXISTS (SELECT 1
                     FROM alias AS a
                    WHERE a.key = v.key AND a.vendor_id = v.id);

-- name: check_vendor_code
-- scan: reads every vendor
SELECT replace(key, ' ', '-') || ': ' || count(*) || ' vendors'
  FROM vendor
 GROUP BY key
HAVING count(*) > 1
 ORDER BY key;

-- Keys are compared with what the name folds to, in C.
-- name: check_alias_key
-- scan: reads every name
SELECT key, name
  FROM alias
UNION ALL
SELECT key, name
  FROM vendor;

-- name: check_group_root
-- scan: reads every group
SELECT g.name
  FROM corporate_group AS g
  LEFT JOIN corporate_group AS root ON root.id = g.root_id
  LEFT JOIN corporate_group AS parent ON parent.id = g.parent_id
 WHERE root.root_id IS NOT root.id
    OR root.parent_id IS NOT NULL
    OR (g.parent_id IS NULL AND g.root_id <> g.id)
    OR (g.parent_id IS NOT NULL AND parent.root_id IS NOT g.root_id)
 ORDER BY g.id;

-- name: check_identifier_fei
SELECT 'FEI ' || value || ': ' || count(*) || ' sites'
  FROM site_identifier
 WHERE scheme = 'FEI'
 GROUP BY value
HAVING count(*) > 1
 ORDER BY value;

-- name: check_source_row
-- scan: reads the rows of every source
SELECT s.name || ' version ' || s.version
  FROM source AS s
  LEFT JOIN (SELECT source_id, count(*) AS n,
                    sum(outcome = 'created') AS created,
                    sum(outcome = 'updated') AS updated,
                    sum(outcome = 'unchanged') AS unchanged,
                    sum(outcome = 'aside') AS aside,
                    sum(outcome = 'skipped') AS skipped
               FROM source_row
              GROUP BY source_id) AS r ON r.source_id = s.id
 WHERE (s.n_row, s.n_created, s.n_updated, s.n_unchanged, s.n_aside,
        s.n_skipped) IS NOT
       (ifnull(r.n, 0), ifnull(r.created, 0), ifnull(r.updated, 0),
        ifnull(r.unchanged, 0), ifnull(r.aside, 0), ifnull(r.skipped, 0))
 ORDER BY s.id;

-- name: check_source_claim
-- scan: reads every claim
SELECT s.name || ' version ' || s.version || ': ' || ifnull(c.n, 0)
       || ' claims, ' || s.n_claim || ' imported'
  FROM source AS s
  LEFT JOIN (SELECT source_id, count(*) AS n
               FROM claim
              GROUP BY source_id) AS c ON c.source_id = s.id
 WHERE s.state = 'current' AND s.n_claim <> ifnull(c.n, 0)
 ORDER BY s.id;

-- name: check_source_current
-- scan: reads every source
SELECT name || ': ' || count(*) || ' current versions'
  FROM source
 WHERE state = 'current' AND adds IS NULL
 GROUP BY name
HAVING count(*) > 1
 ORDER BY name;

-- name: check_row_cells
-- scan: reads every row
SELECT 'source ' || source_id || ' row ' || row
  FROM source_row
 WHERE NOT json_valid(cells);

-- name: check_row_site
-- scan: reads every row
SELECT 'source ' || r.source_id || ' row ' || r.row
  FROM source_row AS r
  JOIN site AS t ON t.id = r.site_id
 WHERE t.vendor_id IS NOT r.vendor_id;

-- name: check_row_reason
-- scan: reads every row
SELECT 'source ' || source_id || ' row ' || row
  FROM source_row
 WHERE outcome = 'aside' AND ifnull(reason, '') = '';

-- name: check_view
-- scan: few names
WITH promised(name) AS (
  VALUES ('v_vendor'), ('v_site'), ('v_claim'), ('v_coverage'),
         ('v_lifecycle'), ('v_source')
)
SELECT p.name
  FROM promised AS p
 WHERE p.name NOT IN (SELECT name FROM sqlite_schema WHERE type = 'view')
 ORDER BY p.name;

-- name: check_phrase
-- scan: reads the vocabulary
SELECT text
  FROM phrase AS p
 WHERE kind = 'clear'
   AND NOT EXISTS (SELECT 1
                     FROM phrase_reading AS r
                    WHERE r.phrase_id = p.id)
 ORDER BY key;
