-- filter.sql - groups and sources as people name them.

-- name: filter_group
SELECT root_id
  FROM corporate_group
 WHERE key = :key;

-- name: filter_vendor_root
SELECT g.root_id
  FROM vendor AS v
  JOIN corporate_group AS g ON g.id = v.group_id
 WHERE v.id = :id;
