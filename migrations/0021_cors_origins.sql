-- Whose scripts may call what browser kits call: exact origins.
create table cors_origins (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  origin text collate "C" not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id)
);
-- A preflight carries nothing but the origin.
create unique index cors_origins_origin on cors_origins (origin, environment_id);
