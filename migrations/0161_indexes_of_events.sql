-- Outside a transaction.
-- The log's indexes by a hash of what they look up: 31 bytes an event where the environment and the texts take up to 133. Events that have no
-- position yet are left out, so an event has one entry, and not another one from before it was numbered.
-- Oldest release: 0.1.0.
create index concurrently events_of_environment on events (hashtextextended(environment_id, 0), position) where position is not null;
drop index if exists events_position;
create index concurrently events_of_name on events (hashtextextended(environment_id || ' ' || event, 0), position) where position is not null;
drop index if exists events_name;
create index concurrently events_of_organization on events (hashtextextended(environment_id || ' ' || organization_id, 0), position)
  where organization_id is not null and position is not null;
drop index if exists events_organization;
-- By the user, or by the email where there is none, as after a failed sign-in.
create index concurrently events_of_person on events (
  (hashtextextended(
    environment_id || ' ' || coalesce(data ->> 'user_id', case when event like 'user.%' then data ->> 'id' end, lower(data ->> 'email')), 0
  )),
  position
) where position is not null
  and coalesce(data ->> 'user_id', case when event like 'user.%' then data ->> 'id' end, lower(data ->> 'email')) is not null;
drop index if exists events_person;
-- For erasures. Few events name a second person.
create index concurrently events_further_subjects on events using gin (further_subjects_of_event(data, context)) with (fastupdate = off)
  where position is not null and (
    coalesce(data ->> 'accepted_user_id', data -> 'user' ->> 'id', data -> 'owner' ->> 'id', data ->> 'login_hint') is not null
    or event not like 'user.%' and data ->> 'object' = 'user'
    or context::text like '%"email"%'
  );
