-- Outside a transaction.
-- Builds the unique index of assignments again. Between indexes that seem to cost the same, PostgreSQL takes the newest. Since 0170 that
-- was one by resource, so a check read the assignments of all members on the root of their organization.
-- Oldest release: 0.1.0, in which the same columns are unique already.
create unique index concurrently role_assignments_held on role_assignments (environment_id, organization_membership_id, resource_id, role_id);
drop index concurrently if exists role_assignments_grant;
