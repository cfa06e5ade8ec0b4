-- Mails and text messages on their way, and in development the outbox. Content holds codes, so it is sealed.
create table messages (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  channel text not null check (channel in ('email', 'sms')),
  recipient text not null,
  sealed_content text not null,
  created_at timestamptz(3) not null,
  sent_at timestamptz(3),
  primary key (environment_id, id)
);
create index messages_recipient on messages (environment_id, lower(recipient), id);
create index messages_created_at on messages (created_at);
