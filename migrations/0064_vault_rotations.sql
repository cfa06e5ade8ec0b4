-- Work that wraps stored keys anew, and how far it is.
create table vault_rotations (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  kind text not null check (kind in ('wrapping', 'keys')),
  state text not null check (state in ('running', 'completed')),
  total integer not null,
  done integer not null default 0,
  failed integer not null default 0,
  -- Why the last one that failed did, in words.
  error text,
  -- The last key or version that was looked at.
  position text[] not null default '{}',
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id)
);
create unique index vault_rotations_running on vault_rotations (environment_id) where state = 'running';
