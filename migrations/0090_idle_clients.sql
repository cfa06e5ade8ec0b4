-- Since when no user is known to have a live grant of an application that came by itself. It ends after as many days as its
-- environment says. `expires_at` is not read any more; servers of the previous release still write it.
alter table connect_applications add column idle_since timestamptz(3) not null default now();
update connect_applications set expires_at = null where expires_at is not null;
drop index connect_applications_registered;
create index connect_applications_registered on connect_applications (environment_id, id) where was_dynamically_registered;
