-- Many memberships at once: one statement gives all of them their roles. The plan for a row at a time was made while the table
-- was empty, so that every row read all of those before it: 50,000 memberships took minutes.
create function assign_organization_roles() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  insert into role_assignments (environment_id, id, organization_membership_id, role_id, resource_id, created_at)
  select m.environment_id, 'role_assignment_' || substr(m.id, 4) || '_' || substr(r.id, 6), m.id, r.id,
    'authz_resource_' || substr(m.organization_id, 5), m.updated_at
  from made m
  cross join lateral (
    select id from roles
    where environment_id = m.environment_id and organization_id is null and slug = any (m.role_slugs)
    union all
    select id from roles
    where environment_id = m.environment_id and organization_id = m.organization_id and slug = any (m.role_slugs)
  ) r
  on conflict do nothing;
  return null;
end $$;
drop trigger organization_memberships_roles on organization_memberships;
create trigger organization_memberships_roles after insert on organization_memberships
  referencing new table as made for each statement execute function assign_organization_roles();
alter function keep_organization_role_assignments() set enable_seqscan = off;
