-- What can be accessed, as a tree for each organization.
create table authorization_resources (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  organization_id text collate "C" not null,
  resource_type_slug text collate "C" not null,
  external_id text collate "C" not null,
  name text not null,
  description text,
  -- Null for the organization itself, the root.
  parent_id text collate "C",
  -- The ids from the root down to the resource itself. Rewritten for a whole subtree when it moves.
  path text[] collate "C" not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade,
  -- The resources of a type go with it, but nothing of another type may stand under them: see the next line.
  foreign key (environment_id, resource_type_slug) references resource_types (environment_id, slug) on delete cascade,
  constraint authorization_resources_parent_fkey foreign key (environment_id, parent_id)
    references authorization_resources (environment_id, id),
  constraint authorization_resources_root check ((parent_id is null) = (resource_type_slug = 'organization'))
);
create unique index authorization_resources_external_id
  on authorization_resources (environment_id, organization_id, resource_type_slug, external_id);
create index authorization_resources_organization on authorization_resources (environment_id, organization_id, id);
create index authorization_resources_type on authorization_resources (environment_id, resource_type_slug, id);
create index authorization_resources_children on authorization_resources (environment_id, parent_id, id);

-- An organization is the root of its tree. The database makes it, so that no way to store an organization can forget it.
-- Its id is that of the organization under another prefix.
create function keep_organization_resource() returns trigger language plpgsql as $$
begin
  insert into resource_types (environment_id, slug, name, declared, created_at, updated_at)
  values (new.environment_id, 'organization', 'Organization', true, new.created_at, new.created_at)
  on conflict (environment_id, slug) do nothing;
  insert into authorization_resources (environment_id, id, organization_id, resource_type_slug, external_id, name, path,
    created_at, updated_at)
  values (new.environment_id, 'authz_resource_' || substr(new.id, 5), new.id, 'organization', new.id, new.name,
    array['authz_resource_' || substr(new.id, 5)], new.created_at, new.updated_at)
  on conflict (environment_id, id) do update set name = excluded.name, updated_at = excluded.updated_at;
  return null;
end $$;
create trigger organizations_resource after insert on organizations
  for each row execute function keep_organization_resource();
create trigger organizations_resource_name after update of name on organizations
  for each row when (old.name is distinct from new.name) execute function keep_organization_resource();

insert into resource_types (environment_id, slug, name, declared, created_at, updated_at)
select distinct environment_id, 'organization', 'Organization', true, now(), now() from organizations
on conflict (environment_id, slug) do nothing;
insert into authorization_resources (environment_id, id, organization_id, resource_type_slug, external_id, name, path,
  created_at, updated_at)
select environment_id, 'authz_resource_' || substr(id, 5), id, 'organization', id, name,
  array['authz_resource_' || substr(id, 5)], created_at, updated_at
from organizations;

-- Roles that memberships have on resources below the organization. Those on the organization are organization_memberships.role_slugs.
create table role_assignments (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  organization_membership_id text collate "C" not null,
  role_id text collate "C" not null,
  resource_id text collate "C" not null,
  -- That of the resource, so that what is visible under a parent is found in the order of its ids.
  parent_id text collate "C" not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, organization_membership_id)
    references organization_memberships (environment_id, id) on delete cascade,
  foreign key (environment_id, role_id) references roles (environment_id, id) on delete cascade,
  foreign key (environment_id, resource_id) references authorization_resources (environment_id, id) on delete cascade
);
create unique index role_assignments_grant
  on role_assignments (environment_id, organization_membership_id, resource_id, role_id);
create index role_assignments_children
  on role_assignments (environment_id, organization_membership_id, parent_id, role_id, resource_id);
create index role_assignments_resource
  on role_assignments (environment_id, resource_id, role_id, organization_membership_id);
create index role_assignments_role on role_assignments (environment_id, role_id, id);

-- Roles that groups give to their members, on any resource.
create table group_role_assignments (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  group_id text collate "C" not null,
  role_id text collate "C" not null,
  resource_id text collate "C" not null,
  -- That of the resource; null on the organization.
  parent_id text collate "C",
  created_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, group_id) references groups (environment_id, id) on delete cascade,
  foreign key (environment_id, role_id) references roles (environment_id, id) on delete cascade,
  foreign key (environment_id, resource_id) references authorization_resources (environment_id, id) on delete cascade
);
create unique index group_role_assignments_grant
  on group_role_assignments (environment_id, group_id, resource_id, role_id);
create index group_role_assignments_children
  on group_role_assignments (environment_id, group_id, parent_id, role_id, resource_id);
create index group_role_assignments_resource
  on group_role_assignments (environment_id, resource_id, role_id, group_id);
create index group_role_assignments_role on group_role_assignments (environment_id, role_id, id);

-- What groups give to their members on the whole organization: read wherever the roles of a membership are.
create view organization_group_roles as
select m.environment_id, m.organization_membership_id, a.role_id
from group_members m
join group_role_assignments a on a.environment_id = m.environment_id and a.group_id = m.group_id and a.parent_id is null;

-- Which permissions keys of customers may carry. Without a row, any.
create table api_key_settings (
  environment_id text collate "C" primary key references environments (id) on delete cascade,
  -- Slugs; any when null.
  organization_permissions text[],
  user_permissions text[]
);
