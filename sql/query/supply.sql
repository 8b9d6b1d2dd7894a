-- supply.sql - who offers what: the claims, in key order.

-- name: supply_claim
-- scan: one reading of all claims as they lie answers every question
SELECT vendor_id, source_id,
       capability_id | (modality_id << 8) | (dosage_group_id << 16)
         | (phase_id << 24) | (status_id << 32) | (evidence_id << 40),
       site_id, date, row
  FROM claim
 ORDER BY vendor_id, capability_id;
