WITH stands(member, node) AS (VALUES (0, 1), (1, 1), (2, 2)), chosen AS (SELECT record, unit, co_units, credited_units, "f_people" AS val
FROM (lectures) AS s
WHERE "stage" = 'accepted'
AND "date" >= '2025-01-01'
AND "date" < '2026-01-01'
AND NOT ("f_people" IS NULL)), named AS (SELECT unit AS member, record, val
FROM chosen
UNION SELECT unnest(co_units) AS member, record, val
FROM chosen
UNION SELECT unnest(credited_units) AS member, record, val
FROM chosen), credit AS (SELECT DISTINCT stands.node AS node, named.record AS record, named.val AS val
FROM named
  JOIN stands ON stands.member = named.member), once AS (SELECT DISTINCT record, val
FROM credit) SELECT node, CAST(sum(val) AS BIGINT)
FROM credit
GROUP BY node
UNION ALL SELECT NULL, CAST(sum(val) AS BIGINT)
FROM once
