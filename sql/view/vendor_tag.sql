-- vendor_tag.sql - one row a tag as one row of a current source wrote it;
-- kind is null where the words decide nothing.  For this program's own
-- statements.
DROP VIEW IF EXISTS vendor_tag;
CREATE VIEW vendor_tag AS
SELECT r.vendor_id AS vendor_id, r.source_id AS source_id, r.row AS row,
       r.id AS row_id, r.tag_kind AS kind, r.tag AS text,
       r.tag_standard AS standard
  FROM source_row AS r
  JOIN source AS s ON s.id = r.id >> 32 AND s.state = 'current'
 WHERE r.tag IS NOT NULL AND r.vendor_id IS NOT NULL;
