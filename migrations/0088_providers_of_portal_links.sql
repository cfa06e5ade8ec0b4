-- The type of connection that a link into the Admin Portal is for. Null where the administrator chooses.
alter table portal_links add column sso_provider_type text;
