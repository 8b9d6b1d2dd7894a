-- doubt.sql - words that made no claim, and what they may mean.

-- name: doubt_phrases
-- scan: the phrases of a kind are few hundred
SELECT p.key, p.text, p.note, ifnull(r.capability_id, 0)
  FROM phrase AS p
  LEFT JOIN phrase_reading AS r ON r.phrase_id = p.id
 WHERE p.kind = :kind
 ORDER BY p.id, r.capability_id;

-- Words that say no ("no biologics") mean no offer, whatever they mean.
-- name: doubt_wordings
-- scan: distinct texts are few
SELECT id, text, key
  FROM wording
 WHERE kind = :kind AND status_id <> 2
 ORDER BY id;

-- name: doubt_mentions
SELECT DISTINCT vendor_id, source_id, row
  FROM mention
 WHERE wording_id = :wording
 ORDER BY source_id, row;
