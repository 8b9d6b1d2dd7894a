-- site.sql - the facilities of the vendors.

-- name: site_by_vendor
-- scan: each site's few identifiers, gathered by its subqueries
SELECT t.id, t.vendor_id, t.name, t.city, t.state, t.country, t.address,
       (SELECT group_concat(value, '|')
          FROM (SELECT i.value
                  FROM site_identifier AS i
                 WHERE i.site_id = t.id AND i.scheme = 'FEI'
                 ORDER BY i.value)),
       (SELECT group_concat(value, '|')
          FROM (SELECT i.value
                  FROM site_identifier AS i
                 WHERE i.site_id = t.id AND i.scheme = 'DUNS'
                 ORDER BY i.value)),
       (SELECT group_concat(scheme || ':' || value, '|')
          FROM (SELECT i.scheme, i.value
                  FROM site_identifier AS i
                 WHERE i.site_id = t.id AND i.scheme NOT IN ('FEI', 'DUNS')
                 ORDER BY i.scheme, i.value))
  FROM site AS t
 WHERE t.vendor_id = :vendor
 ORDER BY t.country, t.city, t.name, t.id;

-- The last row of a current source that speaks of a site: SQLite takes the
-- bare columns from the row of the max(), which is made of source and row.
-- name: site_word
-- scan: rows have no index by vendor; one vendor is shown at a time
SELECT r.site_id, s.name, s.path, s.sheet, r.row, r.line,
       max(r.id)
  FROM source_row AS r
  JOIN source AS s ON s.id = r.source_id AND s.state = 'current'
 WHERE r.vendor_id = :vendor AND r.site_id IS NOT NULL
 GROUP BY r.site_id
 ORDER BY r.site_id;
