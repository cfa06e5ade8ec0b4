-- A restored database is behind what its clients hold. This says which part of the past is lost, and until when refresh tokens of
-- that part are accepted.
-- Oldest release: 0.1.0.
create table restores (
  id text collate "C" primary key,
  backup_at timestamptz(3) not null,
  position bigint not null,
  numbered_to bigint not null,
  opened_at timestamptz(3) not null,
  closes_at timestamptz(3) not null
);
comment on table restores is 'Times at which this database was replaced by a backup of itself.';
comment on column restores.backup_at is 'The newest write that the backup had. What was written from then to the opening may be lost.';
comment on column restores.position is 'The last position of the event log in the backup.';
comment on column restores.numbered_to is 'The last position once the events of the backup that had none were numbered.';
comment on column restores.closes_at is 'Until then, a refresh token of a later generation than the stored one moves its session forward.';
