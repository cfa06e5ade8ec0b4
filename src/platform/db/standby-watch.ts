import type { ClientBase } from 'pg'
import type { Log } from '../log.ts'
import { DatabaseUnavailable } from './database-unavailable.ts'
import type { Answer, Queryable } from './queryable.ts'
import { isRead, type Statement, sql } from './sql.ts'

/** No standby confirms commits, or none has confirmed this one. */
export class DatabaseUnsynchronized extends DatabaseUnavailable {
  constructor(mayBeDone: boolean) {
    super(
      mayBeDone
        ? 'No standby has confirmed a commit.'
        : 'DATABASE_SYNCHRONOUS is required, and the database has no synchronous standby that confirms changes.',
      mayBeDone,
      undefined,
    )
  }
}

/**
 * Makes sure that a commit is acknowledged only if a synchronous standby has it. PostgreSQL waits for the standby by itself while
 * `synchronous_standby_names` is set; a high-availability tool empties that setting when the last standby is lost, and then
 * commits no longer wait. So it is asked twice: once a second, to refuse changes before anything is done, and right behind
 * each COMMIT, in the same message, for what happened since.
 */
export interface StandbyWatch {
  /** @throws DatabaseUnsynchronized, as long as no synchronous standby is connected. */
  require(): Promise<void>
  /** Runs a single statement: a change is refused without a standby, and not acknowledged if the standby is lost meanwhile. Reads pass. */
  guard(statement: Statement, work: () => Promise<Answer>): Promise<Answer>
  /** Notes when a wait of this connection for the standby is cut short: the commit then stands, unconfirmed. */
  listen(client: ClientBase): void
  /** Whether the wait of the connection's last commit was cut short. Asked once for each commit. */
  takeCutShort(client: ClientBase): boolean
  stop(): void
}

/** Whether the session's commits wait until a standby has written them to its disk. */
export const commitsWait = sql`current_setting('synchronous_standby_names') <> ''
  and current_setting('synchronous_commit') in ('on', 'remote_apply')`
export const askWhetherCommitsWait = sql`select ${commitsWait} as commits_wait`

interface Seen {
  commits_wait: boolean
  has_standby: boolean
  /** Without the right, the standbys of other roles have no state. */
  may_see: boolean
}

const lookEveryMs = 1_000
/** Of counts that may be lost in a crash, by their own decision. */
const givesUpWaiting = /'synchronous_commit', 'off'/

export function watchStandby(database: Pick<Queryable, 'one'>, log?: Pick<Log, 'warn'>): StandbyWatch {
  let isKept: boolean | undefined
  let hasWarned = false
  const cutShort = new WeakSet<ClientBase>()

  async function look(): Promise<void> {
    const seen = await database.one<Seen>(sql`
      select ${commitsWait} as commits_wait,
        exists (select from pg_stat_replication where state = 'streaming' and sync_state in ('sync', 'quorum')) as has_standby,
        pg_has_role(current_user, 'pg_read_all_stats', 'usage') as may_see`)
    if (!seen.may_see && !hasWarned)
      log?.warn(
        {},
        'DATABASE_SYNCHRONOUS is required, and the role of the database may not see its standbys: without one, changes wait instead of being refused. Run: grant pg_read_all_stats to the role',
      )
    hasWarned ||= !seen.may_see
    const was = isKept
    isKept = seen.commits_wait && (seen.has_standby || !seen.may_see)
    if (!isKept && was !== false) log?.warn({}, 'there is no synchronous standby: changes are refused')
    if (isKept && was === false) log?.warn({}, 'there is a synchronous standby again: changes are made')
  }

  // While the database is unavailable, transactions fail for that.
  const looking = setInterval(() => look().catch(() => undefined), lookEveryMs).unref()
  return {
    async require() {
      if (isKept === undefined) await look()
      if (!isKept) throw new DatabaseUnsynchronized(false)
    },
    async guard(statement, work) {
      if (isRead(statement) || givesUpWaiting.test(statement.text)) return work()
      await this.require()
      const answer = await work()
      const { commits_wait } = await database.one<Pick<Seen, 'commits_wait'>>(askWhetherCommitsWait)
      if (!commits_wait) throw new DatabaseUnsynchronized(true)
      return answer
    },
    listen(client) {
      client.on('notice', ({ routine }) => {
        if (routine === 'SyncRepWaitForLSN') cutShort.add(client)
      })
    },
    takeCutShort: (client) => cutShort.delete(client),
    stop: () => clearInterval(looking),
  }
}
