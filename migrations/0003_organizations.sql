create table organizations (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  name text not null,
  external_id text collate "C",
  stripe_customer_id text collate "C",
  metadata jsonb not null default '{}',
  allow_profiles_outside_organization boolean not null default false,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id)
);
create unique index organizations_external_id on organizations (environment_id, external_id) where external_id is not null;
create unique index organizations_stripe_customer_id on organizations (environment_id, stripe_customer_id) where stripe_customer_id is not null;

create table organization_domains (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  organization_id text collate "C" not null,
  -- Canonical: lower case, ASCII.
  domain text collate "C" not null,
  state text not null check (state in ('pending', 'verified', 'failed')),
  verification_strategy text not null check (verification_strategy in ('dns', 'manual')),
  verification_prefix text,
  verification_token text,
  -- When the DNS lookups started, to give up 30 days later.
  verification_started_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade
);
create unique index organization_domains_domain on organization_domains (environment_id, organization_id, domain);
create index organization_domains_by_domain on organization_domains (environment_id, domain);
-- A domain speaks for one organization only.
create unique index organization_domains_verified on organization_domains (environment_id, domain) where state = 'verified';
create index organization_domains_pending on organization_domains (environment_id, id) where state = 'pending';
