-- Why the last attempt to deliver a message failed, and since when it is given up. Such a message can be sent again.
alter table messages add column failure text, add column failed_at timestamptz(3);
create index messages_failed on messages (environment_id, id) where failed_at is not null;
