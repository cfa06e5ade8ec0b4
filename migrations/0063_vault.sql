-- Keys that wrap data keys, one for each entry of a key context. A key provider has wrapped them: none is readable here.
create table vault_keys (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  -- The entry. Both are empty for a context without entries.
  name text collate "C" not null,
  value text collate "C" not null,
  wrapped text not null,
  -- The provider and its key.
  wrapped_by text not null,
  -- The organization that the entry names brought it.
  is_customers boolean not null default false,
  -- Wraps nothing new from then on.
  retired_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id)
);
create unique index vault_keys_current on vault_keys (environment_id, name, value) where retired_at is null;
create index vault_keys_retired on vault_keys (environment_id, name, value) where retired_at is not null;
alter table vault_keys alter column environment_id set (n_distinct = 1);

create table vault_objects (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  name text collate "C" not null,
  key_context jsonb not null,
  -- The current one of its versions.
  version_id text collate "C" not null,
  updated_by_id text not null,
  updated_by_name text not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id)
);
create unique index vault_objects_name on vault_objects (environment_id, name);
create index vault_objects_name_search on vault_objects using gin (name gin_trgm_ops);
create index vault_objects_updated on vault_objects (environment_id, updated_at);
alter table vault_objects alter column environment_id set (n_distinct = 1);

create table vault_object_versions (
  environment_id text collate "C" not null,
  object_id text collate "C" not null,
  id text collate "C" not null,
  -- All that are needed to open it.
  key_ids text[] not null,
  wrapped_data_key bytea not null,
  ciphertext bytea not null,
  -- A keyed hash of the value.
  etag text not null,
  -- Of the value, in bytes.
  size integer not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, object_id, id),
  foreign key (environment_id, object_id) references vault_objects (environment_id, id) on delete cascade
);
-- What a key is still needed for.
create index vault_object_versions_keys on vault_object_versions using gin (key_ids);
alter table vault_object_versions alter column environment_id set (n_distinct = 1);
-- Ciphertexts do not compress.
alter table vault_object_versions alter column ciphertext set storage external;

-- Keys that organizations brought.
create table vault_customer_keys (
  environment_id text collate "C" not null,
  organization_id text collate "C" not null,
  provider text not null check (provider in ('AWS_KMS', 'GCP_KMS', 'AZURE_KEY_VAULT')),
  key_reference text not null,
  -- Whom to ask and with what, as JSON.
  sealed_settings text not null,
  is_verified boolean not null,
  -- Why the last verification failed, in words.
  last_error text,
  verified_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, organization_id),
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade
);
