-- Contacts have ids. The former version inserts rows without one while processes are replaced, hence the default.
alter table it_contacts add column id text collate "C" not null
  default 'it_contact_0' || upper(substr(md5(random()::text || clock_timestamp()::text), 1, 25));
create unique index it_contacts_id on it_contacts (environment_id, id);

alter table portal_links
  -- Of a link for several parts of the portal, which has no `intent`.
  add column intents text[] check (intents <@ array['sso', 'dsync', 'log_streams', 'domain_verification', 'bring_your_own_key']),
  -- The contacts that a set-up link was mailed to; null where that was not noted yet.
  add column contact_ids text[],
  -- The application's own id of the user for whom the link was made.
  add column external_user_id text;
