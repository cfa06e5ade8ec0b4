import type { TransactionContext } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { sql } from '#platform/db/sql.ts'
import type { RegistrationRow } from '../agent-registrations/index.ts'

/** The claim of a registration, with the token, which can be seen here only. */
export interface NewClaim {
  id: string
  token: string
  expires_at: string
}

export async function insertClaim(tx: TransactionContext, { id, expires_at }: RegistrationRow): Promise<NewClaim> {
  const claim = { id: tx.newId('agent_reg_claim'), token: newToken(), expires_at: expires_at ?? tx.now().toISOString() }
  tx.db.send(sql`
    insert into agent_claims (environment_id, id, registration_id, hash, expires_at, created_at, updated_at)
    values (${tx.environmentId}, ${claim.id}, ${id}, ${tx.system.hashCredential(claim.token)}, ${claim.expires_at}, ${tx.now()},
      ${tx.now()})`)
  return claim
}

/** Replaces the claim token, for an agent that has proven again which user it belongs to. */
export async function renewClaim(tx: TransactionContext, registrationId: string): Promise<NewClaim> {
  const token = newToken()
  const row = await tx.db.one<Omit<NewClaim, 'token'>>(sql`
    update agent_claims c set hash = ${tx.system.hashCredential(token)}, updated_at = ${tx.now()}
    where c.environment_id = ${tx.environmentId} and c.registration_id = ${registrationId} returning c.id, c.expires_at`)
  return { ...row, token }
}

function newToken(): string {
  return `clm_${randomToken(43)}`
}
