-- Who sends signals about the people of a connection, and what they sent (OpenID Shared Signals Framework).
-- Oldest release: 0.1.0.
create table signal_receivers (
  environment_id text collate "C" not null,
  connection_id text collate "C" not null,
  issuer text not null,
  jwks_uri text not null,
  audience text not null,
  last_refusal_error text collate "C",
  last_refusal text,
  last_refusal_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, connection_id),
  foreign key (environment_id, connection_id) references connections (environment_id, id) on delete cascade
);
comment on table signal_receivers is 'Transmitters of security events about the people of connections.';
alter table signal_receivers alter column environment_id set (n_distinct = 1);

create table received_signals (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  connection_id text collate "C" not null,
  -- Of the token. It is taken once.
  jti text collate "C" not null,
  type text collate "C" not null,
  outcome text collate "C" not null check (outcome in ('sessions_ended', 'no_session', 'unknown_subject', 'noted')),
  initiating_entity text collate "C",
  -- Null for one that is about no one who is known, or ends nothing.
  user_id text collate "C",
  sessions_ended integer not null,
  issued_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, connection_id) references signal_receivers (environment_id, connection_id) on delete cascade,
  foreign key (environment_id, user_id) references users (environment_id, id) on delete cascade
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
create unique index received_signals_jti on received_signals (environment_id, connection_id, jti);
create index received_signals_of_connection on received_signals (environment_id, connection_id, id);
create index received_signals_user on received_signals (environment_id, user_id) where user_id is not null;
create index received_signals_created on received_signals (created_at);
comment on table received_signals is 'Security events that transmitters sent, and what they did here.';
alter table received_signals alter column environment_id set (n_distinct = 1);
