-- The identity provider of development, with which the test organization signs people in. Empty in production.
create table test_identity_providers (
  environment_id text collate "C" not null,
  -- Base64 of the DER form.
  certificate text not null,
  sealed_private_key text not null,
  created_at timestamptz(3) not null,
  primary key (environment_id),
  foreign key (environment_id) references environments (id) on delete cascade
);
alter table test_identity_providers alter column environment_id set (n_distinct = 1);

-- Connections of the type for tests speak SAML.
insert into saml_settings (environment_id, connection_id)
select environment_id, id from connections where connection_type = 'TestIdp'
on conflict do nothing;
