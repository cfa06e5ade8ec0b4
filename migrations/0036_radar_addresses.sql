-- What Radar remembers of an address beyond its attempts, and beyond the user who had it: a keyed hash, that is.
create table radar_addresses (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  email_hash bytea not null,
  -- How many accounts were made with it.
  sign_ups integer not null,
  last_success_at timestamptz(3) not null,
  primary key (environment_id, email_hash)
);
create index radar_addresses_last_success_at on radar_addresses (last_success_at);
-- As migration 0034 has it for all tables.
alter table radar_addresses alter column environment_id set (n_distinct = 1);
