-- A role that a membership has on its organization is a role assignment on the organization's resource too, so that whoever
-- asks who may do what reads one table. The membership's role_slugs decide; the database keeps the rows, so that no way to
-- give a role can forget them.
alter table role_assignments alter column parent_id drop not null;

create function keep_organization_role_assignments() returns trigger language plpgsql as $$
declare
  root text := 'authz_resource_' || substr(new.organization_id, 5);
begin
  delete from role_assignments a using roles r
  where a.environment_id = new.environment_id and a.organization_membership_id = new.id and a.resource_id = root
    and r.environment_id = a.environment_id and r.id = a.role_id and r.slug <> all (new.role_slugs);
  -- The id is made of both sides': a role that is taken away and given again keeps it.
  insert into role_assignments (environment_id, id, organization_membership_id, role_id, resource_id, created_at)
  select new.environment_id, 'role_assignment_' || substr(new.id, 4) || '_' || substr(r.id, 6), new.id, r.id, root,
    new.updated_at
  from (
    select id from roles
    where environment_id = new.environment_id and organization_id is null and slug = any (new.role_slugs)
    union all
    select id from roles
    where environment_id = new.environment_id and organization_id = new.organization_id and slug = any (new.role_slugs)
  ) r
  on conflict do nothing;
  return null;
end $$;
create trigger organization_memberships_roles after insert on organization_memberships
  for each row execute function keep_organization_role_assignments();
create trigger organization_memberships_other_roles after update of role_slugs on organization_memberships
  for each row when (old.role_slugs is distinct from new.role_slugs) execute function keep_organization_role_assignments();

insert into role_assignments (environment_id, id, organization_membership_id, role_id, resource_id, created_at)
select m.environment_id, 'role_assignment_' || substr(m.id, 4) || '_' || substr(r.id, 6), m.id, r.id,
  'authz_resource_' || substr(m.organization_id, 5), m.updated_at
from organization_memberships m
join roles r on r.environment_id = m.environment_id and r.slug = any (m.role_slugs)
  and (r.organization_id is null or r.organization_id = m.organization_id);

-- For lists, whose order is that of the ids.
create index role_assignments_of_membership on role_assignments (environment_id, organization_membership_id, id);
create index role_assignments_of_resource on role_assignments (environment_id, resource_id, id);
create index group_role_assignments_of_group on group_role_assignments (environment_id, group_id, id);
