-- People at a customer who look after its settings here.
create table it_contacts (
  environment_id text collate "C" not null,
  organization_id text collate "C" not null,
  canonical_email text collate "C" not null,
  email text not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, organization_id, canonical_email),
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade
);
create index it_contacts_email on it_contacts (environment_id, canonical_email);

-- Links into the Admin Portal: for one opening within minutes, or for a set-up that may take weeks.
create table portal_links (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  organization_id text collate "C" not null,
  kind text not null check (kind in ('link', 'setup_link')),
  -- Null for a menu of everything.
  intent text check (intent in ('sso', 'dsync', 'audit_logs', 'log_streams', 'domain_verification', 'certificate_renewal',
    'bring_your_own_key')),
  token_hash bytea not null,
  -- Of a set-up link only, which can be read and mailed again.
  sealed_token text,
  return_url text,
  success_url text,
  used_at timestamptz(3),
  completed_at timestamptz(3),
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade
);
-- A link names no environment.
create unique index portal_links_token on portal_links (token_hash);
create index portal_links_organization on portal_links (environment_id, organization_id);
create unique index portal_links_setup on portal_links (environment_id, organization_id) where kind = 'setup_link';
create index portal_links_expiry on portal_links (expires_at) where kind = 'link';

-- A browser in which a link was opened. Ends with its link.
create table portal_sessions (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  organization_id text collate "C" not null,
  link_id text collate "C" not null,
  secret_hash bytea not null,
  used_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, link_id) references portal_links (environment_id, id) on delete cascade,
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade
);
create unique index portal_sessions_secret on portal_sessions (secret_hash);
create index portal_sessions_link on portal_sessions (environment_id, link_id);
create index portal_sessions_organization on portal_sessions (environment_id, organization_id);
create index portal_sessions_expiry on portal_sessions (expires_at);

-- As migration 0034 has it for all tables.
alter table it_contacts alter column environment_id set (n_distinct = 1);
alter table portal_links alter column environment_id set (n_distinct = 1);
alter table portal_sessions alter column environment_id set (n_distinct = 1);
