-- Where applications are told that a session of one of their users has ended.
-- Oldest release: 0.1.0.
alter table connect_applications
  add column backchannel_logout_uri text,
  -- Whether its logout tokens have to name a session (`sid`), which they always do.
  add column backchannel_logout_session_required boolean not null default false;
