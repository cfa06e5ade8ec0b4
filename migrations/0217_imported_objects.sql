-- What an import brought in, so that it can be resumed and repeated: each object of the other system with its id here.
-- Oldest release: 0.1.0.
create table imported_objects (
  environment_id text collate "C" not null references environments (id) on delete cascade,
  source text collate "C" not null,
  kind text collate "C" not null,
  source_key bytea not null,
  object_id text collate "C" not null,
  digest bytea not null,
  password_digest bytea,
  is_blocked boolean not null default false,
  imported_at timestamptz(3) not null,
  primary key (environment_id, source, kind, source_key)
);
comment on table imported_objects is 'Objects of other systems that were imported. It holds keyed hashes only, so it outlives the people in it: one who was deleted here does not come again with the next run.';
comment on column imported_objects.source_key is 'A keyed hash of the id in the other system.';
comment on column imported_objects.digest is 'A keyed hash of what was imported last. Equal: the next run has nothing to do.';
comment on column imported_objects.password_digest is 'A keyed hash of the password hash that was stored. A later run replaces the password only while it is still that one.';
alter table imported_objects alter column environment_id set (n_distinct = 1);
