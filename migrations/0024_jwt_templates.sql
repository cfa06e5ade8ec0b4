-- What access tokens say beside our own claims. Parsed when it is set, read for every token.
create table jwt_templates (
  environment_id text collate "C" primary key references environments (id) on delete cascade,
  content text not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
