import { findValidApiKey } from '#access/api-keys/index.ts'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { verifyClientToken } from '../oauth-server/index.ts'
import { isAgentToken, isLiveToken } from './tokens.ts'

export type GivenCredential =
  | { type: 'api_key'; credential: string }
  | { type: 'access_token'; credential: string; audience?: string }

export interface Validation {
  valid: boolean
  registration_id: string | null
  expires_at: string | null
}

const invalid: Validation = { valid: false, registration_id: null, expires_at: null }

/** Whether a credential of an agent of this environment is valid now. Changes nothing. */
export function validateCredential(ctx: Context, given: GivenCredential): Promise<Validation> {
  return given.type === 'api_key' ? validateKey(ctx, given.credential) : validateToken(ctx, given)
}

async function validateKey(ctx: Context, value: string): Promise<Validation> {
  const key = await findValidApiKey(ctx, value)
  const agent = key && (await findAgent(ctx, key.id))
  return key === undefined || agent === undefined
    ? invalid
    : { valid: true, registration_id: agent, expires_at: key.expires_at }
}

async function validateToken(
  ctx: Context,
  { credential, audience }: { credential: string; audience?: string },
): Promise<Validation> {
  const claims = await verifyClientToken(ctx, credential)
  if (claims === undefined || !isAgentToken(claims) || !(await isLiveToken(ctx, claims))) return invalid
  if (audience !== undefined && claims.aud !== audience) return invalid
  return { valid: true, registration_id: claims.sub, expires_at: new Date(claims.exp * 1_000).toISOString() }
}

/** The registration that an API key was made for. */
export async function findAgent(ctx: Context, apiKeyId: string): Promise<string | undefined> {
  const row = await ctx.db.maybe<{ registration_id: string }>(sql`
    select registration_id from agent_credentials
    where environment_id = ${ctx.environmentId} and api_key_id = ${apiKeyId}`)
  return row?.registration_id
}
