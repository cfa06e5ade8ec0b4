-- What came of users and groups of a directory: memberships and groups of the organization.
create table directory_memberships (
  environment_id text collate "C" not null,
  directory_user_id text collate "C" not null,
  directory_id text collate "C" not null,
  organization_membership_id text collate "C" not null,
  primary key (environment_id, directory_user_id),
  foreign key (environment_id, directory_id, directory_user_id)
    references directory_users (environment_id, directory_id, id) on delete cascade,
  foreign key (environment_id, organization_membership_id)
    references organization_memberships (environment_id, id) on delete cascade
);
create index directory_memberships_membership on directory_memberships (environment_id, organization_membership_id);
create index directory_memberships_directory on directory_memberships (environment_id, directory_id);
alter table directory_memberships alter column environment_id set (n_distinct = 1);

create table directory_provisioned_groups (
  environment_id text collate "C" not null,
  directory_group_id text collate "C" not null,
  directory_id text collate "C" not null,
  group_id text collate "C" not null,
  primary key (environment_id, directory_group_id),
  foreign key (environment_id, directory_id, directory_group_id)
    references directory_groups (environment_id, directory_id, id) on delete cascade,
  foreign key (environment_id, group_id) references groups (environment_id, id) on delete cascade
);
create index directory_provisioned_groups_group on directory_provisioned_groups (environment_id, group_id);
alter table directory_provisioned_groups alter column environment_id set (n_distinct = 1);
