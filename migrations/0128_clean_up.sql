-- What the last clean-up of each table deleted.
create table clean_up_runs (
  table_name text collate "C" primary key,
  deleted bigint not null,
  took_ms bigint not null,
  finished_at timestamptz(3) not null
);

-- Sessions are deleted some time after their end.
create index sessions_over on sessions (coalesce(ended_at, expires_at));
create index provider_sessions_age on provider_sessions (created_at) where name_id_hash is not null;
create index invitations_over on invitations (coalesce(accepted_at, revoked_at, expires_at));
