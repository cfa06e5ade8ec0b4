-- Named collections of an organization's members. Not to be taken for the groups of a directory, which mirror a provider.
create table groups (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  organization_id text collate "C" not null,
  -- Two groups may have one name: ids tell them apart.
  name text not null,
  description text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade
);
create index groups_organization on groups (environment_id, organization_id, id);

-- Both sides belong to one organization: the only insert selects them together, and neither ever changes organization.
create table group_members (
  environment_id text collate "C" not null,
  group_id text collate "C" not null,
  organization_membership_id text collate "C" not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, group_id, organization_membership_id),
  foreign key (environment_id, group_id) references groups (environment_id, id) on delete cascade,
  foreign key (environment_id, organization_membership_id)
    references organization_memberships (environment_id, id) on delete cascade
);
create index group_members_membership on group_members (environment_id, organization_membership_id, group_id);
