-- How often something happened in an hour of an environment: what charts are drawn from, whatever the size of the log.
create table tallies (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  series text collate "C" not null,
  -- What is told apart in the series, such as the method of a sign-in.
  label text collate "C" not null,
  -- When the hour begins; of an hour that was folded into its day, when the day does, in UTC.
  hour timestamptz(3) not null,
  count bigint not null,
  primary key (environment_id, series, hour, label)
);
alter table tallies alter column environment_id set (n_distinct = 1);
create index tallies_hour on tallies (hour);

-- Users who signed in on a day, so that each is counted once in it.
create table active_users (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  day date not null,
  user_id text collate "C" not null,
  primary key (environment_id, day, user_id)
);
alter table active_users alter column environment_id set (n_distinct = 1);
create index active_users_day on active_users (day);

-- Counted from the first event that is still there.
insert into event_cursors (name, position) values ('tallies', 0);
insert into tallies (environment_id, series, label, hour, count)
select d.environment_id, 'deliveries', d.state, date_trunc('hour', d.completed_at, 'UTC'), count(*)
from webhook_deliveries d join environments e on e.id = d.environment_id
where d.completed_at is not null and d.state in ('succeeded', 'failed')
group by 1, 2, 3, 4;
