-- claim.sql - what sources say that vendors offer.

-- name: claim_by_vendor
SELECT c.vendor_id, c.capability_id, c.status_id, c.modality_id,
       c.dosage_group_id, c.phase_id, c.evidence_id, c.date, c.source_id,
       s.name, s.path, s.sheet, c.row, ifnull(r.line, 0), w.text,
       ifnull(c.site_id, 0), t.name, t.city, t.state, t.country, t.address,
       (SELECT min(i.value)
          FROM site_identifier AS i
         WHERE i.site_id = c.site_id AND i.scheme = 'FEI'),
       (SELECT min(i.value)
          FROM site_identifier AS i
         WHERE i.site_id = c.site_id AND i.scheme = 'DUNS')
  FROM claim AS c
  JOIN source AS s ON s.id = c.source_id AND s.state = 'current'
  JOIN wording AS w ON w.id = c.wording_id
  LEFT JOIN source_row AS r ON r.id = c.row_id
  LEFT JOIN site AS t ON t.id = c.site_id
 WHERE c.vendor_id = :vendor
 ORDER BY c.capability_id, c.source_id, c.row, w.text, c.modality_id,
       c.dosage_group_id, c.phase_id;

-- name: claim_mention
-- scan: mentions have no index by vendor; one vendor is shown at a time
SELECT w.text, w.kind, c.title, s.name, s.path, s.sheet, m.row, r.line
  FROM mention AS m
  JOIN source AS s ON s.id = m.source_id AND s.state = 'current'
  JOIN source_row AS r ON r.id = m.source_id * 4294967296 + m.row
  JOIN wording AS w ON w.id = m.wording_id
  LEFT JOIN source_column AS c
    ON c.source_id = m.source_id AND c.position = m.position
 WHERE m.vendor_id = :vendor
 ORDER BY m.source_id, m.row, m.position, w.text;

-- name: claim_conflict
SELECT y.capability_id, y.evidence_id, y.date, ys.name, ys.path, ys.sheet,
       y.row, ifnull(yr.line, 0), yw.text, n.evidence_id, n.date, ns.name,
       ns.path, ns.sheet, n.row, ifnull(nr.line, 0), nw.text
  FROM claim AS y
  JOIN claim AS n
    ON n.vendor_id = y.vendor_id AND n.capability_id = y.capability_id
       AND (n.modality_id = y.modality_id OR 0 IN (n.modality_id,
            y.modality_id))
       AND (n.dosage_group_id = y.dosage_group_id OR 0 IN (n.dosage_group_id,
            y.dosage_group_id))
       AND (n.phase_id = y.phase_id OR 0 IN (n.phase_id, y.phase_id))
  JOIN status AS offered ON offered.id = y.status_id
       AND offered.code = 'offered'
  JOIN status AS refused ON refused.id = n.status_id AND refused.code = 'no'
  JOIN source AS ys ON ys.id = y.source_id AND ys.state = 'current'
  JOIN source AS ns ON ns.id = n.source_id AND ns.state = 'current'
  JOIN wording AS yw ON yw.id = y.wording_id
  JOIN wording AS nw ON nw.id = n.wording_id
  LEFT JOIN source_row AS yr ON yr.id = y.row_id
  LEFT JOIN source_row AS nr ON nr.id = n.row_id
 WHERE y.vendor_id = :vendor
 ORDER BY y.capability_id, y.source_id, y.row, yw.text, n.source_id, n.row,
       nw.text;
