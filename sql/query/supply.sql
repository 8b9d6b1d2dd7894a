-- supply.sql - who offers what: the claims, in key order.

-- The table under the view claim, to be unpacked in C: unpacking a million
-- claims here takes twice as long as reading them.
-- name: supply_claim
-- scan: one reading of all claims as they lie answers every question
SELECT c.vendor_id, c.capability_id, c.row_id, c.said, r.evidence_id,
       r.site_id, r.date
  FROM stored_claim AS c
  LEFT JOIN source_row AS r ON r.id = c.row_id
 ORDER BY c.vendor_id, c.capability_id;
