-- Hashes of passwords that a user had before, kept while the environment refuses to take one again.
create table password_history (
  environment_id text collate "C" not null,
  user_id text collate "C" not null,
  position bigint generated always as identity,
  password_hash text not null,
  primary key (environment_id, user_id, position),
  foreign key (environment_id, user_id) references users (environment_id, id) on delete cascade
);
