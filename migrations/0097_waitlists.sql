-- The waiting list of an environment. It comes into being with its first entry.
create table waitlists (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id)
);
alter table waitlists alter column environment_id set (n_distinct = 1);
create unique index waitlists_default on waitlists (environment_id);

-- A person who waits for an account, or waited.
create table waitlist_entries (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  waitlist_id text collate "C" not null,
  -- In the form in which addresses are compared.
  email text collate "C" not null,
  state text not null check (state in ('pending', 'approved', 'denied')),
  approved_at timestamptz(3),
  additional_fields jsonb not null,
  -- The language of the page on which the person joined. Null for the API.
  locale text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, waitlist_id) references waitlists (environment_id, id) on delete cascade
);
alter table waitlist_entries alter column environment_id set (n_distinct = 1);
create unique index waitlist_entries_email on waitlist_entries (environment_id, email);
create index waitlist_entries_waitlist on waitlist_entries (environment_id, waitlist_id, id);
create index waitlist_entries_state on waitlist_entries (environment_id, waitlist_id, state, id);
