-- v_coverage.sql - one row a capability (an area: only where it is claimed as
-- such, which leaves the stage open), as `vendorcat coverage` counts.
--   vendors      that offer it; groups: independent ones among them
--   countries, regions   known ones they offer it in
--   planned, partner, partial, no   vendors that say no more than that
--   not_known    vendors nothing is known of
DROP VIEW IF EXISTS v_coverage;
CREATE VIEW v_coverage AS
WITH answer AS (
  SELECT vendor_id, capability,
         max(CASE WHEN counts THEN 5 WHEN status = 'partial' THEN 4
               WHEN status = 'partner' THEN 3 WHEN status = 'planned' THEN 2
               ELSE 1 END) AS answer
    FROM v_claim
   GROUP BY vendor_id, capability),
counted AS (
  SELECT a.capability AS capability, count(*) AS n,
         sum(a.answer = 5) AS vendors,
         count(DISTINCT CASE a.answer WHEN 5
             THEN ifnull('g' || g.root_id, 'v' || v.id) END) AS groups,
         sum(a.answer = 2) AS planned, sum(a.answer = 3) AS partner,
         sum(a.answer = 4) AS partial, sum(a.answer = 1) AS refused
    FROM answer AS a
    JOIN vendor AS v ON v.id = a.vendor_id
    LEFT JOIN corporate_group AS g ON g.id = v.group_id
   GROUP BY a.capability),
place AS (
  SELECT capability, country FROM v_claim WHERE counts
  UNION
  SELECT c.capability, s.country
    FROM v_claim AS c
    JOIN site AS s ON s.vendor_id = c.vendor_id
   WHERE c.counts AND c.country IS NULL),
placed AS (
  SELECT p.capability AS capability, count(DISTINCT n.code) AS countries,
         count(DISTINCT n.region) AS regions
    FROM place AS p
    JOIN country AS n ON n.code = p.country
   GROUP BY p.capability)
SELECT k.code AS capability, k.name AS name,
       ifnull(a.code, 'stage not stated') AS area, k.scope AS scope,
       ifnull(c.vendors, 0) AS vendors, ifnull(c.groups, 0) AS groups,
       ifnull(p.countries, 0) AS countries, ifnull(p.regions, 0) AS regions,
       ifnull(c.planned, 0) AS planned, ifnull(c.partner, 0) AS partner,
       ifnull(c.partial, 0) AS partial, ifnull(c.refused, 0) AS "no",
       (SELECT count(*) FROM vendor) - ifnull(c.n, 0) AS not_known
  FROM capability AS k
  LEFT JOIN capability AS a ON a.id = k.area_id
  LEFT JOIN counted AS c ON c.capability = k.code
  LEFT JOIN placed AS p ON p.capability = k.code
 WHERE k.level = 'leaf' OR c.n > 0
 ORDER BY k.id;
