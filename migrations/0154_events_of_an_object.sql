-- Outside a transaction.
-- The events about one object, by its id or slug. The hash takes 31 bytes an event where the text would take 112.
-- Oldest release: 0.1.0.
create index concurrently events_object on events (
  (hashtextextended(
    environment_id || ' ' || coalesce(data ->> 'id', data -> 'sso' ->> 'connection_id', data ->> 'directory_id', data ->> 'slug'), 0
  )),
  position
) where coalesce(data ->> 'id', data -> 'sso' ->> 'connection_id', data ->> 'directory_id', data ->> 'slug') is not null;
