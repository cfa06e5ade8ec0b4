import { type Bell, createBell } from '#platform/bell.ts'
import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { startLoop } from '#platform/followers/loop.ts'
import { tooManyStreams } from '../errors.ts'
import { numberPending } from '../numbering.ts'
import type { FilteredEvent } from './event-filter.ts'

/** What one caller may have open at a time in a process, and all together. */
const mostOfCaller = 5
const mostStreams = 100
/** Events of an environment that are kept for its streams. One that falls further behind reads the log itself. */
const mostKept = 100
const keptMs = 60_000
/** Without a notice, for events of a process that died right after writing. */
const pollMs = 1_000

/** Events after a position, complete up to another one. */
export interface LogPart {
  events: readonly FilteredEvent[]
  upTo: number
}

/** A stream's place among those that wait for events. */
export interface Place {
  readonly bell: Bell
  /** What came after a position, if it is still kept. */
  recent(after: number): LogPart | undefined
  leave(): void
}

export interface Watcher {
  environmentId: string
  /** Who counts for {@link mostOfCaller}. */
  caller: string
  /** Called when the process stops. */
  end(): void
}

/**
 * Follows the log for all streams of a process: however many there are, one statement reads what is new. It reads nothing while
 * there is no stream.
 */
export interface EventWatch {
  /** @throws tooManyStreams */
  join(watcher: Watcher): Place
  /** Ends all streams. Called before the server stops to listen, which waits for its answers. */
  stop(): Promise<void>
}

interface Environment {
  bells: Set<Bell>
  /** Everything after this position is in `events`; unknown until the log is read for it. */
  completeAfter: number | undefined
  events: KeptEvent[]
}

type KeptEvent = FilteredEvent & { environment_id: string; readAt: number }

const watches = new WeakMap<System, EventWatch>()

export function eventWatchOf(system: System): EventWatch {
  const watch = watches.get(system)
  if (watch === undefined) throw new Error('This process serves no streams of events.')
  return watch
}

export function startEventWatch(system: System): EventWatch {
  const environments = new Map<string, Environment>()
  const watchers = new Set<Watcher>()
  const bell = createBell()
  const batch = 500
  let position: number | undefined
  let isStopped = false

  /** @returns whether there may be more */
  async function follow(): Promise<boolean> {
    if (environments.size === 0) {
      position = undefined
      return false
    }
    const { unnumbered, last } = await system.database.one<{ unnumbered: boolean; last: number }>(sql`
      select exists (select 1 from unnumbered_events) as unnumbered, last from event_positions`)
    if (unnumbered) {
      await numberPending(system.database)
      return true
    }
    const after = position ?? last
    const now = system.now().getTime()
    for (const environment of environments.values()) {
      if (environment.completeAfter === undefined) {
        environment.completeAfter = after
        // What came since their own read is not among what is kept.
        ringAll(environment)
      } else forget(environment, now - keptMs)
    }
    position = after
    if (last <= after) return false
    const read = await system.database.many<KeptEvent>(sql`
      select environment_id, id, position, event, organization_id, data, context, created_at, ${now}::float8 as "readAt"
      from events
      where position > ${after} and position <= ${last} and environment_id = any(${[...environments.keys()]})
      order by position limit ${batch}`)
    position = read.length < batch ? last : (read.at(-1)?.position ?? last)
    for (const event of read) environments.get(event.environment_id)?.events.push(event)
    for (const environmentId of new Set(read.map(({ environment_id }) => environment_id)))
      ringAll(environments.get(environmentId))
    return position < last
  }

  function recent(environmentId: string, after: number): LogPart | undefined {
    const { completeAfter, events = [] } = environments.get(environmentId) ?? {}
    if (position === undefined || completeAfter === undefined || after < completeAfter) return undefined
    return { events: events.filter((event) => event.position > after), upTo: Math.max(after, position) }
  }

  system.wakeUps.listen('events', bell.ring)
  const loop = startLoop(system, { name: 'event streams', bell, pollMs }, follow)
  const watch: EventWatch = {
    join(watcher) {
      const { environmentId, caller } = watcher
      const ofCaller = [...watchers].filter((each) => each.caller === caller).length
      if (isStopped || watchers.size >= mostStreams || ofCaller >= mostOfCaller) throw tooManyStreams()
      const environment = environments.get(environmentId) ?? { bells: new Set(), completeAfter: undefined, events: [] }
      const own = createBell()
      environments.set(environmentId, environment)
      environment.bells.add(own)
      watchers.add(watcher)
      bell.ring()
      return {
        bell: own,
        recent: (after) => recent(environmentId, after),
        leave() {
          watchers.delete(watcher)
          environment.bells.delete(own)
          if (environment.bells.size === 0 && environments.get(environmentId) === environment)
            environments.delete(environmentId)
        },
      }
    },
    async stop() {
      isStopped = true
      for (const watcher of watchers) watcher.end()
      await loop.stop()
    },
  }
  watches.set(system, watch)
  return watch
}

function ringAll(environment: Environment | undefined): void {
  for (const bell of environment?.bells ?? []) bell.ring()
}

/** Drops what is too old or too much. */
function forget(environment: Environment, readBefore: number): void {
  const { events } = environment
  const old = events.findIndex(({ readAt }) => readAt >= readBefore)
  const dropped = events.splice(0, Math.max(old === -1 ? events.length : old, events.length - mostKept))
  environment.completeAfter = dropped.at(-1)?.position ?? environment.completeAfter
}
