-- What a new passkey of a user has to sign who adds one outside of a sign-in. One at a time, for one use.
create table passkey_challenges (
  environment_id text collate "C" not null,
  user_id text collate "C" not null,
  id text collate "C" not null,
  challenge text not null,
  expires_at timestamptz(3) not null,
  primary key (environment_id, user_id),
  foreign key (environment_id, user_id) references users (environment_id, id) on delete cascade
);
alter table passkey_challenges alter column environment_id set (n_distinct = 1);
