import type { Log } from '../log.ts'
import type { Database } from './database.ts'
import { sql } from './sql.ts'

/**
 * The time that all processes on a database share: the clock of the database. Between readings, it advances with this
 * process's monotonic clock, regardless of changes to the machine's clock. Leases, expiries and the times in ids use
 * it, so that a process with a wrong clock does not end what another one holds too early.
 */
export interface DatabaseClock {
  now(): Date
  /** By how many milliseconds the clock of this machine is ahead of the database's; negative when it is behind. */
  skewMs(): number
  /**
   * Whether this process may take jobs, deliveries and parts of the event log: not while its machine's clock is wrong.
   */
  mayTakeWork(): boolean
  stop(): void
}

/** With more than this nothing that goes by the machine's clock is to be trusted. */
export const allowedSkewMs = 2_000
const lookEveryMs = 5_000
/** An answer that took longer says too little about the moment at which it was made. */
const usefulRoundTripMs = 500

export interface DatabaseClockOptions {
  /** The clock of the machine. */
  machineNow?: () => number
  lookEveryMs?: number
}

/** @throws DatabaseUnavailable when the first look fails. */
export async function startDatabaseClock(
  database: Pick<Database, 'one'>,
  log: Log,
  { machineNow = Date.now, lookEveryMs: everyMs = lookEveryMs }: DatabaseClockOptions = {},
): Promise<DatabaseClock> {
  /** From the last useful reading: both clocks of this process, and the offset of the machine's clock. */
  let seen = { machine: machineNow(), monotonic: performance.now(), offsetMs: 0 }
  let skewMs = 0

  async function look(isFirst = false): Promise<void> {
    const [sent, machine] = [performance.now(), machineNow()]
    const { time } = await database.one<{ time: string }>(sql`select clock_timestamp() as time`)
    const roundTrip = performance.now() - sent
    if (roundTrip > usefulRoundTripMs && !isFirst) return
    // The database read its clock at some moment of the round trip. A machine's clock within that range is used
    // unchanged.
    const [least, most] = [Date.parse(time) - machine - roundTrip - 1, Date.parse(time) - machine + 1]
    seen = { machine: machine + roundTrip, monotonic: sent + roundTrip, offsetMs: Math.min(Math.max(0, least), most) }
    noteSkew(-seen.offsetMs)
  }

  function now(): Date {
    const elapsed = performance.now() - seen.monotonic
    const machine = machineNow()
    // The machine's clock was changed: the monotonic clock tells the elapsed time.
    const isStepped = Math.abs(machine - seen.machine - elapsed) > usefulRoundTripMs
    return new Date((isStepped ? seen.machine + elapsed : machine) + seen.offsetMs)
  }

  function noteSkew(current: number): void {
    const [was, is] = [skewMs, current].map((ms) => Math.abs(ms) > allowedSkewMs)
    skewMs = current
    const seconds = Math.round(current / 100) / 10
    if (is && !was)
      log.error({ seconds }, "the clock of this machine is not the database's: no work is taken until it is set")
    if (was && !is) log.info({ seconds }, 'the clock of this machine is right again: work is taken')
  }

  await look(true)
  const looking = setInterval(() => look().catch(() => undefined), everyMs).unref()
  return {
    now,
    skewMs: () => skewMs,
    mayTakeWork: () => Math.abs(skewMs) <= allowedSkewMs,
    stop: () => clearInterval(looking),
  }
}

/** A clock over a time that tests set. Work is done in that time, however far it is from the machine's. */
export function clockFrom(now: () => Date): DatabaseClock {
  return { now, skewMs: () => now().getTime() - Date.now(), mayTakeWork: () => true, stop: () => undefined }
}
