-- Counts how often the access of a user has ended. A sign-in that began before such an end does not become a session after it.
-- Oldest release: 0.1.0.
alter table users add column access_epoch integer not null default 0;
