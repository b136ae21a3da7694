SELECT node, count(DISTINCT f_speaker)
FROM (WITH stands(member, node) AS (VALUES (3, 1), (4, 1)) SELECT s.*, COALESCE(stands.node, s.unit) AS node
FROM (SELECT json_extract(v.body, '$."stage"') AS "stage", json_extract(v.body, '$."date"') AS "date", json_extract(v.body, '$."data"."speaker"') AS "f_speaker", COALESCE(json_extract(v.body, '$."unit"'), 0) AS "unit"
FROM record AS r
  JOIN revision AS v ON v.seq = r.seq
WHERE r.register = 'lectures') AS s 
  LEFT JOIN stands ON stands.member = s.unit) AS s
WHERE "stage" = 'accepted'
AND "date" >= '2025-01-01'
AND "date" < '2026-01-01'
AND NOT ("f_speaker" IS NULL)
GROUP BY 1
