-- v_site.sql - one row a facility of a vendor.
--   fei, duns    text, leading zeros kept; several joined by |
--   country      ISO code, region its sourcing region; null: not known
DROP VIEW IF EXISTS v_site;
CREATE VIEW v_site AS
SELECT s.id AS site_id, s.vendor_id AS vendor_id, v.name AS vendor,
       s.name AS site, s.city AS city, s.state AS state,
       s.country AS country, c.region AS region, s.address AS address,
       (SELECT group_concat(i.value, '|') FROM site_identifier AS i
         WHERE i.site_id = s.id AND i.scheme = 'FEI') AS fei,
       (SELECT group_concat(i.value, '|') FROM site_identifier AS i
         WHERE i.site_id = s.id AND i.scheme = 'DUNS') AS duns
  FROM site AS s
  JOIN vendor AS v ON v.id = s.vendor_id
  LEFT JOIN country AS c ON c.code = s.country;
