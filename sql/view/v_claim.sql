-- v_claim.sql - one row a claim of a current source: this row of this source
-- says so of this vendor and capability, in these words.
--   status       offered, no, planned, partner or partial
--   modality, dosage_group, phase   codes, '' where not stated
--   evidence     E0 to E5; date: ISO, null where none is stated
--   country      of the site, else of the vendor; null: not known
--   counts       1 for a yes: offered, and no "no" of the same vendor and
--                capability overrules it.  A "no" does when its evidence is
--                higher, or the same and its date later, and each of its
--                dimensions is not stated or that of the offered claim
DROP VIEW IF EXISTS v_claim;
CREATE VIEW v_claim AS
SELECT c.vendor_id AS vendor_id, v.name AS vendor, v.kind AS kind,
       k.code AS capability, a.code AS area, t.code AS status,
       CASE c.modality_id WHEN 0 THEN '' ELSE m.code END AS modality,
       CASE c.dosage_group_id WHEN 0 THEN '' ELSE d.code END AS dosage_group,
       CASE c.phase_id WHEN 0 THEN '' ELSE p.code END AS phase,
       e.code AS evidence, c.date AS date, c.site_id AS site_id,
       coalesce(s.country, v.country) AS country, n.region AS region,
       f.name AS source, c.source_id AS source_id, c.row AS row,
       w.text AS phrase,
       c.status_id = 1 AND NOT EXISTS (
         SELECT 1
           FROM claim AS no
           JOIN source AS nf ON nf.id = no.source_id
          WHERE no.vendor_id = c.vendor_id
            AND no.capability_id = c.capability_id
            AND no.status_id = 2 AND nf.state = 'current'
            AND no.modality_id IN (0, c.modality_id)
            AND no.dosage_group_id IN (0, c.dosage_group_id)
            AND no.phase_id IN (0, c.phase_id)
            AND (no.evidence_id > c.evidence_id
              OR (no.evidence_id = c.evidence_id
                AND ifnull(no.date, '') > ifnull(c.date, '')))) AS counts
  FROM claim AS c
  JOIN source AS f ON f.id = c.source_id AND f.state = 'current'
  JOIN vendor AS v ON v.id = c.vendor_id
  JOIN capability AS k ON k.id = c.capability_id
  LEFT JOIN capability AS a ON a.id = k.area_id
  JOIN status AS t ON t.id = c.status_id
  JOIN evidence_level AS e ON e.id = c.evidence_id
  JOIN wording AS w ON w.id = c.wording_id
  LEFT JOIN modality AS m ON m.id = c.modality_id
  LEFT JOIN dosage_group AS d ON d.id = c.dosage_group_id
  LEFT JOIN phase AS p ON p.id = c.phase_id
  LEFT JOIN site AS s ON s.id = c.site_id
  LEFT JOIN country AS n ON n.code = coalesce(s.country, v.country);
