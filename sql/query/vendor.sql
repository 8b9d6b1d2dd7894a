-- vendor.sql - finding, listing and describing vendors.

-- All vendors, or the one of an id.
-- name: vendor_list
-- scan: lists the whole table on purpose
SELECT v.id, replace(v.key, ' ', '-') AS code, v.name, v.kind, v.country,
       v.city, v.website,
       v.description, ifnull(root.id, 0), root.name,
       (SELECT region FROM country WHERE country.code = v.country),
       (SELECT group_concat(country, '|')
          FROM (SELECT DISTINCT site.country
                  FROM site
                 WHERE site.vendor_id = v.id AND site.country IS NOT NULL
                 ORDER BY site.country)),
       (SELECT count(*) FROM site WHERE site.vendor_id = v.id)
  FROM vendor AS v
  LEFT JOIN corporate_group AS own ON own.id = v.group_id
  LEFT JOIN corporate_group AS root ON root.id = own.root_id
 WHERE :id IS NULL OR v.id = :id
 ORDER BY v.key, v.name, v.id;

-- Whose name, code or alias it is; own: it is the vendor's first name.
-- name: vendor_by_key
SELECT v.id, v.name, replace(v.key, ' ', '-') AS code, max(v.key = :key) AS own
  FROM alias AS a
  JOIN vendor AS v ON v.id = a.vendor_id
 WHERE a.key IN (:key, :plain)
 GROUP BY v.id
 ORDER BY own DESC, v.key, v.name, v.id;

-- name: vendor_by_identifier
-- scan: one value is looked for in every scheme
SELECT v.id, v.name, replace(v.key, ' ', '-') AS code, 0
  FROM vendor AS v
 WHERE v.id IN (SELECT vendor_id
                  FROM vendor_identifier
                 WHERE value IN (:text, :bare)
                UNION
                SELECT s.vendor_id
                  FROM site_identifier AS i
                  JOIN site AS s ON s.id = i.site_id
                 WHERE i.value IN (:text, :bare))
 ORDER BY v.key, v.name, v.id;

-- name: vendor_by_beginning
SELECT v.id, v.name, replace(v.key, ' ', '-') AS code, 0
  FROM vendor AS v
 WHERE v.id IN (SELECT vendor_id
                  FROM alias
                 WHERE key >= :key AND key < :key || char(1114111))
 ORDER BY v.key, v.name, v.id;

-- name: vendor_names
-- scan: the nearest name can be any
SELECT key, name
  FROM alias;

-- name: vendor_alias
-- scan: names have no index by vendor; one vendor is shown at a time
SELECT kind, name
  FROM alias
 WHERE vendor_id = :id AND kind <> 'name'
 ORDER BY kind, name;

-- name: vendor_identifier
SELECT scheme, value
  FROM vendor_identifier
 WHERE vendor_id = :id
 ORDER BY scheme, value;

-- How many current sources speak of each.
-- name: vendor_source_count
-- scan: reads every row once, for all vendors
SELECT r.vendor_id, count(DISTINCT r.source_id)
  FROM source_row AS r
  JOIN source AS s ON s.id = r.source_id AND s.state = 'current'
 WHERE r.vendor_id IS NOT NULL
 GROUP BY r.vendor_id;

-- The vendor's own fields in the rows that speak of it.
-- name: vendor_word
-- scan: rows have no index by vendor; one vendor is shown at a time
SELECT c.field,
       trim(json_extract(r.cells, '$[' || (c.position - 1) || ']')) AS text,
       NULL, s.name, s.path, s.sheet, min(r.row), r.line
  FROM source_row AS r
  JOIN source AS s ON s.id = r.source_id AND s.state = 'current'
  JOIN source_column AS c ON c.source_id = r.source_id
 WHERE r.vendor_id = :id AND c.field GLOB 'vendor.*' AND text <> ''
 GROUP BY c.field, s.id, text
 ORDER BY c.field, s.id DESC, min(r.row);

-- name: vendor_tag_word
-- scan: rows have no index by vendor; one vendor is shown at a time
SELECT 'vendor.type', t.text, t.kind, s.name, s.path, s.sheet, min(t.row),
       r.line
  FROM vendor_tag AS t
  JOIN source AS s ON s.id = t.source_id AND s.state = 'current'
  JOIN source_row AS r ON r.id = t.row_id
 WHERE t.vendor_id = :id
 GROUP BY s.id, t.text
 ORDER BY s.id DESC, min(t.row);
