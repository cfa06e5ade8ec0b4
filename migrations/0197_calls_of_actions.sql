-- The last calls of action endpoints: when, how long, and what came of each.
-- Oldest release: 0.1.0.
create table action_calls (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  endpoint_id text collate "C" not null,
  -- Null for registrations and tests, which are about no user.
  user_id text collate "C",
  is_test boolean not null,
  -- What the endpoint answered; null where it gave no verdict that can be trusted.
  verdict text check (verdict in ('allow', 'deny')),
  -- Of its answer; null without one.
  status integer,
  failure text,
  duration_ms integer not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, endpoint_id) references action_endpoints (environment_id, id) on delete cascade
);
create index action_calls_endpoint on action_calls (environment_id, endpoint_id, id);
create index action_calls_created_at on action_calls (created_at);
alter table action_calls alter column environment_id set (n_distinct = 1);
