SELECT record, seq, unit, date, "f_title" AS title
FROM (SELECT (body #>> '{stage}') COLLATE "C" AS "stage", (body #>> '{date}') COLLATE "C" AS "date", (body #>> '{data,people}')::bigint AS "f_people", (body #>> '{record}')::bigint AS "record", (body #>> '{seq}')::bigint AS "seq", COALESCE((body #>> '{unit}')::bigint, 0) AS "unit", (body #>> '{data,title}') COLLATE "C" AS "f_title"
FROM (SELECT v.body::jsonb AS body
FROM (SELECT max(seq) AS seq
FROM revision
WHERE register = 'lectures'
AND seq <= 41
GROUP BY record) AS h
  JOIN revision AS v ON v.seq = h.seq OFFSET 0) AS bodies OFFSET 0) AS s
WHERE "stage" = 'accepted'
AND "date" >= '2025-01-01'
AND "date" < '2026-01-01'
AND NOT ("f_people" IS NULL)
AND record > 120
ORDER BY record LIMIT 50
