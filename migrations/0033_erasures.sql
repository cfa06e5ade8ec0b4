-- People whose data is to be removed, or was. What they were reached by is needed until then, and sealed.
create table erasures (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  user_id text collate "C" not null,
  -- Null once it is done.
  sealed_addresses text,
  created_at timestamptz(3) not null,
  completed_at timestamptz(3),
  primary key (environment_id, id)
);
create unique index erasures_user on erasures (environment_id, user_id);
