SELECT unit, CAST(substr(date, 1, 4) || substr(date, 6, 2) AS INTEGER), count(*), count(*), CAST(sum("f_people") AS BIGINT), count(*) FILTER (WHERE NOT ("f_people" IS NULL)), count(*) FILTER (WHERE ("f_people" IS NULL)), count(DISTINCT "f_speaker"), count(*) FILTER (WHERE NOT ("f_speaker" IS NULL)), count(*) FILTER (WHERE "f_mode" = 'offline'), count(*) FILTER (WHERE "f_mode" = 'offline')
FROM (SELECT json_extract(v.body, '$."stage"') AS "stage", json_extract(v.body, '$."date"') AS "date", COALESCE(json_extract(v.body, '$."unit"'), 0) AS "unit", json_extract(v.body, '$."data"."people"') AS "f_people", json_extract(v.body, '$."data"."speaker"') AS "f_speaker", json_extract(v.body, '$."data"."mode"') AS "f_mode"
FROM record AS r
  JOIN revision AS v ON v.seq = r.seq
WHERE r.register = 'lectures') AS s
WHERE "stage" = 'accepted'
AND "date" >= '2025-01-01'
AND "date" < '2026-01-01'
GROUP BY 1, 2
