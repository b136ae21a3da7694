SELECT count(*)
FROM (lectures) AS s
WHERE "stage" = 'accepted'
AND "date" >= '2025-01-01'
AND "date" < '2026-01-01'
AND (NOT ("f_mode" = 'online') OR "f_mode" IS NULL)
AND list_contains("f_programme", 'law')
AND list_contains("f_guests", 7)
AND "f_people" IN (5, 6)
AND "f_free" = TRUE
AND NOT ("f_title" IS NULL OR "f_title" = '')
AND "stage_accepted_first" <= "due_on"
AND "due_on" < '2025-12-30'
