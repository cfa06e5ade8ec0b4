-- Authorization requests that applications have pushed, on their way to the browser (RFC 9126).
create table connect_pushed_requests (
  environment_id text collate "C" not null,
  hash bytea not null,
  application_id text collate "C" not null,
  request jsonb not null,
  expires_at timestamptz(3) not null,
  primary key (environment_id, hash),
  foreign key (environment_id, application_id) references connect_applications (environment_id, id) on delete cascade
);
create index connect_pushed_requests_application on connect_pushed_requests (environment_id, application_id);
create index connect_pushed_requests_expiry on connect_pushed_requests (expires_at);
alter table connect_pushed_requests alter column environment_id set (n_distinct = 1);
