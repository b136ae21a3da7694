WITH stands(member, node) AS (VALUES (0, 1), (1, 1), (2, 2)), chosen AS (SELECT record, unit, co_units, credited_units, "f_people" AS val
FROM (SELECT (body #>> '{stage}') COLLATE "C" AS "stage", (body #>> '{date}') COLLATE "C" AS "date", (body #>> '{data,people}')::bigint AS "f_people", (body #>> '{record}')::bigint AS "record", COALESCE((body #>> '{unit}')::bigint, 0) AS "unit", (body #> '{co_units}') AS "co_units", (body #> '{credited_units}') AS "credited_units"
FROM (SELECT v.body::jsonb AS body
FROM record AS r
  JOIN revision AS v ON v.seq = r.seq
WHERE r.register = 'lectures' OFFSET 0) AS bodies OFFSET 0) AS s
WHERE "stage" = 'accepted'
AND "date" >= '2025-01-01'
AND "date" < '2026-01-01'
AND NOT ("f_people" IS NULL)), named AS (SELECT unit AS member, record, val
FROM chosen
UNION SELECT held.value::bigint AS member, record, val
FROM chosen, jsonb_array_elements_text(COALESCE(co_units, '[]'::jsonb)) AS held(value)
UNION SELECT held.value::bigint AS member, record, val
FROM chosen, jsonb_array_elements_text(COALESCE(credited_units, '[]'::jsonb)) AS held(value)), credit AS (SELECT DISTINCT stands.node AS node, named.record AS record, named.val AS val
FROM named
  JOIN stands ON stands.member = named.member), once AS (SELECT DISTINCT record, val
FROM credit) SELECT node, CAST(sum(val) AS BIGINT)
FROM credit
GROUP BY node
UNION ALL SELECT NULL, CAST(sum(val) AS BIGINT)
FROM once
