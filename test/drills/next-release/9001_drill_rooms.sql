-- A table that refers to a busy one, and a column in that one.
-- Oldest release: 0.1.0.
create table drill_rooms (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  id text collate "C" not null,
  organization_id text collate "C" not null,
  primary key (environment_id, id),
  foreign key (environment_id, organization_id) references organizations (environment_id, id) on delete cascade
);
alter table organizations add column drill_room_id text collate "C", add column drill_label text;
