-- setup.sql - filling a new catalog from the built-in tables (feed_seed).

-- name: setup_setting
INSERT INTO setting (name, value)
SELECT c0, c1 FROM feed_seed;

-- name: setup_region
-- scan: planned for references that wait for the row; there are none
INSERT INTO region (code, name, note)
SELECT c0, c1, c2 FROM feed_seed;

-- name: setup_country
-- scan: planned for references that wait for the row; there are none
INSERT INTO country (code, alpha3, numeric, name, eu_eea, region)
SELECT c0, c1, c2, c3, c4, c5 FROM feed_seed;

-- name: setup_country_alias
INSERT OR IGNORE INTO country_alias (key, country, text)
SELECT c0, c1, c2 FROM feed_seed;

-- name: setup_phase
-- scan: planned for references that wait for the row; there are none
INSERT INTO phase (id, code, name, definition)
SELECT c0, c1, c2, c3 FROM feed_seed;

-- name: setup_modality
-- scan: planned for references that wait for the row; there are none
INSERT INTO modality (id, code, name, class, parent_id, definition)
SELECT c0, c1, c2, c3, c4, c5 FROM feed_seed;

-- name: setup_modality_alias
INSERT OR IGNORE INTO modality_alias (key, modality_id, text)
SELECT c0, c1, c2 FROM feed_seed;

-- name: setup_dosage_group
-- scan: planned for references that wait for the row; there are none
INSERT INTO dosage_group (id, code, name, platform)
SELECT c0, c1, c2, c3 FROM feed_seed;

-- name: setup_dosage_alias
INSERT OR IGNORE INTO dosage_alias (key, dosage_group_id, text)
SELECT c0, c1, c2 FROM feed_seed;

-- name: setup_evidence
-- scan: planned for references that wait for the row; there are none
INSERT INTO evidence_level (id, code, name, examples, sufficient_for)
SELECT c0, c1, c2, c3, c4 FROM feed_seed;

-- name: setup_status
-- scan: planned for references that wait for the row; there are none
INSERT INTO status (id, code)
SELECT c0, c1 FROM feed_seed;

-- name: setup_capability
-- scan: planned for references that wait for the row; there are none
INSERT INTO capability (id, code, area_id, level, name, scope, phase_from,
  phase_to, axis, dev_marker, mfg_marker, seed_term, definition)
SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12 FROM feed_seed;

-- name: setup_phrase
INSERT INTO phrase (id, key, text, kind, origin, note)
SELECT c0, c1, c2, c3, 'built-in', c4 FROM feed_seed;

-- name: setup_reading
INSERT OR IGNORE INTO phrase_reading (phrase_id, capability_id, modality_id,
  dosage_group_id)
SELECT c0, c1, c2, c3 FROM feed_seed;

-- name: setup_qualifier
INSERT OR IGNORE INTO qualifier (key, token, status, place)
SELECT c0, c1, c2, c3 FROM feed_seed;

-- name: setup_profile
-- scan: planned for references that wait for the row; there are none
INSERT INTO profile (id, code, scope, modality_class, level, name)
SELECT c0, c1, c2, c3, c4, c5 FROM feed_seed;

-- name: setup_requirement
INSERT INTO requirement (profile_id, seq, stage, mandatory, note)
SELECT c0, c1, c2, c3, c4 FROM feed_seed;

-- name: setup_option
INSERT INTO requirement_option (profile_id, seq, item, capability_id,
  phase_id, modality_id, other_profile_id)
SELECT c0, c1, c2, c3, c4, c5, c6 FROM feed_seed;

-- name: setup_audit_rule
INSERT INTO audit_rule (code, severity, applies_to, condition, message,
  suggestion)
SELECT c0, c1, c2, c3, c4, c5 FROM feed_seed;
