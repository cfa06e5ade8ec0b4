-- Whether an attribute for the id may stand in for the NameID.
alter table saml_settings add column allows_missing_name_id boolean not null default false;
-- Certificates of the metadata that are left out because their keys are weak: [{"fingerprint": …, "key": …}].
alter table saml_settings add column ignored_certificates jsonb not null default '[]';

-- When the session at the provider ends that a sign-in began with, where it said so. No session of ours outlives it.
alter table browser_sessions add column sso_ends_at timestamptz(3);
alter table sso_codes add column provider_session_ends_at timestamptz(3);
