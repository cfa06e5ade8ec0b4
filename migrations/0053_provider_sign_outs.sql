-- What ends a person's session at the provider by which they signed in last: its tokens.
create table provider_sessions (
  environment_id text collate "C" not null,
  profile_id text collate "C" not null,
  sealed_tokens text not null,
  -- Of the token with which a browser signs the person out, and until when it may.
  sign_out_hash bytea,
  sign_out_expires_at timestamptz(3),
  created_at timestamptz(3) not null,
  primary key (environment_id, profile_id),
  foreign key (environment_id, profile_id) references profiles (environment_id, id) on delete cascade
);
-- The address of a sign-out names no environment.
create unique index provider_sessions_sign_out on provider_sessions (sign_out_hash) where sign_out_hash is not null;
alter table provider_sessions alter column environment_id set (n_distinct = 1);
