-- What an application of Connect asks for on a device; null for the environment's own applications.
alter table device_authorizations add column connect jsonb;
