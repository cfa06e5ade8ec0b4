-- Organizations that were made for an agent when it registered. Once one gets a name of its own, it is like any other.
alter table organizations add column made_for_agent boolean not null default false;
update organizations o set made_for_agent = true from agent_registrations r
where r.environment_id = o.environment_id and r.organization_id = o.id and r.has_own_organization
  and o.name = 'Agent ' || r.id;
