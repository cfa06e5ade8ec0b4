-- Outside a transaction.
-- A sign-out address carries nothing but the id of a session: it is looked up, not sorted. Ids are random, so nothing relies on their being unique.
-- Oldest release: 0.1.0.
create index concurrently sessions_by_id on sessions using hash (id);
drop index concurrently if exists sessions_id;
