-- vocab.sql - the phrases of the vocabulary and what qualifies them.

-- name: vocab_phrase
-- scan: every phrase, once
SELECT id, key, text, kind, origin
  FROM phrase
 ORDER BY id;

-- name: vocab_reading
-- scan: every reading, once
SELECT phrase_id, capability_id, modality_id, dosage_group_id
  FROM phrase_reading
 ORDER BY phrase_id, capability_id, modality_id, dosage_group_id;

-- name: qualifier_all
-- scan: every qualifier, once
SELECT key, status, place
  FROM qualifier;

-- The readings go explicitly: terms map switches foreign keys off.
-- name: vocab_forget_readings
DELETE FROM phrase_reading
 WHERE phrase_id = (SELECT id
                      FROM phrase
                     WHERE key = :key);

-- name: vocab_forget
DELETE FROM phrase
 WHERE key = :key;

-- name: vocab_teach
INSERT INTO phrase (key, text, kind, origin, note)
VALUES (:key, :text, :kind, 'taught', '');

-- name: vocab_teach_reading
INSERT OR IGNORE INTO phrase_reading (phrase_id, capability_id)
SELECT id, :capability
  FROM phrase
 WHERE key = :key;
