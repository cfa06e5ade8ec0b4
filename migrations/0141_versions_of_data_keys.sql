-- Outside a transaction.
-- Oldest release: 0.1.0.
-- Keys of the database have versions. The default is the first key, which the former release reads and makes; it seals as that
-- release does. Once the keys are rotated, the former release no longer starts on this database.
alter table data_keys
  add column version integer not null default 1,
  add column format smallint not null default 1,
  add column created_at timestamptz(3) not null default now(),
  add column active_at timestamptz(3) not null default 'epoch',
  add column compromised_at timestamptz(3);
create unique index concurrently data_keys_versions on data_keys (purpose, version);
alter table data_keys drop constraint data_keys_pkey, add constraint data_keys_pkey primary key using index data_keys_versions;

comment on column data_keys.format is 'Of what is made with it. 1: as the former release reads it. 2: a key derived for each sealed record, and refresh tokens with a secret.';
comment on column data_keys.active_at is 'From when it is used for what is new. All processes know it before.';
comment on column data_keys.compromised_at is 'When an operator declared that an attacker may have it.';

-- A change of the keys of the database: what was stored under earlier keys is stored again under the new one.
create table key_rotations (
  version integer primary key,
  is_compromised boolean not null,
  state text not null default 'waiting' check (state in ('waiting', 'storing', 'stored', 'completed')),
  -- The table that is worked on, and the primary key of the last row in it that is done.
  table_name text,
  position text[] not null default '{}',
  restored bigint not null default 0,
  left_over bigint not null default 0,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  stored_at timestamptz(3),
  completed_at timestamptz(3)
);
comment on table key_rotations is 'Rotations of the keys of the database, each under the version that it made.';
comment on column key_rotations.restored is 'How many values were sealed or hashed again.';
comment on column key_rotations.left_over is 'How many could not be opened and stay as they are.';

-- A hash of the random part of its refresh tokens, with which an attacker who has the keys can't make them.
alter table sessions add column token_secret_hash bytea;
alter table agent_sessions add column token_secret_hash bytea;
