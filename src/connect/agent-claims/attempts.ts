import { recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { openJson } from '#platform/crypto/sealed-json.ts'
import { lettersOf, randomUserCode } from '#platform/crypto/user-code.ts'
import { sql } from '#platform/db/sql.ts'
import { agentSettings } from '../agent-registrations/index.ts'
import type { ClaimRow } from './claim.ts'
import { claimAttemptCreated } from './events.ts'

/** How long a person has from the link to the code in the agent's hands. */
export const attemptSeconds = 600

/** The polling interval of an agent. Polling sooner makes it longer by the same amount (RFC 8628 §3.5). */
export const claimPollSeconds = 5

export interface AttemptRow {
  id: string
  claim_id: string
  login_hint: string
  status: 'waiting' | 'confirmed' | 'denied' | 'superseded' | 'completed'
  user_id: string | null
  organization_id: string | null
  sealed_user_code: string | null
  expires_at: string
  created_at: string
  updated_at: string
}

export const attemptColumns = sql`
  t.id, t.claim_id, t.login_hint, t.status, t.user_id, t.organization_id, t.sealed_user_code, t.expires_at, t.created_at,
  t.updated_at`

/** An attempt with the token of its link and the code of the agent, which can be seen here only. */
export interface StartedAttempt extends AttemptRow {
  token: string
  agentCode: string
}

/** Starts an attempt, which replaces those before it, and records `agent.registration.claim.attempt.created`. */
export async function startAttempt(
  tx: TransactionContext,
  claim: Pick<ClaimRow, 'id' | 'claim_id' | 'organization_id'>,
  loginHint: string,
): Promise<StartedAttempt> {
  const now = tx.now()
  const token = `cla_tkn_${randomToken(43)}`
  const agentCode = randomUserCode()
  const id = tx.newId('agent_reg_claim_attempt')
  tx.db.send(sql`
    update agent_claim_attempts set status = 'superseded', updated_at = ${now}
    where environment_id = ${tx.environmentId} and claim_id = ${claim.claim_id} and status in ('waiting', 'confirmed')`)
  const row = await tx.db.one<AttemptRow>(sql`
    insert into agent_claim_attempts as t (environment_id, id, claim_id, hash, agent_code_hash, login_hint, status, expires_at,
      created_at, updated_at)
    values (${tx.environmentId}, ${id}, ${claim.claim_id}, ${tx.system.hashCredential(token)},
      ${hashAgentCode(tx, id, agentCode)}, ${loginHint}, 'waiting', ${new Date(now.getTime() + attemptSeconds * 1_000)}, ${now},
      ${now})
    returning ${attemptColumns}`)
  const event = {
    object: 'agent_registration_claim_attempt' as const,
    id: row.id,
    agent_registration_id: claim.id,
    agent_registration_claim_id: claim.claim_id,
    login_hint: loginHint,
    expires_at: row.expires_at,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
  recordEvent(tx, claimAttemptCreated, event, undefined, claim.organization_id)
  return { ...row, token, agentCode }
}

/** As people type it. */
export function hashAgentCode({ system }: Context, attemptId: string, code: string): Buffer {
  return system.hashCredential(`agent_code:${attemptId}:${lettersOf(code)}`)
}

/** The newest attempt of a claim. */
export function findNewestAttempt(ctx: Context, claimId: string): Promise<AttemptRow | undefined> {
  return ctx.db.maybe<AttemptRow>(sql`
    select ${attemptColumns} from agent_claim_attempts t
    where t.environment_id = ${ctx.environmentId} and t.claim_id = ${claimId} order by t.id desc limit 1`)
}

/**
 * Stores who has confirmed a locked attempt and where the agent is to act.
 *
 * @returns the code for the agent: the same for the same person, who may look again
 */
export async function confirmAttempt(
  tx: TransactionContext,
  attempt: AttemptRow,
  { userId, organizationId }: { userId: string; organizationId: string | null },
): Promise<string> {
  const userCode = userCodeOf(tx, attempt) ?? randomUserCode()
  const sealed = tx.system.keyring.seal(JSON.stringify(userCode), sealContext(attempt.id))
  tx.db.send(sql`
    update agent_claim_attempts set status = 'confirmed', user_id = ${userId}, organization_id = ${organizationId},
      sealed_user_code = ${sealed}, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id = ${attempt.id}`)
  return userCode
}

/** The code of a confirmed attempt. */
export function userCodeOf({ system }: Context, { id, sealed_user_code }: AttemptRow): string | undefined {
  return sealed_user_code === null ? undefined : openJson<string>(system.keyring, sealed_user_code, sealContext(id))
}

/** Where the person claims the agent: our page, or one of the application. */
export async function verificationUri(ctx: Context, token: string): Promise<string> {
  const { agent_claim_url } = await agentSettings.read(ctx)
  const url = new URL(agent_claim_url ?? `${ctx.system.config.url}/agent-claim`)
  url.searchParams.set('token', token)
  return url.href
}

function sealContext(id: string): string {
  return `agent_claim_attempt:${id}`
}
