-- The events about one person: by their user, or by their email where there is none, as after a failed sign-in.
create index events_person on events (
  environment_id,
  (coalesce(data ->> 'user_id', case when event like 'user.%' then data ->> 'id' end, lower(data ->> 'email'))),
  id
) where coalesce(data ->> 'user_id', case when event like 'user.%' then data ->> 'id' end, lower(data ->> 'email')) is not null;
