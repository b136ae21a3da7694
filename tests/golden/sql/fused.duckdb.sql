SELECT unit, year(date) * 100 + month(date), count(*), count(*), CAST(sum("f_people") AS BIGINT), count(*) FILTER (WHERE NOT ("f_people" IS NULL)), count(*) FILTER (WHERE ("f_people" IS NULL)), count(DISTINCT "f_speaker"), count(*) FILTER (WHERE NOT ("f_speaker" IS NULL)), count(*) FILTER (WHERE "f_mode" = 'offline'), count(*) FILTER (WHERE "f_mode" = 'offline')
FROM (lectures) AS s
WHERE "stage" = 'accepted'
AND "date" >= '2025-01-01'
AND "date" < '2026-01-01'
GROUP BY 1, 2
