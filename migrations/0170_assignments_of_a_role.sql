-- Outside a transaction.
-- Assignments on a resource are listed by a page of each role, so that those of a rare role are found among many of another one.
-- Takes the place of the index without the role, by which an earlier version reads the list; it sorts those on the resource then.
-- Oldest release: 0.1.0.
create index concurrently role_assignments_of_role on role_assignments (environment_id, resource_id, role_id, id);
drop index concurrently if exists role_assignments_of_resource;
