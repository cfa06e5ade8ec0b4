-- A move notes which rows change while it copies, so that it need not compare all of them again when writes are refused.
-- Oldest release: 0.1.0.
create table environment_changes (
  environment_id text collate "C" not null,
  id bigint generated always as identity,
  table_name text not null,
  key jsonb not null,
  written_by xid8 not null default pg_current_xact_id(),
  noted_at timestamptz(3) not null default now(),
  primary key (environment_id, id)
);
alter table environment_changes alter column environment_id set (n_distinct = 1);
create index environment_changes_noted_at on environment_changes (noted_at);
comment on table environment_changes is 'A row that was written while its environment is being copied to another cluster.';
comment on column environment_changes.key is 'The columns of the primary key of the row.';
comment on column environment_changes.written_by is 'The transaction, which a snapshot of the copy may not see yet.';

-- While it is `closing`, jobs and deliveries that are under way end, and no more begin; writes are taken.
alter table environment_holds drop constraint environment_holds_stage;
alter table environment_holds add constraint environment_holds_stage
  check (stage in ('closing', 'draining', 'sealed', 'left', 'arriving'));
comment on column environment_holds.stage is
  'closing: no job and no delivery begins. draining: requests are refused, and what is under way ends. sealed: nothing changes. left: it is in another cluster. arriving: it is being copied here.';

create or replace function guard_held_rows() returns trigger language plpgsql as $$
declare
  held record;
  written record;
  former record;
  mode text := coalesce(current_setting('gatehouse.when_held', true), '');
begin
  if tg_op = 'DELETE' then written := old; else written := new; end if;
  if tg_op = 'INSERT' then former := new; else former := old; end if;
  if mode = 'move' then
    -- The mover knows what it writes itself, but not what follows from it.
    if pg_trigger_depth() = 1 then return written; end if;
  else
    select stage, settled_at into held from environment_holds where environment_id = tg_argv[0];
    if not found or held.stage in ('closing', 'draining') then
      perform pg_advisory_xact_lock_shared(hashtextextended('hold:' || tg_argv[0], 0));
      select stage, settled_at into held from environment_holds where environment_id = tg_argv[0];
    end if;
    if found then
      -- Rows that deliverers lease: no more are taken, and what is under way may be written down.
      if tg_op = 'UPDATE' and tg_argv[1] = 'leased' then
        if new.locked_by is not null and new.locked_by is distinct from old.locked_by then return null; end if;
        if old.locked_by is not null then mode := 'follow'; end if;
      end if;
      if held.stage <> 'closing' and (held.stage <> 'draining' or mode <> 'follow') then
        if held.stage in ('left', 'arriving') and held.settled_at <= now() then return null; end if;
        if held.stage <> 'draining' and mode = 'follow' then return null; end if;
        raise exception 'The environment % is moving to another cluster.', tg_argv[0] using errcode = 'GH001';
      end if;
    end if;
  end if;
  if tg_argv[3] is not null then
    execute format('insert into environment_changes (environment_id, table_name, key)
        select distinct $3, $4, key from (values (%s), (%s)) as rows (key)', tg_argv[3], replace(tg_argv[3], '$1', '$2'))
      using written, former, tg_argv[0], tg_argv[2];
  end if;
  return written;
end $$;
comment on function guard_held_rows is
  'Refuses writes to rows of an environment that moves, and notes the others. Its arguments are the environment, `leased` for tables whose rows deliverers lease, the table, and an expression for the key of the row $1.';
