SELECT node, count(DISTINCT f_speaker)
FROM (WITH stands(member, node) AS (VALUES (3, 1), (4, 1)) SELECT s.*, COALESCE(stands.node, s.unit) AS node
FROM (SELECT (body #>> '{stage}') COLLATE "C" AS "stage", (body #>> '{date}') COLLATE "C" AS "date", (body #>> '{data,speaker}')::bigint AS "f_speaker", COALESCE((body #>> '{unit}')::bigint, 0) AS "unit"
FROM (SELECT v.body::jsonb AS body
FROM record AS r
  JOIN revision AS v ON v.seq = r.seq
WHERE r.register = 'lectures' OFFSET 0) AS bodies OFFSET 0) AS s 
  LEFT JOIN stands ON stands.member = s.unit) AS s
WHERE "stage" = 'accepted'
AND "date" >= '2025-01-01'
AND "date" < '2026-01-01'
AND NOT ("f_speaker" IS NULL)
GROUP BY 1
