-- Which types of agents may be made from a blueprint, and the permissions that agents of a type don't get.
alter table agent_blueprints
  add column instance_types text[] not null default '{delegated,autonomous}',
  add column not_delegated text[] not null default '{}',
  add column not_autonomous text[] not null default '{}';
