-- What the operator decided about Radar, as far as it differs from the defaults in src/environments/radar-settings.ts. Here
-- because every sign-in reads this row anyway.
alter table sign_in_settings add column radar jsonb not null default '{}';

-- Who is let in whatever else speaks against them, and who is not.
create table radar_list_entries (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  -- What the entry names: ip_address, domain, email, device, user_agent, device_fingerprint or country.
  type text collate "C" not null,
  -- In the one spelling that such a thing has here, so that it is found again however it was written.
  entry text collate "C" not null,
  action text collate "C" not null check (action in ('allow', 'block')),
  created_at timestamptz(3) not null,
  primary key (environment_id, type, entry, action)
);

-- Attempts to sign in or up that were assessed or failed, where Radar is on. Nobody is named: what a later attempt is
-- compared with is a keyed hash.
create table radar_attempts (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  action text not null check (action in ('sign-up', 'sign-in')),
  auth_method text not null,
  email_hash bytea not null,
  -- The device, as far as the application or our own pages tell it from others.
  device_hash bytea,
  -- The device, or else the network address together with the browser's name of itself.
  source_hash bytea,
  -- Null for an attempt that failed before anything was assessed.
  verdict text check (verdict in ('allow', 'challenge', 'block')),
  -- What a standalone attempt would have got, had its verdicts not only been logged.
  logged_verdict text check (logged_verdict in ('allow', 'challenge', 'block')),
  control text,
  blocklist_type text,
  reason text not null,
  -- assessed: when somebody signed up or asked for a code; taken: by a sign-in, which goes on; open: told of by an application
  -- that does the rest itself; failed: nothing was proven.
  status text not null check (status in ('assessed', 'taken', 'open', 'failed', 'succeeded')),
  challenge_passed_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id)
);
create index radar_attempts_email on radar_attempts (environment_id, email_hash, created_at);
create index radar_attempts_source on radar_attempts (environment_id, source_hash, created_at);
create index radar_attempts_created_at on radar_attempts (created_at);

-- As migration 0034 has it for all tables.
alter table radar_list_entries alter column environment_id set (n_distinct = 1);
alter table radar_attempts alter column environment_id set (n_distinct = 1);

alter table one_time_codes drop constraint one_time_codes_purpose_check;
alter table one_time_codes add constraint one_time_codes_purpose_check
  check (purpose in ('email_verification', 'magic_auth', 'email_change', 'radar_challenge', 'radar_text'));
comment on column one_time_codes.email is 'Where the code went: a telephone number for radar_text.';
