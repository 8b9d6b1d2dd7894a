-- v_lifecycle.sql - one row a vendor and profile: does it meet it?
--   level        the rung of the ladder the profile is: span, core, chain,
--                full, verified; '' off the ladder
--   scope        DS, DP, any or DS+DP
--   have, need   mandatory stages met, and asked
--   satisfied    1 when every mandatory stage is met.  0 says that it is not
--                on file, not that the vendor cannot
-- A vendor is on the highest level of which some profile of the scope (or of
-- any) is satisfied, as `vendorcat lifecycle` says.
DROP VIEW IF EXISTS v_lifecycle;
CREATE VIEW v_lifecycle AS
WITH RECURSIVE held AS (
  SELECT DISTINCT c.vendor_id AS vendor_id, k.id AS capability_id,
         c.phase AS phase, c.modality AS modality
    FROM v_claim AS c
    JOIN capability AS k ON k.code = c.capability
   WHERE c.counts),
line (modality, above) AS (
  SELECT code, id FROM modality
  UNION
  SELECT line.modality, m.parent_id
    FROM line
    JOIN modality AS m ON m.id = line.above
   WHERE m.parent_id IS NOT NULL),
named AS (
  SELECT DISTINCT h.vendor_id AS vendor_id, o.profile_id AS profile_id,
         o.seq AS seq
    FROM requirement_option AS o
    JOIN held AS h ON h.capability_id = o.capability_id
   WHERE (o.phase_id = 0
           OR h.phase = (SELECT code FROM phase WHERE id = o.phase_id))
     AND (o.modality_id = 0
           OR o.modality_id IN (SELECT above FROM line
                                 WHERE line.modality = h.modality))),
whole AS (
  SELECT n.vendor_id AS vendor_id, n.profile_id AS profile_id
    FROM named AS n
    JOIN requirement AS r ON r.profile_id = n.profile_id AND r.seq = n.seq
   WHERE r.mandatory
   GROUP BY n.vendor_id, n.profile_id
  HAVING count(*) = (SELECT count(*) FROM requirement AS q
                      WHERE q.profile_id = n.profile_id AND q.mandatory)),
met AS (
  SELECT vendor_id, profile_id, seq FROM named
  UNION
  SELECT w.vendor_id, o.profile_id, o.seq
    FROM requirement_option AS o
    JOIN whole AS w ON w.profile_id = o.other_profile_id),
counted AS (
  SELECT m.vendor_id AS vendor_id, m.profile_id AS profile_id,
         count(*) AS have
    FROM met AS m
    JOIN requirement AS r ON r.profile_id = m.profile_id AND r.seq = m.seq
   WHERE r.mandatory
   GROUP BY m.vendor_id, m.profile_id),
asked AS (
  SELECT profile_id, sum(mandatory) AS need
    FROM requirement
   GROUP BY profile_id)
SELECT v.id AS vendor_id, v.name AS vendor, p.code AS profile,
       p.level AS level, p.scope AS scope, ifnull(c.have, 0) AS have,
       a.need AS need, ifnull(c.have, 0) = a.need AS satisfied
  FROM vendor AS v
  JOIN profile AS p
  JOIN asked AS a ON a.profile_id = p.id
  LEFT JOIN counted AS c ON c.vendor_id = v.id AND c.profile_id = p.id;
