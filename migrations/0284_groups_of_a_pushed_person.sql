-- Outside a transaction.
-- Finds the groups in which a SCIM target has a person, who may have left all groups here.
-- Oldest release: 0.1.0, which has no such table.
create index concurrently scim_target_members_of_person on scim_target_members (environment_id, remote_id);
