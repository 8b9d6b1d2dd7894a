-- catalog.sql - the catalog as a whole.

-- name: catalog_setting
SELECT value
  FROM setting
 WHERE name = :name;
