-- Outside a transaction.
-- Followers of the log read it across environments. Their index is one of an expression: one of `position` itself was taken for
-- lists of an environment too, which then read the events of all others.
-- Oldest release: 0.1.0.
create index concurrently events_in_log on events ((position + 0)) where position is not null;
drop index if exists events_by_position;
