-- Sign-ins at a social provider that gave no email: first behind the code of a callback, then behind the token that takes an email.
create table email_completions (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  hash bytea not null,
  client_id text not null,
  code_challenge text,
  -- The profile, and what the sign-in began with.
  sealed_proof text not null,
  -- Known once the code was exchanged.
  token_hash bytea,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, hash)
);
create unique index email_completions_token on email_completions (environment_id, token_hash) where token_hash is not null;
create index email_completions_expires_at on email_completions (expires_at);
alter table email_completions alter column environment_id set (n_distinct = 1);
