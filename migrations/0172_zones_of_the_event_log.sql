-- Outside a transaction.
-- Between which times the events of each 128 positions are, so that a range of time begins and ends within 128 positions of its
-- bounds. Noted by the database, so that it holds for events that a process of an earlier version numbers. Positions before the
-- first zone have none.
-- Oldest release: 0.1.0.
create table event_zones (
  zone bigint primary key,
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null
);
comment on table event_zones is 'The range of created_at of the events with 128 successive positions, of all environments.';
comment on column event_zones.zone is 'The positions without their last seven bits.';
create or replace function note_event_zones() returns trigger language plpgsql as $$
begin
  -- Not for changes to events that have their position.
  if not exists (select from unnumbered where position is null) then return null; end if;
  insert into event_zones as z (zone, first_at, last_at)
  select position >> 7, min(created_at), max(created_at) from numbered where position is not null group by 1 order by 1
  on conflict (zone) do update
    set first_at = least(z.first_at, excluded.first_at), last_at = greatest(z.last_at, excluded.last_at);
  return null;
end $$;
create or replace trigger events_zones after update on events
  referencing old table as unnumbered new table as numbered for each statement execute function note_event_zones();
