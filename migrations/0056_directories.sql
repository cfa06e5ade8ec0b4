-- Directories of organizations: who works there, as their identity provider or personnel system says.
create table directories (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  organization_id text collate "C" not null,
  -- The operator's own id, by which a repeated creation finds the directory.
  external_id text collate "C",
  -- Stands in the address that the provider knows, so that an id of ours does not.
  external_key text collate "C" not null,
  directory_type text not null,
  name text not null,
  domain text,
  state text not null check (state in ('unlinked', 'validating', 'linked', 'invalid_credentials', 'deleting')),
  provisions_members boolean not null default false,
  -- Names of attributes with the paths under which this directory has them; null for one that it does not have.
  attribute_map jsonb not null default '{}',
  -- When it was talked to last, to the minute.
  last_synced_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade
);
create index directories_organization on directories (environment_id, organization_id, id);
-- The address of a request names no environment.
create unique index directories_external_key on directories (external_key);
create unique index directories_external_id on directories (environment_id, organization_id, external_id)
  where external_id is not null;
alter table directories alter column environment_id set (n_distinct = 1);

-- What opens a directory to its provider: at most two each.
create table directory_tokens (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  directory_id text collate "C" not null,
  hash bytea not null,
  token_suffix text not null,
  last_used_at timestamptz(3),
  created_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, directory_id) references directories (environment_id, id) on delete cascade
);
create unique index directory_tokens_hash on directory_tokens (hash);
create index directory_tokens_directory on directory_tokens (environment_id, directory_id, id);
alter table directory_tokens alter column environment_id set (n_distinct = 1);

alter table sign_in_settings add column directory_sync jsonb not null default '{}';
