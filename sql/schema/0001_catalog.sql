-- 0001_catalog.sql - the first schema of a vendorcat catalog.
-- Everything is STRICT; identifiers are text; dates are ISO 8601 text; an id
-- of 0 in a dimension means "not stated" so that it can be part of a key.

-- Sets of three and more are spelt out with OR: for IN (...) SQLite builds a
-- table of them for every row it checks, a third of an import's time.

PRAGMA application_id = 1986224500; -- "vcat"

-- One row a setting: taxonomy version, when and by which program it was made.
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row a sourcing region (macro region), such as NAM or EUR.
CREATE TABLE region (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row a country of ISO 3166-1.
CREATE TABLE country (
  code TEXT PRIMARY KEY CHECK (length(code) = 2),
  alpha3 TEXT NOT NULL UNIQUE CHECK (length(alpha3) = 3),
  numeric TEXT NOT NULL UNIQUE CHECK (length(numeric) = 3),
  name TEXT NOT NULL,
  eu_eea TEXT NOT NULL CHECK (eu_eea = '' OR eu_eea = 'EU' OR eu_eea = 'EEA'),
  region TEXT NOT NULL REFERENCES region
) STRICT, WITHOUT ROWID;

-- One row a way to write a country; key is the folded text.
CREATE TABLE country_alias (
  key TEXT PRIMARY KEY,
  country TEXT NOT NULL REFERENCES country,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row a phase of a product's life, in order; id 0: not stated.
CREATE TABLE phase (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  definition TEXT NOT NULL
) STRICT;

-- One row a product class (small molecule, antibody, ...); id 0: not stated.
CREATE TABLE modality (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  class TEXT NOT NULL,
  parent_id INTEGER REFERENCES modality,
  definition TEXT NOT NULL
) STRICT;

-- One row a way to write a modality; key is the folded text.
CREATE TABLE modality_alias (
  key TEXT PRIMARY KEY,
  modality_id INTEGER NOT NULL REFERENCES modality,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row a group of dosage forms (OSD, STI, ...); id 0: not stated.
CREATE TABLE dosage_group (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  platform TEXT NOT NULL
) STRICT;

-- One row a way to write a dosage form or group; key is the folded text.
CREATE TABLE dosage_alias (
  key TEXT PRIMARY KEY,
  dosage_group_id INTEGER NOT NULL REFERENCES dosage_group,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row a level of evidence, E0 (unsourced) to E5 (performed for us).
CREATE TABLE evidence_level (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  examples TEXT NOT NULL,
  sufficient_for TEXT NOT NULL
) STRICT;

-- One row a status a claim can have (CONTRACT.md, 1).
CREATE TABLE status (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE
) STRICT;

-- One row an area or a leaf of the taxonomy; an area's area_id is NULL.
CREATE TABLE capability (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  area_id INTEGER REFERENCES capability,
  level TEXT NOT NULL CHECK (level IN ('area', 'leaf')),
  name TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope = 'DS' OR scope = 'DP' OR scope = 'both'),
  phase_from TEXT NOT NULL,
  phase_to TEXT NOT NULL,
  axis TEXT NOT NULL
    CHECK (axis = 'group' OR axis = 'stage' OR axis = 'platform' OR
      axis = 'support'),
  dev_marker TEXT NOT NULL
    CHECK (dev_marker = '' OR dev_marker = 'none' OR dev_marker = 'weak' OR
      dev_marker = 'strong'),
  mfg_marker TEXT NOT NULL,
  seed_term TEXT NOT NULL,
  definition TEXT NOT NULL,
  CHECK ((level = 'leaf') = (area_id IS NOT NULL))
) STRICT;

-- One row a phrase of the vocabulary; key is the folded text.
CREATE TABLE phrase (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  kind TEXT NOT NULL
    CHECK (kind = 'clear' OR kind = 'ambiguous' OR
      kind = 'not-a-capability'),
  origin TEXT NOT NULL CHECK (origin IN ('built-in', 'taught')),
  note TEXT NOT NULL
) STRICT;

-- One row a reading of a phrase: it asserts the capability (clear) or may
-- mean it (ambiguous).
CREATE TABLE phrase_reading (
  phrase_id INTEGER NOT NULL REFERENCES phrase ON DELETE CASCADE,
  capability_id INTEGER NOT NULL REFERENCES capability,
  modality_id INTEGER NOT NULL DEFAULT 0 REFERENCES modality,
  dosage_group_id INTEGER NOT NULL DEFAULT 0 REFERENCES dosage_group,
  PRIMARY KEY (phrase_id, capability_id, modality_id, dosage_group_id)
) STRICT, WITHOUT ROWID;

-- One row a token that qualifies a claim ("via partner", "planned").  status:
-- a claim's, or unknown where the token leaves it open.  place: apart, it
-- stands in parentheses or behind a comma; lead, trail, both: also before or
-- behind the service without.
CREATE TABLE qualifier (
  key TEXT PRIMARY KEY,
  token TEXT NOT NULL,
  status TEXT NOT NULL,
  place TEXT NOT NULL
    CHECK (place = 'apart' OR place = 'lead' OR place = 'trail' OR
      place = 'both')
) STRICT, WITHOUT ROWID;

-- One row a named list of requirements; level is its rung of the ladder.
CREATE TABLE profile (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  scope TEXT NOT NULL,
  modality_class TEXT NOT NULL,
  level TEXT NOT NULL
    CHECK (level = '' OR level = 'span' OR level = 'core' OR
      level = 'chain' OR level = 'full' OR level = 'verified'),
  name TEXT NOT NULL
) STRICT;

-- One row a requirement (a stage) of a profile.
CREATE TABLE requirement (
  profile_id INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  stage TEXT NOT NULL,
  mandatory INTEGER NOT NULL CHECK (mandatory IN (0, 1)),
  note TEXT NOT NULL,
  PRIMARY KEY (profile_id, seq)
) STRICT, WITHOUT ROWID;

-- One row one of the things that satisfy a requirement: a capability, in a
-- phase or of a modality where these are not 0, or a whole other profile.
CREATE TABLE requirement_option (
  profile_id INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  item INTEGER NOT NULL,
  capability_id INTEGER REFERENCES capability,
  phase_id INTEGER NOT NULL DEFAULT 0 REFERENCES phase,
  modality_id INTEGER NOT NULL DEFAULT 0 REFERENCES modality,
  other_profile_id INTEGER REFERENCES profile,
  PRIMARY KEY (profile_id, seq, item),
  FOREIGN KEY (profile_id, seq) REFERENCES requirement ON DELETE CASCADE,
  CHECK ((capability_id IS NULL) <> (other_profile_id IS NULL))
) STRICT, WITHOUT ROWID;

-- One row a rule that compares a vendor's tag with its services.
CREATE TABLE audit_rule (
  code TEXT PRIMARY KEY,
  severity TEXT NOT NULL
    CHECK (severity = 'error' OR severity = 'warn' OR severity = 'info' OR
      severity = 'ok'),
  applies_to TEXT NOT NULL,
  condition TEXT NOT NULL,
  message TEXT NOT NULL,
  suggestion TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row a corporate group.  root_id is the group at the top, itself where
-- nothing is above it: two vendors of one root are one source of supply.
CREATE TABLE corporate_group (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  parent_id INTEGER REFERENCES corporate_group,
  root_id INTEGER NOT NULL REFERENCES corporate_group
) STRICT;

-- One row one imported version of a source.
CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  state TEXT NOT NULL
    CHECK (state = 'current' OR state = 'superseded' OR state = 'dropped'),
  path TEXT NOT NULL,
  sheet TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  bytes INTEGER NOT NULL,
  format TEXT NOT NULL,
  encoding TEXT NOT NULL,
  delimiter TEXT NOT NULL,
  header_row INTEGER NOT NULL,
  layout TEXT NOT NULL,
  options TEXT NOT NULL,
  -- The source whose rows these are, set aside there and mended since; NULL:
  -- a version of its own.
  adds INTEGER REFERENCES source ON DELETE SET NULL,
  as_of TEXT,
  evidence_id INTEGER NOT NULL REFERENCES evidence_level,
  imported_at TEXT NOT NULL,
  imported_by TEXT NOT NULL,
  n_row INTEGER NOT NULL DEFAULT 0,
  n_created INTEGER NOT NULL DEFAULT 0,
  n_updated INTEGER NOT NULL DEFAULT 0,
  n_unchanged INTEGER NOT NULL DEFAULT 0,
  n_aside INTEGER NOT NULL DEFAULT 0,
  n_skipped INTEGER NOT NULL DEFAULT 0,
  n_claim INTEGER NOT NULL DEFAULT 0,
  UNIQUE (name, version)
) STRICT;

-- One row a column of a source: its title and what it was read as.
CREATE TABLE source_column (
  source_id INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  field TEXT,
  reason TEXT NOT NULL,
  PRIMARY KEY (source_id, position)
) STRICT, WITHOUT ROWID;

-- One row a vendor.  What people type is replace(key, ' ', '-'); kind is NULL
-- when untagged.
-- The values are those of the source that spoke last and was not blank.
CREATE TABLE vendor (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  key TEXT NOT NULL CHECK (key <> ''),
  kind TEXT CHECK (kind IN ('CMO', 'CDMO')),
  country TEXT REFERENCES country,
  city TEXT,
  website TEXT,
  description TEXT,
  group_id INTEGER REFERENCES corporate_group
) STRICT;

-- One row a name a vendor goes by, its first one included.  key is the folded
-- name without legal form: how rows find their vendor.
CREATE TABLE alias (
  key TEXT NOT NULL CHECK (key <> ''),
  vendor_id INTEGER NOT NULL REFERENCES vendor ON DELETE CASCADE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL
    CHECK (kind = 'name' OR kind = 'legal' OR kind = 'brand' OR
      kind = 'former' OR kind = 'spelling'),
  PRIMARY KEY (key, vendor_id)
) STRICT, WITHOUT ROWID;

-- One row a facility of a vendor; key tells it from the vendor's others.
CREATE TABLE site (
  id INTEGER PRIMARY KEY,
  vendor_id INTEGER NOT NULL REFERENCES vendor ON DELETE CASCADE,
  key TEXT NOT NULL,
  name TEXT,
  city TEXT,
  state TEXT,
  country TEXT REFERENCES country,
  address TEXT,
  UNIQUE (vendor_id, key)
) STRICT;

-- One row an identifier of a vendor (DUNS, LEI, ERP, DOM), as text.
CREATE TABLE vendor_identifier (
  scheme TEXT NOT NULL,
  value TEXT NOT NULL CHECK (value <> ''),
  vendor_id INTEGER NOT NULL REFERENCES vendor ON DELETE CASCADE,
  PRIMARY KEY (scheme, value, vendor_id)
) STRICT, WITHOUT ROWID;

-- One row an identifier of a site (FEI, DUNS, MIA), as text.
CREATE TABLE site_identifier (
  scheme TEXT NOT NULL,
  value TEXT NOT NULL CHECK (value <> ''),
  site_id INTEGER NOT NULL REFERENCES site ON DELETE CASCADE,
  PRIMARY KEY (scheme, value, site_id)
) STRICT, WITHOUT ROWID;

-- One row a row of a source as read: cells is a JSON array of its texts.
-- outcome: what became of it; reason and position say why it was set aside.
-- id is source_id << 32 | row: rows are added at the end, and found by
-- source and row without an index.  What holds for all claims of a row stands
-- here once: its site, evidence and date, and the tag as the row wrote it
-- (tag_kind is null where the words decide nothing).
CREATE TABLE source_row (
  id INTEGER PRIMARY KEY,
  line INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome = 'created' OR outcome = 'updated' OR
      outcome = 'unchanged' OR outcome = 'aside' OR
      outcome = 'skipped' OR outcome = 'header'),
  vendor_id INTEGER REFERENCES vendor ON DELETE SET NULL,
  site_id INTEGER REFERENCES site ON DELETE SET NULL,
  evidence_id INTEGER REFERENCES evidence_level,
  date TEXT,
  tag TEXT,
  tag_kind TEXT CHECK (tag_kind IN ('CMO', 'CDMO')),
  tag_standard INTEGER CHECK (tag_standard IN (0, 1)),
  reason TEXT,
  position INTEGER,
  cells TEXT NOT NULL,
  source_id INTEGER GENERATED ALWAYS AS (id >> 32) VIRTUAL,
  row INTEGER GENERATED ALWAYS AS (id & 4294967295) VIRTUAL
) STRICT;

-- One row a remark on a row that went in all the same: a value that was kept
-- as text because it is not known (country, date, identifier, ...).
CREATE TABLE source_warning (
  source_id INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
  row INTEGER NOT NULL,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (source_id, row, position, text)
) STRICT, WITHOUT ROWID;

-- One row a distinct text that was read as naming services, and what the
-- vocabulary made of it; status_id is what the words themselves state (0:
-- they leave it open).
CREATE TABLE wording (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE,
  key TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind = 'clear' OR kind = 'ambiguous' OR
      kind = 'not-a-capability' OR kind = 'unknown'),
  status_id INTEGER NOT NULL
) STRICT;

-- One row: this row of a source says that this vendor has a status for this
-- capability, in these words.  The view claim is this table with names: said
-- is wording_id << 24 | phase_id << 20 | dosage_group_id << 12 |
-- modality_id << 4 | status_id.  Few columns, because there are many rows:
-- each column more is a twentieth of an import's time.
CREATE TABLE stored_claim (
  vendor_id INTEGER NOT NULL REFERENCES vendor ON DELETE CASCADE,
  capability_id INTEGER NOT NULL REFERENCES capability,
  row_id INTEGER NOT NULL REFERENCES source_row,
  said INTEGER NOT NULL,
  PRIMARY KEY (vendor_id, capability_id, row_id, said)
) STRICT, WITHOUT ROWID;

-- One row: this row uses words that made no claim (ambiguous, unknown, no
-- capability), in the status the words state.
CREATE TABLE mention (
  source_id INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
  row INTEGER NOT NULL,
  position INTEGER NOT NULL,
  wording_id INTEGER NOT NULL REFERENCES wording,
  vendor_id INTEGER NOT NULL REFERENCES vendor ON DELETE CASCADE,
  PRIMARY KEY (source_id, row, position, wording_id)
) STRICT, WITHOUT ROWID;

-- Claims and names have no second index: what asks across vendors reads them
-- all once, which is cheaper than keeping an index through an import.
CREATE INDEX mention_by_wording ON mention (wording_id);
CREATE INDEX vendor_by_group ON vendor (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX site_identifier_by_site ON site_identifier (site_id);
CREATE INDEX vendor_identifier_by_vendor ON vendor_identifier (vendor_id);
