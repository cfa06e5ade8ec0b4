-- What the operator decided about signing in, as far as it differs from the defaults in src/environments/sign-in-settings.ts.
create table sign_in_settings (
  environment_id text collate "C" primary key references environments (id) on delete cascade,
  settings jsonb not null
);
