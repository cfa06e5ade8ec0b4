-- Ended sessions that applications have to be told of by OpenID Connect Back-Channel Logout.
-- Oldest release: 0.1.0.
create table connect_logouts (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  -- No foreign keys: the application, the session and the user may be deleted by the same change.
  application_id text collate "C" not null,
  session_id text collate "C" not null,
  user_id text collate "C" not null,
  -- That the ID tokens of the session had.
  sid text collate "C" not null,
  state text not null check (state in ('pending', 'succeeded', 'failed')),
  -- The requests that were made, oldest first.
  attempts jsonb not null default '[]',
  -- Null once it is over.
  next_attempt_at timestamptz(3),
  locked_until timestamptz(3),
  locked_by text,
  completed_at timestamptz(3),
  created_at timestamptz(3) not null,
  primary key (environment_id, id)
);
create unique index connect_logouts_session on connect_logouts (environment_id, session_id);
create index connect_logouts_application on connect_logouts (environment_id, application_id, id);
create index connect_logouts_pending on connect_logouts (environment_id, application_id, next_attempt_at) where state = 'pending';
create index connect_logouts_under_way on connect_logouts (environment_id, application_id, locked_until)
  where state = 'pending' and locked_until is not null;
create index connect_logouts_completed_at on connect_logouts (completed_at);
alter table connect_logouts alter column environment_id set (n_distinct = 1);
