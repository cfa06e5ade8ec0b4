-- Confidential applications may ask for a code without PKCE. Such a code has no challenge.
alter table connect_codes alter column code_challenge drop not null;
-- The claims that a request names, beside those of its scopes (OpenID Connect Core §5.5).
alter table connect_codes add column requested_claims jsonb;
alter table connect_grants add column requested_claims jsonb;
-- How the user proved who they are (RFC 8176). Null of a grant that began before it was kept.
alter table connect_grants add column amr text[];

-- Answers that a page hands to an application by a form (OAuth 2.0 Form Post Response Mode), for as long as a code lives.
create table connect_answers (
  environment_id text collate "C" not null,
  hash bytea not null,
  sealed_answer text not null,
  expires_at timestamptz(3) not null,
  primary key (environment_id, hash)
);
create unique index connect_answers_hash on connect_answers (hash);
create index connect_answers_expiry on connect_answers (expires_at);
alter table connect_answers alter column environment_id set (n_distinct = 1);
