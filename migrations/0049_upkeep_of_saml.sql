alter table saml_settings
  add column forces_authentication boolean not null default false,
  add column name_id_format text check (name_id_format in ('email', 'persistent', 'transient', 'unspecified')),
  -- Metadata behind a URL is read again. The validator that its server gave for what was read last.
  add column idp_metadata_etag text,
  add column idp_metadata_due_at timestamptz(3),
  -- Before the request, so that it is asked at most once a minute whatever becomes of that.
  add column idp_metadata_asked_at timestamptz(3),
  -- Why it could not be read the last time. Null since it could.
  add column idp_metadata_failed_at timestamptz(3),
  add column idp_metadata_failure jsonb;
update saml_settings set idp_metadata_due_at = now() where idp_metadata_url is not null;
create index saml_settings_due on saml_settings (idp_metadata_due_at) where idp_metadata_url is not null;

alter table saml_certificates
  -- When it was no longer in the metadata. It is accepted for a day more.
  add column vanished_at timestamptz(3),
  -- How many days before its end it was announced last; negative after it.
  add column announced_days integer;

alter table saml_keys
  -- Until then it waits in our metadata for providers to read it. Null for one that never waited.
  add column signs_from timestamptz(3),
  add column expires_at timestamptz(3),
  add column announced_days integer;
update saml_keys set expires_at = created_at + interval '3650 days';

alter table connections alter column environment_id set (n_distinct = 1);
alter table connection_domains alter column environment_id set (n_distinct = 1);
alter table saml_settings alter column environment_id set (n_distinct = 1);
alter table saml_certificates alter column environment_id set (n_distinct = 1);
alter table saml_keys alter column environment_id set (n_distinct = 1);
alter table oidc_settings alter column environment_id set (n_distinct = 1);
