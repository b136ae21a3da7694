SELECT count(*)
FROM (SELECT json_extract(v.body, '$."stage"') AS "stage", json_extract(v.body, '$."date"') AS "date", json_extract(v.body, '$."data"."mode"') AS "f_mode", json_extract(v.body, '$."data"."programme"') AS "f_programme", json_extract(v.body, '$."data"."guests"') AS "f_guests", json_extract(v.body, '$."data"."people"') AS "f_people", json_extract(v.body, '$."data"."free"') AS "f_free", json_extract(v.body, '$."data"."title"') AS "f_title", json_extract(v.body, '$."stages"."accepted"[0]') AS "stage_accepted_first", json_extract(v.body, '$."due_on"') AS "due_on"
FROM record AS r
  JOIN revision AS v ON v.seq = r.seq
WHERE r.register = 'lectures') AS s
WHERE "stage" = 'accepted'
AND "date" >= '2025-01-01'
AND "date" < '2026-01-01'
AND (NOT ("f_mode" = 'online') OR "f_mode" IS NULL)
AND EXISTS (SELECT 1
FROM json_each("f_programme") AS held
WHERE held.value = 'law')
AND EXISTS (SELECT 1
FROM json_each("f_guests") AS held
WHERE held.value = 7)
AND "f_people" IN (5, 6)
AND "f_free" = TRUE
AND NOT ("f_title" IS NULL OR "f_title" = '')
AND "stage_accepted_first" <= "due_on"
AND "due_on" < '2025-12-30'
