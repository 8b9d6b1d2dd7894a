-- roster.sql - the vendors, groups, sites and sources a question is about.

-- name: roster_source
-- scan: every source is looked at, there are few
SELECT id, name, layout, as_of
  FROM source
 WHERE state = 'current'
 ORDER BY id;

-- name: roster_group
-- scan: every corporate group is read once
SELECT id, root_id, name
  FROM corporate_group
 ORDER BY id;

-- name: roster_vendor
-- scan: a question is about every vendor
SELECT id, name, kind, country, group_id
  FROM vendor
 ORDER BY id;

-- name: roster_site
-- scan: claims are placed by their site; every site is read once
SELECT id, vendor_id, country
  FROM site
 ORDER BY id;
