-- audit.sql - what tags are checked against besides the claims.

-- name: audit_rules
-- scan: there are twenty-one
SELECT code, severity, message, suggestion
  FROM audit_rule
 ORDER BY code;

-- name: audit_tags
-- scan: every vendor's tags are checked
SELECT t.vendor_id, t.kind, t.text, t.standard, s.name, t.row
  FROM vendor_tag AS t
  JOIN source AS s ON s.id = t.source_id AND s.state = 'current'
 ORDER BY t.vendor_id, t.source_id, t.row;

-- name: audit_registered
-- scan: the rows of the registers alone
SELECT DISTINCT r.vendor_id
  FROM source AS s
  JOIN source_row AS r
    ON r.id BETWEEN s.id * 4294967296 AND s.id * 4294967296 + 4294967295
 WHERE s.state = 'current' AND s.layout = 'fda'
   AND r.vendor_id IS NOT NULL
 ORDER BY r.vendor_id;

-- name: audit_site
SELECT coalesce(name, address, city, 'site ' || id)
  FROM site
 WHERE id = :id;
