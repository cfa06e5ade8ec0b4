-- A check looks for a membership and a resource: no index that begins with one of them alone must look as good as the one that
-- begins with both, or a membership with ten thousand assignments pays for all of them. So what lists the children of a
-- resource begins with the parent, and the indexes over both are made last: among equals PostgreSQL takes the youngest.
drop index role_assignments_children;
create index role_assignments_children
  on role_assignments (environment_id, parent_id, organization_membership_id, role_id, resource_id);
drop index role_assignments_grant;
create unique index role_assignments_grant
  on role_assignments (environment_id, organization_membership_id, resource_id, role_id);

drop index group_role_assignments_children;
create index group_role_assignments_children
  on group_role_assignments (environment_id, parent_id, group_id, role_id, resource_id);
drop index group_role_assignments_grant;
create unique index group_role_assignments_grant
  on group_role_assignments (environment_id, group_id, resource_id, role_id);

-- Whether a role has a permission is one look, and not one at every role of every organization that has it.
drop index role_permissions_permission;
create index role_permissions_permission on role_permissions (environment_id, permission_id, role_id);
