-- What organizations demand of the sign-ins of their people, where it is not the usual.
create table organization_sign_in_policies (
  environment_id text collate "C" not null,
  organization_id text collate "C" not null,
  sso text not null check (sso in ('required', 'optional')),
  guests text not null check (guests in ('any_method', 'sso')),
  provisions_members boolean not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, organization_id),
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade
);
alter table organization_sign_in_policies alter column environment_id set (n_distinct = 1);

-- The organization whose provider has proven the person, which is asked for again where another one demands the same.
alter table sessions add column sso_organization_id text collate "C";
alter table browser_sessions add column sso_organization_id text collate "C";
