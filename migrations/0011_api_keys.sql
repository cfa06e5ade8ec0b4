-- Keys that the application gives to its customers. The value is shown once and kept as a keyed hash in credentials.
create table api_keys (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  organization_id text collate "C" not null,
  -- The owner; null for a key of the organization itself.
  user_id text collate "C",
  name text not null,
  obfuscated_value text not null,
  permissions text[] not null,
  expires_at timestamptz(3),
  -- Approximate, see src/api-keys/last-used.ts. Not indexed, so that such a write touches no index.
  last_used_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade,
  -- A user's key lives and dies with the membership of the pair.
  constraint api_keys_membership_fkey foreign key (environment_id, user_id, organization_id)
    references organization_memberships (environment_id, user_id, organization_id) on delete cascade
) with (fillfactor = 85);
create index api_keys_organization on api_keys (environment_id, organization_id, id) where user_id is null;
create index api_keys_user on api_keys (environment_id, user_id, id) where user_id is not null;
-- For the deletion of a membership or an organization.
create index api_keys_membership on api_keys (environment_id, organization_id, user_id);

alter table credentials drop constraint credentials_kind_check;
alter table credentials add constraint credentials_kind_check check (kind in ('management_key', 'api_key'));
-- However a key goes, by a call or with its owner, its credential goes with it.
alter table credentials add column api_key_id text collate "C"
  generated always as (case when kind = 'api_key' then owner_id end) stored;
alter table credentials add foreign key (environment_id, api_key_id)
  references api_keys (environment_id, id) on delete cascade;
create index credentials_api_key on credentials (environment_id, api_key_id) where api_key_id is not null;
