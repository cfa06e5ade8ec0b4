-- Providers look for people by any of their addresses, in any case. What awaits its place in the index is read by each lookup,
-- so it is kept short.
create index directory_users_emails on directory_users
  using gin ((lower((resource -> 'emails')::text)::jsonb) jsonb_path_ops) with (gin_pending_list_limit = 256);
