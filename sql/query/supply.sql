-- supply.sql - who offers what: the claims, in key order.

-- name: supply_claim
-- scan: one reading of all claims as they lie answers every question
SELECT vendor_id, source_id,
       capability_id | (modality_id << 8) | (dosage_group_id << 16)
         | (phase_id << 24) | (status_id << 32) | (evidence_id << 40),
       site_id, date, row
  FROM claim
 ORDER BY vendor_id, capability_id;

-- name: supply_mention
-- scan: the wordings are few; their mentions are found by index
SELECT DISTINCT m.vendor_id, r.capability_id, m.source_id
  FROM wording AS w
  JOIN phrase AS p ON p.key = w.key AND p.kind = 'ambiguous'
  JOIN phrase_reading AS r ON r.phrase_id = p.id
  JOIN mention AS m ON m.wording_id = w.id
  JOIN source AS s ON s.id = m.source_id AND s.state = 'current'
 WHERE w.kind = 'ambiguous'
 ORDER BY m.vendor_id, r.capability_id;
