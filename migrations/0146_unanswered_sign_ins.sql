-- Whether the attempt is in the event log. Of those that did not succeed, a connection announces some in an hour; others are
-- announced by a valid answer of the provider, and removed when they expire without one.
-- Oldest release: 0.1.0.
alter table sso_sessions add column is_announced boolean not null default true;
