-- Outside a transaction.
-- Oldest release: 0.1.0.
create index concurrently drill_organizations_label on organizations (environment_id, drill_label, id);
-- Of a table in partitions.
create index concurrently drill_events_created_at on events (environment_id, created_at, id);
alter table organizations add constraint drill_organizations_room
  foreign key (environment_id, drill_room_id) references drill_rooms (environment_id, id) not valid;
alter table organizations validate constraint drill_organizations_room;
-- In batches of organizations by environment_id, id.
update organizations set drill_label = lower(name) where {batch};
