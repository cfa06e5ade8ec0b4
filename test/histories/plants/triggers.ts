/** Faults that PostgreSQL has instead of Gatehouse, as statements of SQL. */
export const plantedTriggers = {
  /** That a code was spent is not stored, so it works again. */
  'second-spend': `
    create function planted_second_spend() returns trigger language plpgsql as
      $$begin new.used_at := null; return new; end$$;
    create trigger planted before update on one_time_codes for each row execute function planted_second_spend()`,
  /** One event in ten is never written. */
  'lost-event': `
    create function planted_lost_event() returns trigger language plpgsql as
      $$begin if random() < 0.1 then return null; end if; return new; end$$;
    create trigger planted before insert on events for each row execute function planted_lost_event()`,
} as const
