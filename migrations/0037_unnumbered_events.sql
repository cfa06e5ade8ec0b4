-- Committed events that have no position yet, noted here by the database and taken away as they get one. They stood in an
-- index over the log, where those that were numbered since the last vacuum had to be passed by: a million of them in a log
-- of five million, which took 13 ms twenty times a second. A small table is vacuumed once a minute.
create table unnumbered_events (
  environment_id text collate "C" not null,
  id text collate "C" not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
-- As migration 0034 has it for all tables.
alter table unnumbered_events alter column environment_id set (n_distinct = 1);

insert into unnumbered_events (environment_id, id) select environment_id, id from events where position is null;
drop index events_unnumbered;

create function note_unnumbered_events() returns trigger language plpgsql as $$
begin
  insert into unnumbered_events (environment_id, id) select environment_id, id from recorded where position is null;
  return null;
end $$;
create trigger events_unnumbered after insert on events
  referencing new table as recorded for each statement execute function note_unnumbered_events();
