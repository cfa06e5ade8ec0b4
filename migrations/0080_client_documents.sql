-- Applications that say what they are at an https address, which is their client id (client-ID metadata documents).
-- When the document was read last, and until when it is not read again. Null for every other application.
alter table connect_applications add column document_read_at timestamptz(3);
alter table connect_applications add column document_fresh_until timestamptz(3);
alter table connect_applications add constraint connect_applications_document
  check ((document_read_at is null) = (document_fresh_until is null));

-- Such an address may be a client of several environments. All other client ids belong to one.
drop index connect_applications_client;
create unique index connect_applications_client on connect_applications (client_id) where document_read_at is null;
create unique index connect_applications_client_of on connect_applications (client_id, environment_id);
