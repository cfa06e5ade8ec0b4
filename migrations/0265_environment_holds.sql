-- Environments that move to another cluster: whose writes are held, and whose rows only the move may change.
-- Oldest release: 0.1.0.
create table environment_holds (
  environment_id text collate "C" primary key,
  stage text not null,
  since timestamptz(3) not null,
  settled_at timestamptz(3) not null,
  constraint environment_holds_stage check (stage in ('draining', 'sealed', 'left', 'arriving'))
);
alter table environment_holds alter column environment_id set (n_distinct = 1);
comment on table environment_holds is
  'An environment whose rows triggers guard while it moves and after. It has no row for one that does not move.';
comment on column environment_holds.stage is
  'draining: requests are refused, and what is under way ends. sealed: nothing changes. left: it is in another cluster. arriving: it is being copied here.';
comment on column environment_holds.settled_at is
  'From when no request can be under way that found the environment here. A write is then ignored, and no longer refused.';

-- A move creates the triggers that call it, for one environment each, so other environments pay nothing and neither does a server
-- with one cluster. Writers share a lock: once the mover has it alone, no transaction is under way that was let through before.
create function guard_held_rows() returns trigger language plpgsql as $$
declare
  held record;
  written record;
  mode text := coalesce(current_setting('gatehouse.when_held', true), '');
begin
  if tg_op = 'DELETE' then written := old; else written := new; end if;
  if mode = 'move' then return written; end if;
  select stage, settled_at into held from environment_holds where environment_id = tg_argv[0];
  if not found or held.stage = 'draining' then
    perform pg_advisory_xact_lock_shared(hashtextextended('hold:' || tg_argv[0], 0));
    select stage, settled_at into held from environment_holds where environment_id = tg_argv[0];
    if not found then return written; end if;
  end if;
  -- Rows that deliverers lease: no more are taken, and what is under way may be written down.
  if tg_op = 'UPDATE' and tg_argv[1] = 'leased' then
    if new.locked_by is not null and new.locked_by is distinct from old.locked_by then return null; end if;
    if old.locked_by is not null then mode := 'follow'; end if;
  end if;
  if held.stage = 'draining' and mode = 'follow' then return written; end if;
  if held.stage in ('left', 'arriving') and held.settled_at <= now() then return null; end if;
  if held.stage <> 'draining' and mode = 'follow' then return null; end if;
  raise exception 'The environment % is moving to another cluster.', tg_argv[0] using errcode = 'GH001';
end $$;
comment on function guard_held_rows is
  'Refuses writes to rows of an environment that moves. Its arguments are the environment, and `leased` for tables whose rows deliverers lease.';
