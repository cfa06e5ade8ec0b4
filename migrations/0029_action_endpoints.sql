-- Whom an environment asks before somebody registers or signs in: one endpoint for each.
create table action_endpoints (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  type text not null check (type in ('authentication', 'user_registration')),
  endpoint_url text not null,
  sealed_secret text not null,
  status text not null check (status in ('enabled', 'disabled')),
  -- What counts when there is no answer that can be trusted.
  on_failure text not null check (on_failure in ('allow', 'deny')),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id)
);
create unique index action_endpoints_type on action_endpoints (environment_id, type);
