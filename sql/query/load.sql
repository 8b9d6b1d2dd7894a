-- load.sql - what an import reads and writes: load.c, identity.c, group.c.

-- name: load_source_known
-- scan: a catalog holds few sources
SELECT id, name, version, n_row, n_created, n_updated, n_unchanged, n_aside,
       n_skipped, n_claim
  FROM source
 WHERE sha256 = :sha256 AND sheet = :sheet AND options = :options
   AND state = 'current'
 ORDER BY id
 LIMIT 1;

-- name: load_source_before
SELECT id, version, state
  FROM source
 WHERE name = :name
 ORDER BY version DESC
 LIMIT 1;

-- name: load_source_current
SELECT id
  FROM source
 WHERE name = :name AND state = 'current'
 ORDER BY adds IS NOT NULL, id
 LIMIT 1;

-- The version that mended rows are added to.
-- name: load_source_base
SELECT id
  FROM source
 WHERE name = :name AND state = 'current' AND adds IS NULL;

-- name: load_source_added
SELECT id
  FROM source
 WHERE name = :name AND state = 'current' AND adds IS NOT NULL
   AND path = :path;

-- name: load_source_next
SELECT coalesce(max(id), 0) + 1
  FROM source;

-- name: load_source_insert
INSERT INTO source (id, name, version, state, path, sheet, sha256, bytes,
       format, encoding, delimiter, header_row, layout, options, adds, as_of,
       evidence_id, imported_at, imported_by)
VALUES (:id, :name, :version, 'current', :path, :sheet, :sha256, :bytes,
       :format, :encoding, :delimiter, :header_row, :layout, :options, :adds,
       ifnull(:as_of, (SELECT as_of FROM source WHERE id = :adds)),
       :evidence, :now, :who);

-- name: load_source_finish
UPDATE source
   SET n_row = :n_row, n_created = :created, n_updated = :updated,
       n_unchanged = :unchanged, n_aside = :aside, n_skipped = :skipped,
       n_claim = :n_claim
 WHERE id = :id;

-- A new version replaces all of its name; mended rows those mended before.
-- name: load_source_supersede
UPDATE source
   SET state = 'superseded'
 WHERE name = :name AND state = 'current'
   AND (:id IS NULL OR id = :id);

-- name: load_source_of_again
SELECT evidence_id
  FROM source
 WHERE id = :id;

-- name: load_column_insert
INSERT INTO source_column (source_id, position, title, field, reason)
VALUES (:source, :position, :title, :field, :reason);

-- name: load_next_ids
SELECT (SELECT coalesce(max(id), 0) + 1 FROM vendor),
       (SELECT coalesce(max(id), 0) + 1 FROM site),
       (SELECT coalesce(max(id), 0) + 1 FROM wording);

-- name: load_vendor_count
-- scan: counts the table
SELECT count(*)
  FROM vendor;

-- name: load_wording_find
SELECT id
  FROM wording
 WHERE text = :text;

-- What the feeds hold goes into the tables.

-- name: load_feed_vendor
-- scan: the feed
INSERT INTO vendor (id, name, key, kind, country, city, website, description,
       group_id)
SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8
  FROM feed_vendor;

-- name: load_feed_alias
-- scan: the feed
INSERT INTO alias (key, vendor_id, name, kind)
SELECT c0, c1, c2, c3
  FROM feed_alias;

-- name: load_feed_identifier
-- scan: the feed
INSERT OR IGNORE INTO vendor_identifier (scheme, value, vendor_id)
SELECT c0, c1, c2
  FROM feed_identifier;

-- name: load_feed_site
-- scan: the feed
INSERT INTO site (id, vendor_id, key, name, city, state, country, address)
SELECT c0, c1, c2, c3, c4, c5, c6, c7
  FROM feed_site;

-- name: load_feed_site_identifier
-- scan: the feed
INSERT OR IGNORE INTO site_identifier (scheme, value, site_id)
SELECT c0, c1, c2
  FROM feed_site_identifier;

-- name: load_feed_source_row
-- scan: the feed
INSERT INTO source_row (id, line, outcome, vendor_id, site_id, evidence_id,
       date, tag, tag_kind, tag_standard, reason, position, cells)
SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12
  FROM feed_source_row;

-- name: load_feed_warning
-- scan: the feed
INSERT OR IGNORE INTO source_warning (source_id, row, position, text)
SELECT c0, c1, c2, c3
  FROM feed_warning;

-- name: load_feed_wording
-- scan: the feed
INSERT INTO wording (id, text, key, kind, status_id)
SELECT c0, c1, c2, c3, c4
  FROM feed_wording
 WHERE true
    ON CONFLICT (id) DO UPDATE
   SET key = excluded.key, kind = excluded.kind,
       status_id = excluded.status_id;

-- name: load_feed_claim
-- scan: the feed
INSERT INTO stored_claim (vendor_id, capability_id, row_id, said)
SELECT c0, c1, c2, c3
  FROM feed_claim;

-- name: load_feed_mention
-- scan: the feed
INSERT OR IGNORE INTO mention (source_id, row, position, wording_id,
       vendor_id)
SELECT c0, c1, c2, c3, c4
  FROM feed_mention;

-- name: load_vendor_update
UPDATE vendor
   SET kind = :kind, country = :country, city = :city, website = :website,
       description = :description, group_id = :group
 WHERE id = :id;

-- name: load_site_update
UPDATE site
   SET name = :name, city = :city, state = :state, country = :country,
       address = :address
 WHERE id = :id;

-- A new version of a source replaces what the one before said.

-- name: load_facts_gained
-- scan: compares all facts of two versions; 16777215 leaves the words out
SELECT count(*)
  FROM (SELECT vendor_id, capability_id, said & 16777215
          FROM stored_claim
         WHERE row_id >> 32 = :source
        EXCEPT
        SELECT vendor_id, capability_id, said & 16777215
          FROM stored_claim
         WHERE row_id >> 32 IN
               (SELECT old.id
                  FROM source AS old
                  JOIN source AS this ON this.name = old.name
                 WHERE this.id = :source AND old.state = 'superseded'));

-- name: load_facts_lost
-- scan: the same the other way round
SELECT count(*)
  FROM (SELECT vendor_id, capability_id, said & 16777215
          FROM stored_claim
         WHERE row_id >> 32 IN
               (SELECT old.id
                  FROM source AS old
                  JOIN source AS this ON this.name = old.name
                 WHERE this.id = :source AND old.state = 'superseded')
        EXCEPT
        SELECT vendor_id, capability_id, said & 16777215
          FROM stored_claim
         WHERE row_id >> 32 = :source);

-- What superseded versions of a source of that name said.
-- name: load_claim_delete
-- scan: claims lie by vendor, not by source
DELETE FROM stored_claim
 WHERE row_id >> 32 IN (SELECT old.id
                          FROM source AS old
                          JOIN source AS this ON this.name = old.name
                         WHERE this.id = :source
                           AND old.state = 'superseded');

-- name: load_mention_delete
DELETE FROM mention
 WHERE source_id IN (SELECT old.id
                       FROM source AS old
                       JOIN source AS this ON this.name = old.name
                      WHERE this.id = :source AND old.state = 'superseded');

-- Some kept rows are read again.

-- name: load_again_claim
-- scan: claims lie by vendor, not by source
DELETE FROM stored_claim
 WHERE row_id >> 32 = :source
   AND row_id & 4294967295 IN (SELECT c0 FROM feed_id);

-- name: load_again_mention
-- scan: the feed
DELETE FROM mention
 WHERE source_id = :source AND row IN (SELECT c0 FROM feed_id);

-- Who is known: all of them (for a large file), or one.

-- name: identity_alias_all
-- scan: reads every name once
SELECT a.key, a.vendor_id, a.kind = 'name'
  FROM alias AS a
 ORDER BY a.key, a.vendor_id;

-- name: identity_alias_by_key
SELECT vendor_id, kind = 'name'
  FROM alias
 WHERE key = :key
 ORDER BY vendor_id;

-- name: identity_identifier_all
-- scan: reads every identifier once
SELECT scheme, value, vendor_id
  FROM vendor_identifier
 ORDER BY scheme, value, vendor_id;

-- name: identity_identifier_by_value
SELECT vendor_id
  FROM vendor_identifier
 WHERE scheme = :scheme AND value = :value
 ORDER BY vendor_id;

-- name: identity_vendor_all
-- scan: reads every vendor once
SELECT id, name, key, kind, country, city, website, description, group_id
  FROM vendor
 ORDER BY id;

-- name: identity_vendor_by_id
SELECT id, name, key, kind, country, city, website, description, group_id
  FROM vendor
 WHERE id = :id;

-- name: identity_site_all
-- scan: reads every site once
SELECT id, vendor_id, key, name, city, state, country, address
  FROM site
 ORDER BY id;

-- name: identity_site_by_vendor
SELECT id, vendor_id, key, name, city, state, country, address
  FROM site
 WHERE vendor_id = :vendor
 ORDER BY id;

-- name: identity_site_identifier_all
-- scan: reads every identifier once
SELECT i.scheme, i.value, i.site_id, s.vendor_id
  FROM site_identifier AS i
  JOIN site AS s ON s.id = i.site_id
 ORDER BY i.scheme, i.value, i.site_id;

-- name: identity_site_identifier_by_vendor
SELECT i.scheme, i.value, i.site_id, s.vendor_id
  FROM site AS s
  JOIN site_identifier AS i ON i.site_id = s.id
 WHERE s.vendor_id = :vendor
 ORDER BY i.scheme, i.value, i.site_id;

-- name: identity_fact_all
-- scan: reads every claim once, in the order they lie
SELECT vendor_id, capability_id, said & 16777215
  FROM stored_claim;

-- name: identity_fact_by_vendor
SELECT vendor_id, capability_id, said & 16777215
  FROM stored_claim
 WHERE vendor_id = :vendor;

-- Corporate groups.

-- name: group_all
-- scan: there are few groups
SELECT id, key, name, parent_id, root_id
  FROM corporate_group
 ORDER BY id;

-- name: group_insert
INSERT INTO corporate_group (id, key, name, parent_id, root_id)
VALUES (:id, :key, :name, NULL, :id);

-- name: group_adopt
-- scan: there are few groups; a group's own vendor belongs to it
UPDATE vendor
   SET group_id = (SELECT g.id FROM corporate_group AS g
                    WHERE g.key = vendor.key)
 WHERE group_id IS NULL
   AND id IN (SELECT a.vendor_id
                FROM corporate_group AS g
               CROSS JOIN alias AS a
               WHERE a.key = g.key AND a.kind = 'name');

-- name: group_parents
-- scan: there are few groups
SELECT g.id, v.group_id
  FROM corporate_group AS g
 CROSS JOIN alias AS a
 CROSS JOIN vendor AS v
 WHERE a.key = g.key AND a.kind = 'name' AND v.id = a.vendor_id
   AND v.group_id IS NOT NULL AND v.group_id <> g.id
 ORDER BY g.id;

-- name: group_set
UPDATE corporate_group
   SET parent_id = :parent, root_id = :root
 WHERE id = :id;
