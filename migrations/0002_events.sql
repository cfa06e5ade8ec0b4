-- The event log is also the outbox. Rows get their position after they committed, one numbering step at a time, so a
-- reader that follows positions never skips a row that committed late.
create table events (
  environment_id text collate "C" not null,
  id text collate "C" not null,
  position bigint,
  event text not null,
  organization_id text collate "C",
  -- json, not jsonb: the members keep the order in which they are sent.
  data json not null,
  context json,
  created_at timestamptz(3) not null,
  primary key (environment_id, id)
) partition by range (id);

create index events_position on events (environment_id, position);
create index events_name on events (environment_id, event, position);
create index events_organization on events (environment_id, organization_id, position) where organization_id is not null;
create index events_unnumbered on events (id) where position is null;

-- Ids carry their time, so months are ranges of ids. Months are added ahead of time; this takes what no month covers.
create table events_default partition of events default;

create table event_positions (
  last bigint not null
);
insert into event_positions (last) values (0);
