import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { markSucceeded } from './addresses.ts'
import { type Assessment, assess } from './assess.ts'
import { type AttemptFacts, emailHash, hashesOf } from './attempt-facts.ts'
import { locationOf } from './location.ts'
import { type RadarAttemptRow, radarAttemptColumns, type UpdateRadarAttempt, type Verdict } from './schemas.ts'
import type { RadarSettings } from './settings.ts'

/** How long one waits between being assessed and signing in with it: as a visit to the sign-in pages. */
const takenWithinSeconds = 3_600

/** Assesses an attempt and remembers it. */
export async function createAttempt(
  ctx: Context,
  settings: RadarSettings,
  facts: AttemptFacts,
  status: 'assessed' | 'taken' = 'assessed',
): Promise<RadarAttemptRow> {
  return storeAttempt(ctx, facts, await assess(ctx, settings, facts), status)
}

/**
 * Takes the attempt that was assessed at a sign-up or a request for a code, for the sign-in that follows: once, within
 * an hour, and with the same email.
 */
export function takeAttempt(ctx: Context, id: string, email: string): Promise<RadarAttemptRow | undefined> {
  return ctx.db.maybe<RadarAttemptRow>(sql`
    update radar_attempts set status = 'taken', updated_at = ${ctx.now()}
    where ${canBeTaken(ctx, id, email)} returning ${radarAttemptColumns}`)
}

/** Finds the attempt that {@link takeAttempt} would take, and leaves it. */
export function findAssessedAttempt(ctx: Context, id: string, email: string): Promise<RadarAttemptRow | undefined> {
  return ctx.db.maybe<RadarAttemptRow>(sql`
    select ${radarAttemptColumns} from radar_attempts where ${canBeTaken(ctx, id, email)}`)
}

function canBeTaken(ctx: Context, id: string, email: string): Statement {
  return sql`environment_id = ${ctx.environmentId} and id = ${id} and status = 'assessed'
    and email_hash = ${emailHash(ctx, email)}
    and created_at > ${new Date(ctx.now().getTime() - takenWithinSeconds * 1_000)}`
}

/**
 * Assesses and stores an attempt of an application that runs its own sign-in.
 *
 * @param isEnforced whether the verdict applies. Otherwise it is only stored with its reason, and the attempt is
 * allowed.
 */
export async function createOpenAttempt(
  ctx: Context,
  settings: RadarSettings,
  facts: AttemptFacts,
  isEnforced: boolean,
): Promise<RadarAttemptRow> {
  const assessment = await assess(ctx, settings, facts)
  if (isEnforced) return ctx.transaction((tx) => storeAttempt(tx, facts, assessment, 'open'))
  const { verdict, reason } = assessment
  const logged = { ...assessment, verdict: 'allow', reason: `Would be ${verdict}: ${reason}` } as const
  return ctx.transaction((tx) => storeAttempt(tx, facts, logged, 'open', verdict))
}

/** Stores the outcome that an application reports for an attempt. @throws notFound */
export async function updateAttempt(
  ctx: Context,
  id: string,
  { attempt_status, challenge_status }: UpdateRadarAttempt,
): Promise<void> {
  await ctx.transaction(async (tx) => {
    const updated = await tx.db.run(sql`
      update radar_attempts set updated_at = ${tx.now()},
        challenge_passed_at = case when ${challenge_status !== undefined} then ${tx.now()} else challenge_passed_at end
      where environment_id = ${tx.environmentId} and id = ${id}`)
    if (updated === 0) throw notFound('Radar attempt', id)
    if (attempt_status !== undefined) tx.db.send(markSucceeded(tx, id))
  })
}

/** Stores a failed attempt, independently of the caller's transaction. */
export async function noteFailure(ctx: Context, facts: AttemptFacts): Promise<void> {
  await storeAttempt({ ...ctx, db: ctx.system.database }, facts, { reason: 'Nothing was proven' }, 'failed')
}

/** Remembers that an attempt passed its challenge. */
export function noteChallengePassed(tx: TransactionContext, id: string): void {
  tx.db.send(sql`
    update radar_attempts set challenge_passed_at = ${tx.now()}, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id = ${id}`)
}

/** Remembers that an attempt ended in a session. */
export function noteSuccess(tx: TransactionContext, id: string): void {
  tx.db.send(markSucceeded(tx, id))
}

function storeAttempt(
  ctx: Context,
  facts: AttemptFacts,
  { verdict, reason, finding }: Omit<Assessment, 'verdict'> & Partial<Assessment>,
  status: 'assessed' | 'taken' | 'open' | 'failed',
  loggedVerdict: Verdict | null = null,
): Promise<RadarAttemptRow> {
  const { email_hash, device_hash, source_hash } = hashesOf(ctx, facts)
  const { latitude, longitude } = locationOf(ctx, facts) ?? {}
  return ctx.db.one<RadarAttemptRow>(sql`
    insert into radar_attempts (environment_id, id, action, auth_method, email_hash, device_hash, source_hash, verdict, logged_verdict,
      control, blocklist_type, reason, status, latitude, longitude,
      created_at, updated_at)
    values (${ctx.environmentId}, ${ctx.newId('radar_att')}, ${facts.action}, ${facts.authMethod}, ${email_hash}, ${device_hash},
      ${source_hash}, ${verdict ?? null}, ${loggedVerdict}, ${finding?.control ?? null}, ${finding?.blocklistType ?? null}, ${reason}, ${status},
      ${coarse(latitude)}, ${coarse(longitude)},      ${ctx.now()}, ${ctx.now()})
    returning ${radarAttemptColumns}`)
}

/** Just precise enough to distinguish places. */
function coarse(degrees: number | undefined): number | null {
  return degrees === undefined ? null : Math.round(degrees * 10) / 10
}
