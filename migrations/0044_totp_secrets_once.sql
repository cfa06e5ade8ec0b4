-- A user enrolls a TOTP secret once. Sealed secrets differ even where the secrets are equal, so equality is that of a keyed
-- hash, which names the user as well. Null for factors without a user, and for those enrolled before this migration.
alter table authentication_factors add column totp_secret_hash bytea;
create unique index authentication_factors_totp_secret
  on authentication_factors (environment_id, user_id, totp_secret_hash) where totp_secret_hash is not null;
