-- A check of one audit log against its chain of hashes, by a job.
create table audit_log_verifications (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  organization_id text collate "C" not null,
  state text not null check (state in ('running', 'intact', 'faulty', 'error')),
  -- How many events there were when it began, and how many were checked.
  event_count integer not null,
  checked_count integer not null default 0,
  -- The first event that is not as it was recorded, in words.
  fault text,
  completed_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade
);
alter table audit_log_verifications alter column environment_id set (n_distinct = 1);
create index audit_log_verifications_organization on audit_log_verifications (environment_id, organization_id, id);
-- One at a time for each log.
create unique index audit_log_verifications_running on audit_log_verifications (environment_id, organization_id)
  where state = 'running';
create index audit_log_verifications_created_at on audit_log_verifications (created_at);

-- Attempts that were stopped, or failed before they were assessed: few beside those that were allowed.
create index radar_attempts_verdict on radar_attempts (environment_id, verdict, id) where verdict is distinct from 'allow';
create index radar_list_entries_list on radar_list_entries (environment_id, type, action, entry);

-- The accounts of an integration, page by page.
drop index connected_accounts_integration;
create index connected_accounts_integration on connected_accounts (environment_id, integration_id, id);

-- What ends soon.
create index saml_keys_expiry on saml_keys (environment_id, expires_at) where expires_at is not null;
create index api_keys_expiry on api_keys (environment_id, expires_at) where expires_at is not null;
create index management_keys_expiry on management_keys (environment_id, expires_at) where expires_at is not null;
create index portal_links_setup_expiry on portal_links (environment_id, expires_at)
  where kind = 'setup_link' and completed_at is null;
