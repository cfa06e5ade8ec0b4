-- A link that sets a password ends with the access of its user. Null in rows of earlier releases: from before the first end.
-- Oldest release: 0.1.0.
alter table password_resets add column access_epoch integer;
