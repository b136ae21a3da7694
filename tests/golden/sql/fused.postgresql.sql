SELECT unit, CAST(substr(date, 1, 4) || substr(date, 6, 2) AS integer), count(*), count(*), CAST(sum("f_people") AS BIGINT), count(*) FILTER (WHERE NOT ("f_people" IS NULL)), count(*) FILTER (WHERE ("f_people" IS NULL)), count(DISTINCT "f_speaker"), count(*) FILTER (WHERE NOT ("f_speaker" IS NULL)), count(*) FILTER (WHERE "f_mode" = 'offline'), count(*) FILTER (WHERE "f_mode" = 'offline')
FROM (SELECT (body #>> '{stage}') COLLATE "C" AS "stage", (body #>> '{date}') COLLATE "C" AS "date", COALESCE((body #>> '{unit}')::bigint, 0) AS "unit", (body #>> '{data,people}')::bigint AS "f_people", (body #>> '{data,speaker}')::bigint AS "f_speaker", (body #>> '{data,mode}') COLLATE "C" AS "f_mode"
FROM (SELECT v.body::jsonb AS body
FROM record AS r
  JOIN revision AS v ON v.seq = r.seq
WHERE r.register = 'lectures' OFFSET 0) AS bodies OFFSET 0) AS s
WHERE "stage" = 'accepted'
AND "date" >= '2025-01-01'
AND "date" < '2026-01-01'
GROUP BY 1, 2
