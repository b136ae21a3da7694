SELECT count(*)
FROM (SELECT (body #>> '{stage}') COLLATE "C" AS "stage", (body #>> '{date}') COLLATE "C" AS "date", (body #>> '{data,mode}') COLLATE "C" AS "f_mode", (body #> '{data,programme}') AS "f_programme", (body #> '{data,guests}') AS "f_guests", (body #>> '{data,people}')::bigint AS "f_people", (body #>> '{data,free}')::boolean AS "f_free", (body #>> '{data,title}') COLLATE "C" AS "f_title", (body #>> '{stages,accepted,0}') COLLATE "C" AS "stage_accepted_first", (body #>> '{due_on}') COLLATE "C" AS "due_on"
FROM (SELECT v.body::jsonb AS body
FROM record AS r
  JOIN revision AS v ON v.seq = r.seq
WHERE r.register = 'lectures' OFFSET 0) AS bodies OFFSET 0) AS s
WHERE "stage" = 'accepted'
AND "date" >= '2025-01-01'
AND "date" < '2026-01-01'
AND (NOT ("f_mode" = 'online') OR "f_mode" IS NULL)
AND "f_programme" @> to_jsonb('law'::text)
AND "f_guests" @> to_jsonb(7)
AND "f_people" IN (5, 6)
AND "f_free" = TRUE
AND NOT ("f_title" IS NULL OR "f_title" = '')
AND "stage_accepted_first" <= "due_on"
AND "due_on" < '2025-12-30'
