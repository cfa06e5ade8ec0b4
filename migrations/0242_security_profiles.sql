-- The security profile that an application holds itself to: 'none' or 'fapi2' (FAPI 2.0 Security Profile).
-- Oldest release: 0.1.0.
alter table connect_applications add column security_profile text not null default 'none';
