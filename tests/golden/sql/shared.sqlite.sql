WITH stands(member, node) AS (VALUES (0, 1), (1, 1), (2, 2)), chosen AS (SELECT record, unit, co_units, credited_units, "f_people" AS val
FROM (SELECT json_extract(v.body, '$."stage"') AS "stage", json_extract(v.body, '$."date"') AS "date", json_extract(v.body, '$."data"."people"') AS "f_people", json_extract(v.body, '$."record"') AS "record", COALESCE(json_extract(v.body, '$."unit"'), 0) AS "unit", json_extract(v.body, '$."co_units"') AS "co_units", json_extract(v.body, '$."credited_units"') AS "credited_units"
FROM record AS r
  JOIN revision AS v ON v.seq = r.seq
WHERE r.register = 'lectures') AS s
WHERE "stage" = 'accepted'
AND "date" >= '2025-01-01'
AND "date" < '2026-01-01'
AND NOT ("f_people" IS NULL)), named AS (SELECT unit AS member, record, val
FROM chosen
UNION SELECT held.value AS member, record, val
FROM chosen, json_each(co_units) AS held
UNION SELECT held.value AS member, record, val
FROM chosen, json_each(credited_units) AS held), credit AS (SELECT DISTINCT stands.node AS node, named.record AS record, named.val AS val
FROM named
  JOIN stands ON stands.member = named.member), once AS (SELECT DISTINCT record, val
FROM credit) SELECT node, CAST(sum(val) AS BIGINT)
FROM credit
GROUP BY node
UNION ALL SELECT NULL, CAST(sum(val) AS BIGINT)
FROM once
