-- How the pages and mails of an environment look and what they say in its own words.
create table branding (
  environment_id text collate "C" primary key references environments (id) on delete cascade,
  settings jsonb not null,
  updated_at timestamptz(3) not null
);
