-- profile.sql - named lists of requirements and the ladder they make.

-- name: profile_list
-- scan: there are a dozen
SELECT id, code, scope, modality_class, level, name
  FROM profile
 ORDER BY id;

-- name: profile_stages
-- scan: every requirement of every profile
SELECT profile_id, seq, stage, mandatory
  FROM requirement
 ORDER BY profile_id, seq;

-- name: profile_options
-- scan: every option of every requirement
SELECT profile_id, seq, capability_id, phase_id, modality_id,
       other_profile_id
  FROM requirement_option
 ORDER BY profile_id, seq, item;
