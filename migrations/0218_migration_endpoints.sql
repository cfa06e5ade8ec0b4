-- The secret that signs requests to the login of an earlier product. Where it is and until when it is asked are settings.
-- Oldest release: 0.1.0.
create table migration_endpoint_secrets (
  environment_id text collate "C" primary key references environments (id) on delete cascade,
  sealed_secret text not null,
  updated_at timestamptz(3) not null
);
comment on table migration_endpoint_secrets is 'The secret with which an environment signs requests to its migration endpoint.';
alter table migration_endpoint_secrets alter column environment_id set (n_distinct = 1);
