-- Roles that people get because a provider says that they are in a group.
create table connection_group_roles (
  environment_id text collate "C" not null,
  connection_id text collate "C" not null,
  -- As the provider sends it.
  group_name text collate "C" not null,
  role_id text collate "C" not null,
  primary key (environment_id, connection_id, group_name, role_id),
  foreign key (environment_id, connection_id) references connections (environment_id, id) on delete cascade,
  foreign key (environment_id, role_id) references roles (environment_id, id) on delete cascade
);
create index connection_group_roles_role on connection_group_roles (environment_id, role_id);
alter table connection_group_roles alter column environment_id set (n_distinct = 1);
