-- Things of the application that have a flag, beside users and organizations: workspaces, devices and the like.
create table feature_flag_custom_targets (
  environment_id text collate "C" not null,
  flag_id text collate "C" not null,
  target_type text collate "C" not null,
  target_id text collate "C" not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, flag_id, target_type, target_id),
  foreign key (environment_id, flag_id) references feature_flags (environment_id, id) on delete cascade
);
alter table feature_flag_custom_targets alter column environment_id set (n_distinct = 1);
