SELECT record, seq, unit, date, "f_title" AS title
FROM (lectures) AS s
WHERE "stage" = 'accepted'
AND "date" >= '2025-01-01'
AND "date" < '2026-01-01'
AND NOT ("f_people" IS NULL)
AND record > 120
ORDER BY record LIMIT 50
