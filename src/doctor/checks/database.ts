import type { Config } from '#platform/config/config.ts'
import { databaseHost } from '#platform/db/connection.ts'
import { sql } from '#platform/db/sql.ts'
import { commitsWait } from '#platform/db/standby-watch.ts'
import { isLoopback } from '#platform/ip/loopback.ts'
import type { Check, ConnectedSetup } from '../check.ts'
import { type Finding, ok, problem, warning } from '../finding.ts'

interface ServerFacts {
  version: string
  version_number: number
  encoding: string
  is_standby: boolean
  is_encrypted: boolean | null
  fsync: string
  full_page_writes: string
  synchronous_commit: string
  /** Whether commits wait for a standby. */
  commits_wait: boolean
}

const oldestVersion = 15

/** The PostgreSQL server itself: its version, what it does with acknowledged changes, and the way to it. */
export const databaseServer: Check<ConnectedSetup> = {
  name: 'Database',
  async examine({ config, database, secrets }) {
    const sent = performance.now()
    const facts = await database.one<ServerFacts>(sql`
      select current_setting('server_version') as version, current_setting('server_version_num')::int as version_number,
        current_setting('server_encoding') as encoding, pg_is_in_recovery() as is_standby,
        (select ssl from pg_stat_ssl where pid = pg_backend_pid()) as is_encrypted,
        current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
        current_setting('synchronous_commit') as synchronous_commit, ${commitsWait} as commits_wait`)
    const ms = Math.max(1, Math.round(performance.now() - sent))
    return [
      facts.version_number < oldestVersion * 10_000
        ? problem(`PostgreSQL is version ${facts.version}.`, `Upgrade it to ${oldestVersion} or later.`)
        : ok(`PostgreSQL ${facts.version} answers in ${ms} ms.`),
      ...roleFindings(facts),
      ...durabilityFindings(facts),
      ...standbyFindings(facts, config),
      ...encryptionFindings(facts, secrets.databaseUrl),
    ]
  },
}

function roleFindings({ is_standby, encoding }: ServerFacts): Finding[] {
  return [
    ...(is_standby
      ? [problem('The database is a standby and takes no writes.', 'Set DATABASE_URL to the primary.')]
      : []),
    ...(encoding === 'UTF8'
      ? []
      : [problem(`The database is encoded in ${encoding}.`, 'Create it again with: createdb -E UTF8 -T template0')]),
  ]
}

export function durabilityFindings(
  facts: Pick<ServerFacts, 'fsync' | 'full_page_writes' | 'synchronous_commit'>,
): Finding[] {
  const unsafe = (['fsync', 'full_page_writes'] as const).filter((name) => facts[name] === 'off')
  if (unsafe.length > 0)
    return [
      problem(
        `${unsafe.join(' and ')} of PostgreSQL ${unsafe.length > 1 ? 'are' : 'is'} off: a power cut destroys the database.`,
        'Remove that setting and restart PostgreSQL.',
      ),
    ]
  if (facts.synchronous_commit === 'off')
    return [
      problem(
        'synchronous_commit of PostgreSQL is off: a crash loses changes that were acknowledged.',
        'Set it to on.',
      ),
    ]
  return [ok('Acknowledged changes survive a crash of the database.')]
}

export function standbyFindings(
  { commits_wait }: Pick<ServerFacts, 'commits_wait'>,
  { requiresStandby }: Pick<Config, 'requiresStandby'>,
): Finding[] {
  if (!requiresStandby) return []
  if (commits_wait) return [ok('Acknowledged changes survive the loss of the primary.')]
  return [
    problem(
      'DATABASE_SYNCHRONOUS is required, but commits wait for no standby: changes are refused.',
      'Set synchronous_standby_names of PostgreSQL, with synchronous_commit on or remote_apply, or set DATABASE_SYNCHRONOUS to off.',
    ),
  ]
}

function encryptionFindings({ is_encrypted }: ServerFacts, url: string | undefined): Finding[] {
  const host = url === undefined ? '/' : databaseHost(url)
  if (is_encrypted === true || host.startsWith('/') || isLoopback(host)) return []
  return [
    warning(
      `The connection to the database at ${host} is not encrypted.`,
      'Add ?sslmode=verify-full to DATABASE_URL, and sslrootcert= if the certificate is your own.',
    ),
  ]
}
