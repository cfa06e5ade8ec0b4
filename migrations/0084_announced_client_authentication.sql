-- Null for what the provider announces. Connections keep what they have: it is what their provider knows them by.
alter table oidc_settings alter column client_authentication drop not null;
alter table oidc_settings alter column client_authentication drop default;
