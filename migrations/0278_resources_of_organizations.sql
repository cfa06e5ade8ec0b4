-- What the resource of a new organization costs: its type is looked for before it is stored, and a new one conflicts with no other.
-- Oldest release: 0.1.0.
create or replace function keep_organization_resource() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    update authorization_resources set name = new.name, updated_at = new.updated_at
    where environment_id = new.environment_id and id = 'authz_resource_' || substr(new.id, 5);
    return null;
  end if;
  if not exists (select from resource_types where environment_id = new.environment_id and slug = 'organization') then
    insert into resource_types (environment_id, slug, name, declared, created_at, updated_at)
    values (new.environment_id, 'organization', 'Organization', true, new.created_at, new.created_at)
    on conflict (environment_id, slug) do nothing;
  end if;
  insert into authorization_resources (environment_id, id, organization_id, resource_type_slug, external_id, name, path,
    created_at, updated_at)
  values (new.environment_id, 'authz_resource_' || substr(new.id, 5), new.id, 'organization', new.id, new.name,
    array['authz_resource_' || substr(new.id, 5)], new.created_at, new.updated_at);
  return null;
end $$;
