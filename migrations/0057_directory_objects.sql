-- People and groups as directories have them. Ids may be those that a customer had before.
create table directory_users (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  directory_id text collate "C" not null,
  organization_id text collate "C" not null,
  idp_id text not null,
  user_name text not null,
  external_id text collate "C",
  email text,
  first_name text,
  last_name text,
  name text,
  state text not null check (state in ('active', 'inactive', 'suspended')),
  -- Deactivated where applications see that as a deletion. The provider goes on seeing the user.
  is_hidden boolean not null default false,
  -- As the provider sent it.
  resource jsonb not null,
  custom_attributes jsonb not null,
  -- Those of its groups, highest priority first. Without one it has the default role.
  role_slugs text[] not null default '{}',
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, directory_id) references directories (environment_id, id) on delete cascade
);
create unique index directory_users_id on directory_users (environment_id, directory_id, id);
create unique index directory_users_user_name on directory_users (environment_id, directory_id, lower(user_name));
create unique index directory_users_active_email on directory_users (environment_id, directory_id, lower(email))
  where state = 'active';
create index directory_users_email on directory_users (environment_id, directory_id, lower(email));
create index directory_users_external_id on directory_users (environment_id, directory_id, external_id);
create index directory_users_idp_id on directory_users (environment_id, directory_id, idp_id);
alter table directory_users alter column environment_id set (n_distinct = 1);

create table directory_groups (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  directory_id text collate "C" not null,
  organization_id text collate "C" not null,
  -- What the provider calls it for good; a new name does not change it.
  idp_id text not null,
  name text not null,
  external_id text collate "C",
  resource jsonb not null,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, directory_id) references directories (environment_id, id) on delete cascade
);
create unique index directory_groups_id on directory_groups (environment_id, directory_id, id);
create unique index directory_groups_idp_id on directory_groups (environment_id, directory_id, idp_id);
create index directory_groups_name on directory_groups (environment_id, directory_id, lower(name));
create index directory_groups_external_id on directory_groups (environment_id, directory_id, external_id);
alter table directory_groups alter column environment_id set (n_distinct = 1);

create table directory_group_members (
  environment_id text collate "C" not null,
  directory_id text collate "C" not null,
  group_id text collate "C" not null,
  user_id text collate "C" not null,
  primary key (environment_id, group_id, user_id),
  -- Members are users of the same directory.
  foreign key (environment_id, directory_id, group_id)
    references directory_groups (environment_id, directory_id, id) on delete cascade,
  foreign key (environment_id, directory_id, user_id)
    references directory_users (environment_id, directory_id, id) on delete cascade
);
create index directory_group_members_user on directory_group_members (environment_id, user_id, group_id);
alter table directory_group_members alter column environment_id set (n_distinct = 1);

-- Roles that people have because their directory says that they are in a group.
create table directory_group_roles (
  environment_id text collate "C" not null,
  directory_id text collate "C" not null,
  group_id text collate "C" not null,
  role_id text collate "C" not null,
  primary key (environment_id, group_id, role_id),
  foreign key (environment_id, directory_id, group_id)
    references directory_groups (environment_id, directory_id, id) on delete cascade,
  foreign key (environment_id, role_id) references roles (environment_id, id) on delete cascade
);
create index directory_group_roles_directory on directory_group_roles (environment_id, directory_id, group_id);
create index directory_group_roles_role on directory_group_roles (environment_id, role_id);
alter table directory_group_roles alter column environment_id set (n_distinct = 1);

-- What became of each user and group, and why. Names attributes, never values, but for the user name of a refused request.
create table directory_log (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  directory_id text collate "C" not null,
  directory_user_id text collate "C",
  directory_group_id text collate "C",
  action text not null,
  reason text not null,
  request text,
  attributes text[] not null default '{}',
  user_name text,
  created_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, directory_id) references directories (environment_id, id) on delete cascade
);
create index directory_log_directory on directory_log (environment_id, directory_id, id);
create index directory_log_user on directory_log (environment_id, directory_user_id, id) where directory_user_id is not null;
create index directory_log_age on directory_log (created_at);
alter table directory_log alter column environment_id set (n_distinct = 1);
