-- Roles of operators in environments of every cluster: an environment has a row here, or a placement in another cluster.
-- Oldest release: 0.1.0.
alter table operator_roles drop constraint operator_roles_scope_environment_id_fkey;

-- Locks what it finds, as a foreign key does, so the environment cannot be deleted before the transaction ends.
create function is_environment_of_a_cluster(sought text) returns boolean language plpgsql as $$
begin
  perform from environments where id = sought and absent is null for key share;
  if found then return true; end if;
  perform from environment_placements
    where environment_id = sought and (cluster <> 'main' or state = 'switching') for key share;
  return found;
end $$;
comment on function is_environment_of_a_cluster is 'Whether this cluster serves the environment, or it has a placement in another one.';

create function check_scope_of_operator_role() returns trigger language plpgsql as $$
begin
  if is_environment_of_a_cluster(new.scope_environment_id) then return new; end if;
  raise foreign_key_violation using message = format('There is no environment %s.', new.scope_environment_id),
    table = 'operator_roles', constraint = 'operator_roles_scope_environment_id_fkey';
end $$;
comment on function check_scope_of_operator_role is 'Refuses a role in an environment that no cluster has, as the foreign key to environments did.';
create trigger operator_roles_scope before insert or update of scope_environment_id on operator_roles
  for each row when (new.scope_environment_id is not null) execute function check_scope_of_operator_role();

create function end_operator_roles() returns trigger language plpgsql as $$
declare
  gone text := to_jsonb(old) ->> tg_argv[0];
begin
  if not is_environment_of_a_cluster(gone) then delete from operator_roles where scope_environment_id = gone; end if;
  return null;
end $$;
comment on function end_operator_roles is
  'Ends the roles in an environment that was deleted. A row that an environment leaves behind in another cluster ends none.';
create trigger environments_operator_roles after delete on environments
  for each row execute function end_operator_roles('id');
create trigger environment_placements_operator_roles after delete on environment_placements
  for each row execute function end_operator_roles('environment_id');
