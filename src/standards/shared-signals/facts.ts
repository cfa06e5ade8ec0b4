import type { LogRange } from '#events/event-log/index.ts'
import { sql } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'
import { recordOf } from '#platform/records.ts'
import { readMemberships, type WasMember } from './memberships-at.ts'
import type { OpenStream } from './schemas.ts'
import type { LoggedEvent, Signal } from './signals.ts'

/** What decides who gets a signal, and what it says, beyond its event. */
export interface Facts {
  /** The email of a user, also of one who was just deleted. */
  emailOf(environmentId: string, userId: string): string | undefined
  wasMember: WasMember
  /** Whether an organization has verified the domain of an email, so that it is no one else's (RISC 1.0 §2.5). */
  isAuthority(environmentId: string, email: string): boolean
  /** Whether the receiver has taken the subject out of its stream. */
  isExcluded(stream: OpenStream, userId: string, organizationId: string | null): boolean
}

interface Happened {
  event: LoggedEvent
  signal: Signal
}

export async function readFacts(
  tx: Transaction,
  range: LogRange,
  streams: readonly OpenStream[],
  happened: readonly Happened[],
): Promise<Facts> {
  const users = uniquePairs(happened.map(({ event, signal }) => [event.environment_id, signal.subject.userId]))
  const addresses = happened.flatMap(({ event, signal }): [string, string][] =>
    signal.formerEmail === undefined ? [] : [[event.environment_id, domainOf(signal.formerEmail)]],
  )
  const ofOrganizations = streams.some((stream) => stream.organization_id !== null)
  const withEmails = streams.some((stream) => stream.subject_format === 'email')
  const [emails, wasMember, domains, excluded] = [
    withEmails ? await readEmails(tx, users, happened) : new Map<string, string>(),
    ofOrganizations
      ? await readMemberships(tx, { environmentIds: users.firsts, userIds: users.seconds }, range.after)
      : () => false,
    addresses.length > 0 ? await readVerifiedDomains(tx, addresses) : new Set<string>(),
    await readExclusions(tx, streams, users),
  ]
  return {
    emailOf: (environmentId, userId) => emails.get(key(environmentId, userId)),
    wasMember,
    isAuthority: (environmentId, email) => domains.has(key(environmentId, domainOf(email))),
    isExcluded: ({ environment_id, id }, userId, organizationId) =>
      [
        [userId, ''],
        ['', organizationId ?? ''],
        [userId, organizationId ?? ''],
      ].some(([user = '', organization = '']) => excluded.has(key(environment_id, id, user, organization))),
  }
}

/** Held until the signals are stored, so that an erasure comes before or finds them. */
async function readEmails(tx: Transaction, users: Pairs, happened: readonly Happened[]): Promise<Map<string, string>> {
  const known = await tx.many<{ environment_id: string; id: string; email: string }>(sql`
    select u.environment_id, u.id, u.email from unnest(${users.firsts}::text[], ${users.seconds}::text[]) as asked (environment_id, id)
    join users u on u.environment_id = asked.environment_id and u.id = asked.id for key share of u`)
  const deleted = happened.flatMap(({ event }): [string, string][] => {
    const { id, email } = recordOf(event.data)
    return event.event === 'user.deleted' && typeof email === 'string'
      ? [[key(event.environment_id, String(id)), email]]
      : []
  })
  return new Map([...deleted, ...known.map((row): [string, string] => [key(row.environment_id, row.id), row.email])])
}

async function readVerifiedDomains(tx: Transaction, addresses: readonly [string, string][]): Promise<Set<string>> {
  const { firsts, seconds } = uniquePairs(addresses)
  const rows = await tx.many<{ environment_id: string; domain: string }>(sql`
    select d.environment_id, d.domain from unnest(${firsts}::text[], ${seconds}::text[]) as asked (environment_id, domain)
    join organization_domains d on d.environment_id = asked.environment_id and d.domain = asked.domain and d.state = 'verified'`)
  return new Set(rows.map((row) => key(row.environment_id, row.domain)))
}

async function readExclusions(tx: Transaction, streams: readonly OpenStream[], users: Pairs): Promise<Set<string>> {
  const rows = await tx.many<{
    environment_id: string
    stream_id: string
    user_id: string
    organization_id: string
  }>(sql`
    select x.environment_id, x.stream_id, x.user_id, x.organization_id
    from unnest(${streams.map((stream) => stream.environment_id)}::text[], ${streams.map((stream) => stream.id)}::text[])
      as asked (environment_id, stream_id)
    join signal_exclusions x on x.environment_id = asked.environment_id and x.stream_id = asked.stream_id
      and x.user_id = any(${['', ...users.seconds]}::text[])`)
  return new Set(rows.map((row) => key(row.environment_id, row.stream_id, row.user_id, row.organization_id)))
}

interface Pairs {
  firsts: string[]
  seconds: string[]
}

function uniquePairs(pairs: readonly [string, string][]): Pairs {
  const unique = [...new Map(pairs.map((pair): [string, [string, string]] => [key(...pair), pair])).values()]
  return { firsts: unique.map(([first]) => first), seconds: unique.map(([, second]) => second) }
}

function domainOf(email: string): string {
  return email.split('@').at(-1)?.toLowerCase() ?? ''
}

function key(...parts: string[]): string {
  return parts.join('\n')
}
