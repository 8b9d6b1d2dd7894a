-- search.sql - words looked for in everything known of vendors.

-- Every text of every vendor, and what it is; sorted by nothing.
-- name: search_text
-- scan: texts are compared by their key, in C
SELECT id, 0, name FROM vendor
UNION ALL
SELECT vendor_id, 1, name FROM alias WHERE kind <> 'name'
UNION ALL
SELECT id, 2, city FROM vendor WHERE city IS NOT NULL
UNION ALL
SELECT vendor_id, 3, name FROM site WHERE name IS NOT NULL
UNION ALL
SELECT vendor_id, 2, city FROM site WHERE city IS NOT NULL
UNION ALL
SELECT vendor_id, 4, address FROM site WHERE address IS NOT NULL
UNION ALL
SELECT v.id, 5, g.name
  FROM vendor AS v
  JOIN corporate_group AS g ON g.id = v.group_id
UNION ALL
SELECT v.id, 5, root.name
  FROM vendor AS v
  JOIN corporate_group AS g ON g.id = v.group_id
  JOIN corporate_group AS root ON root.id = g.root_id AND root.id <> g.id
UNION ALL
SELECT id, 6, description FROM vendor WHERE description IS NOT NULL
UNION ALL
SELECT id, 7, website FROM vendor WHERE website IS NOT NULL
UNION ALL
SELECT vendor_id, 8, value FROM vendor_identifier
UNION ALL
SELECT s.vendor_id, 8, i.value
  FROM site_identifier AS i
  JOIN site AS s ON s.id = i.site_id;

-- name: search_wording
-- scan: texts are compared by their key, in C
SELECT id, text
  FROM wording;

-- feed_id holds wordings and, negated, capabilities.
-- name: search_claim
-- scan: no index by wording
SELECT DISTINCT c.vendor_id, c.status_id, k.code, w.text
  FROM claim AS c
  JOIN source AS s ON s.id = c.source_id AND s.state = 'current'
  JOIN capability AS k ON k.id = c.capability_id
  JOIN wording AS w ON w.id = c.wording_id
 WHERE c.wording_id IN (SELECT c0 FROM feed_id)
    OR -c.capability_id IN (SELECT c0 FROM feed_id)
 ORDER BY c.vendor_id, c.capability_id, c.status_id, w.text;

-- name: search_mention
-- scan: the wordings come from memory
SELECT DISTINCT m.vendor_id, w.kind, w.text
  FROM mention AS m
  JOIN source AS s ON s.id = m.source_id AND s.state = 'current'
  JOIN wording AS w ON w.id = m.wording_id
 WHERE m.wording_id IN (SELECT c0 FROM feed_id)
 ORDER BY m.vendor_id, w.kind, w.text;
