create table users (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  -- As given; compared and unique by canonical_email (ASCII letters in lower case).
  email text not null,
  canonical_email text collate "C" not null,
  email_verified boolean not null,
  first_name text,
  last_name text,
  name text,
  profile_picture_url text,
  external_id text collate "C",
  metadata jsonb not null default '{}',
  locale text,
  last_sign_in_at timestamptz(3),
  -- A hash that says how it was made, ours or an imported one; null without a password.
  password_hash text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id)
);
create unique index users_canonical_email on users (environment_id, canonical_email);
create unique index users_external_id on users (environment_id, external_id) where external_id is not null;

create table organization_memberships (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  user_id text collate "C" not null,
  organization_id text collate "C" not null,
  status text not null check (status in ('active', 'inactive', 'pending')),
  -- Highest priority first; never empty.
  role_slugs text[] not null check (cardinality(role_slugs) > 0),
  directory_managed boolean not null default false,
  custom_attributes jsonb not null default '{}',
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, user_id) references users (environment_id, id) on delete cascade,
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade
);
create unique index organization_memberships_pair on organization_memberships (environment_id, user_id, organization_id);
create index organization_memberships_members on organization_memberships (environment_id, organization_id, user_id);
create index organization_memberships_organization on organization_memberships (environment_id, organization_id, id);
