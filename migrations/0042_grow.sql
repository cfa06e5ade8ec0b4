-- A search for a part of a name looks it up: by its groups of three letters.
create extension if not exists pg_trgm;
create index organizations_name_search on organizations using gin (name gin_trgm_ops);

-- A membership's role on its organization is a row of role_assignments, in seven indexes that took 1.6 kB. What is listed under
-- a parent is never a root. And who has a role is only ever asked as a whole, so that its index keeps a list for each role
-- instead of an entry for each assignment.
drop index role_assignments_children;
create index role_assignments_children
  on role_assignments (environment_id, parent_id, organization_membership_id, role_id, resource_id) where parent_id is not null;
-- Indexes that begin alike: the youngest is taken among equals, see 0032.
drop index role_assignments_grant;
create unique index role_assignments_grant
  on role_assignments (environment_id, organization_membership_id, resource_id, role_id);
drop index role_assignments_role;
create index role_assignments_role on role_assignments (environment_id, role_id);
