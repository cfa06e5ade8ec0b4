-- Confidential applications may ask for a code without PKCE. Such a code has no challenge.
alter table connect_codes alter column code_challenge drop not null;
