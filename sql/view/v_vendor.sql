-- v_vendor.sql - one row a vendor.
--   vendor_id    number; joins the other views
--   vendor       name; code: what the program takes on its command line
--   kind         CMO, CDMO, or null where it is untagged
--   country      ISO code of the head office, region its sourcing region;
--                null where not known
--   corporate_group  the group at the top, null where it stands alone: two
--                vendors of one group are one source of supply
--   sites        facilities on file
DROP VIEW IF EXISTS v_vendor;
CREATE VIEW v_vendor AS
SELECT v.id AS vendor_id, v.name AS vendor,
       replace(v.key, ' ', '-') AS code, v.kind AS kind,
       v.country AS country, c.region AS region, v.city AS city,
       v.website AS website, v.description AS description,
       r.name AS corporate_group,
       (SELECT count(*) FROM site AS s WHERE s.vendor_id = v.id) AS sites
  FROM vendor AS v
  LEFT JOIN country AS c ON c.code = v.country
  LEFT JOIN corporate_group AS g ON g.id = v.group_id
  LEFT JOIN corporate_group AS r ON r.id = g.root_id;
