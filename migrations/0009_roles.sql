-- Kinds of resources. One that a role, permission or resource names comes into being; declaring it adds rules.
create table resource_types (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  slug text collate "C" not null,
  name text not null,
  declared boolean not null,
  -- What a resource of a declared type may stand under: the organization alone when null.
  parent_slugs text[] collate "C",
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, slug)
);

create table permissions (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  slug text collate "C" not null,
  name text not null,
  description text,
  resource_type_slug text collate "C" not null,
  -- Ours: can be given to roles, but neither changed nor deleted.
  system boolean not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id)
);
create unique index permissions_slug on permissions (environment_id, slug);

create table roles (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  slug text collate "C" not null,
  -- Null for a role of the environment, which applies in every organization.
  organization_id text collate "C",
  name text not null,
  description text,
  type text not null check (type in ('EnvironmentRole', 'OrganizationRole')),
  resource_type_slug text collate "C" not null default 'organization',
  -- A rank: the lowest number is the highest priority; equal numbers go by id. Organizations can have an order of their own.
  priority integer not null,
  -- What a member gets for whom no role was named. Organizations can have a default of their own.
  is_default boolean not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade,
  constraint roles_owner check ((type = 'OrganizationRole') = (organization_id is not null)),
  -- So that a slug alone says which kind it is, and no organization can shadow a role of the environment.
  constraint roles_prefix check ((organization_id is not null) = starts_with(slug, 'org-')),
  constraint roles_default_type check (not is_default or (organization_id is null and resource_type_slug = 'organization'))
);
create unique index roles_environment_slug on roles (environment_id, slug) where organization_id is null;
create unique index roles_organization_slug on roles (environment_id, organization_id, slug) where organization_id is not null;
create unique index roles_default on roles (environment_id) where is_default;

create table role_permissions (
  environment_id text collate "C" not null,
  role_id text collate "C" not null,
  permission_id text collate "C" not null,
  primary key (environment_id, role_id, permission_id),
  foreign key (environment_id, role_id) references roles (environment_id, id) on delete cascade,
  foreign key (environment_id, permission_id) references permissions (environment_id, id) on delete cascade
);
create index role_permissions_permission on role_permissions (environment_id, permission_id);

-- Organizations that went their own way: from their first role on, the environment's order and default do not reach them.
create table organization_role_orders (
  environment_id text collate "C" not null,
  organization_id text collate "C" not null,
  -- Highest priority first. Roles of the environment that are not listed came later and stand behind.
  role_ids text[] collate "C" not null,
  -- The environment's default when null.
  default_role_id text collate "C",
  primary key (environment_id, organization_id),
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade,
  foreign key (environment_id, default_role_id) references roles (environment_id, id) on delete set null (default_role_id)
);
create index organization_role_orders_default on organization_role_orders (environment_id, default_role_id);

-- Without a row, the defaults hold.
create table role_settings (
  environment_id text collate "C" primary key references environments (id) on delete cascade,
  -- Whether a membership may have several roles.
  multiple_roles boolean not null
);
