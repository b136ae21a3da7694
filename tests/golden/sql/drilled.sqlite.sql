SELECT record, seq, unit, date, "f_title" AS title
FROM (SELECT json_extract(v.body, '$."stage"') AS "stage", json_extract(v.body, '$."date"') AS "date", json_extract(v.body, '$."data"."people"') AS "f_people", json_extract(v.body, '$."record"') AS "record", json_extract(v.body, '$."seq"') AS "seq", COALESCE(json_extract(v.body, '$."unit"'), 0) AS "unit", json_extract(v.body, '$."data"."title"') AS "f_title"
FROM (SELECT max(seq) AS seq
FROM revision
WHERE register = 'lectures'
AND seq <= 41
GROUP BY record) AS h
  JOIN revision AS v ON v.seq = h.seq) AS s
WHERE "stage" = 'accepted'
AND "date" >= '2025-01-01'
AND "date" < '2026-01-01'
AND NOT ("f_people" IS NULL)
AND record > 120
ORDER BY record LIMIT 50
