-- claim.sql - the claims with names: stored_claim unpacked, and what its row
-- says of all its claims.  For this program's own statements; the public view
-- is v_claim.  A statement that asks for none of the row's columns does not
-- look the row up.
DROP VIEW IF EXISTS claim;
CREATE VIEW claim AS
SELECT c.vendor_id AS vendor_id, c.capability_id AS capability_id,
       c.row_id AS row_id, c.row_id >> 32 AS source_id,
       c.row_id & 4294967295 AS row, c.said >> 24 AS wording_id,
       c.said & 15 AS status_id, (c.said >> 4) & 255 AS modality_id,
       (c.said >> 12) & 255 AS dosage_group_id,
       (c.said >> 20) & 15 AS phase_id, r.evidence_id AS evidence_id,
       r.site_id AS site_id, r.date AS date
  FROM stored_claim AS c
  LEFT JOIN source_row AS r ON r.id = c.row_id;
