import { type EventRow, listEventsOfPerson } from '#events/event-log/index.ts'
import { listDeliveries } from '#messaging/outbox/index.ts'
import { type ListedAttemptRow, listAttempts } from '#people/radar/index.ts'
import type { Context } from '#platform/context.ts'
import type { UsedTries } from '#platform/guess-limits.ts'
import { recordOf } from '#platform/records.ts'
import { readLimitsOfAddress, readLimitsOfUser } from '#sign-in/authentication/index.ts'
import { causeOf } from './causes/index.ts'
import type { Person } from './person.ts'
import { type DiagnosedMethod, diagnosedMethods, type PastAttempt } from './schemas.ts'

const mostListed = 20
const kinds = ['authentication.%', 'action.%.denied', 'session.created']

/** What happened when the person tried to sign in, newest first: at most 20. */
export async function readHistory(ctx: Context, { email, user, userId, ssoSession }: Person): Promise<PastAttempt[]> {
  const emails = email === undefined ? [] : [email]
  const [events, radar, messages, limits] = await Promise.all([
    listEventsOfPerson(ctx, { userId, emails }, { limit: mostListed, order: 'desc' }, kinds),
    email === undefined ? [] : listAttempts(ctx, { email, limit: mostListed, order: 'desc' }).then(({ rows }) => rows),
    email === undefined
      ? []
      : listDeliveries(ctx, { to: email, limit: mostListed, order: 'desc' }).then(({ rows }) => rows),
    user !== undefined ? readLimitsOfUser(ctx, user) : email === undefined ? [] : readLimitsOfAddress(ctx, email),
  ])
  return [
    ...events.rows.map(ofEvent),
    ...radar.map(ofRadar),
    ...messages.map(ofMessage),
    ...limits.flatMap((used) => ofLimit(ctx, used, userId)),
    // It named no one, so nothing else leads to it.
    ...(ssoSession === undefined || email !== undefined ? [] : [ofSsoSession(ssoSession)]),
  ]
    .sort((a, b) => b.at.localeCompare(a.at))
    .slice(0, mostListed)
}

/** How the person tried last, and from where. */
export function lastTryOf(attempts: readonly PastAttempt[]): {
  method?: DiagnosedMethod
  ipAddress?: string | null
  userAgent?: string | null
} {
  for (const { name, ip_address, user_agent } of attempts) {
    const [, tried] = /^authentication\.(\w+?)_(?:succeeded|failed|started|timed_out)$/.exec(name) ?? []
    const method = diagnosedMethods.find((each) => each === tried)
    if (method !== undefined) return { method, ipAddress: ip_address, userAgent: user_agent }
  }
  return {}
}

const bare = { id: null, message: null, cure: null, sso_session_id: null, ip_address: null, user_agent: null }

function ofEvent({ id, event, data, created_at }: EventRow): PastAttempt {
  const isFailure = /_(failed|timed_out)$|\.denied$|risk_detected$/.test(event)
  const sso = recordOf(data.sso)
  const cause = isFailure
    ? causeOf(event, recordOf(data.error), { connectionId: textOf(sso.connection_id) })
    : undefined
  return {
    ...bare,
    type: 'event',
    id,
    name: event,
    outcome: isFailure ? 'failed' : event.endsWith('_started') ? 'pending' : 'succeeded',
    message: cause?.sentence ?? null,
    cure: cause?.cure ?? null,
    sso_session_id: textOf(sso.session_id) ?? null,
    ip_address: textOf(data.ip_address) ?? null,
    user_agent: textOf(data.user_agent) ?? null,
    at: created_at,
  }
}

function ofSsoSession(session: NonNullable<Person['ssoSession']>): PastAttempt {
  const { state, failure_reason: code, failure_message: message } = session
  const cause =
    code === null
      ? undefined
      : causeOf('authentication.sso_failed', { code, message }, { connectionId: session.connection_id })
  const isOver = state === 'failed' || state === 'timed_out'
  return {
    ...bare,
    type: 'event',
    name: `authentication.sso_${state}`,
    outcome: isOver ? 'failed' : state === 'succeeded' ? 'succeeded' : 'pending',
    message: cause?.sentence ?? null,
    cure: cause?.cure ?? null,
    sso_session_id: session.id,
    ip_address: session.ip_address,
    user_agent: session.user_agent,
    at: session.created_at,
  }
}

function ofRadar({
  id,
  verdict,
  control,
  reason,
  status,
  challenge_passed_at,
  created_at,
}: ListedAttemptRow): PastAttempt {
  const isPassed = verdict === 'allow' || challenge_passed_at !== null
  return {
    ...bare,
    type: 'radar_attempt',
    id,
    name: control ?? 'radar',
    outcome: verdict === 'block' || status === 'failed' ? 'failed' : isPassed ? 'succeeded' : 'pending',
    message: `${verdict === null ? '' : `${said[verdict]} `}${reason}.`,
    at: created_at,
  }
}

const said = { allow: 'Radar allowed it:', challenge: 'Radar asked for a code:', block: 'Radar blocked it:' } as const

type Delivery = Awaited<ReturnType<typeof listDeliveries>>['rows'][number]

function ofMessage({ id, channel, failure, sent_at, failed_at, created_at }: Delivery): PastAttempt {
  const isFailed = failed_at !== null
  return {
    ...bare,
    type: 'message',
    id,
    name: channel,
    outcome: isFailed ? 'failed' : sent_at === null ? 'pending' : 'succeeded',
    message: failure,
    cure: isFailed
      ? { text: 'Check the address and the mail server, then send it again.', action: 'open_messages', id }
      : null,
    at: created_at,
  }
}

/** Only those that are reached: a limit that something is left of stops no one. */
function ofLimit(ctx: Context, { limit, count, windowEndsAt }: UsedTries, userId: string | undefined): PastAttempt[] {
  if (count < limit.limit) return []
  const began = new Date(Date.parse(windowEndsAt) - limit.windowSeconds * 1_000)
  return [
    {
      ...bare,
      type: 'guess_limit',
      name: limit.name,
      outcome: 'failed',
      message: `${count} ${limit.counts}: the limit is reached.`,
      cure: userId === undefined ? null : { text: 'Let them try again at once.', action: 'reset_limits', id: userId },
      at: (began < ctx.now() ? began : ctx.now()).toISOString(),
    },
  ]
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
