import { createAgentApiKey } from '#access/api-keys/index.ts'
import { recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defined } from '#platform/defined.ts'
import { createUlidMaker } from '#platform/ids.ts'
import { accessTokenSeconds, currentKey } from '#sign-in/access-tokens/index.ts'
import { agentSettings, holdLiveRegistration, type RegistrationRow } from '../agent-registrations/index.ts'
import { type IssuedToken, invalidScope, invalidTarget } from '../oauth-server/index.ts'
import { findResource } from '../resources/index.ts'
import { endCredentialsOf } from './end.ts'
import { assertionRefused } from './errors.ts'
import { credentialIssued } from './events.ts'
import { identityMs } from './identity/assertion.ts'
import { currentScopes } from './scopes.ts'
import { mintAgentToken } from './tokens.ts'

export interface WantedCredential {
  scope?: string | undefined
  resource?: string | undefined
}

/**
 * Gives an agent what the environment gives to agents: an access token, or an API key, of which a registration has one at a
 * time.
 *
 * @throws assertionRefused when the registration is not good any more, or of a later version
 * @throws invalidScope, invalidTarget
 */
export async function issueCredential(
  ctx: Context,
  { registrationId, version }: { registrationId: string; version: number },
  wanted: WantedCredential,
): Promise<IssuedToken> {
  const { agent_credential_type } = await agentSettings.read(ctx)
  const hold = async (tx: TransactionContext) => {
    const row = await holdLiveRegistration(tx, registrationId)
    if (row === undefined || row.assertion_version !== version) throw assertionRefused()
    return row
  }
  return agent_credential_type === 'api_key'
    ? ctx.transaction(async (tx) => issueApiKey(tx, await hold(tx), wanted))
    : issueAccessToken(ctx, hold, wanted)
}

async function issueAccessToken(
  ctx: Context,
  hold: (tx: TransactionContext) => Promise<RegistrationRow>,
  wanted: WantedCredential,
): Promise<IssuedToken> {
  const [key, resource] = await Promise.all([currentKey(ctx), findResource(ctx, wanted.resource)])
  if (wanted.resource !== undefined && resource === undefined) throw invalidTarget()
  const jti = createUlidMaker(ctx.now)()
  const issuedAt = Math.floor(ctx.now().getTime() / 1_000)
  const { row, scopes } = await ctx.transaction(async (tx) => {
    const held = await hold(tx)
    const granted = narrowed(await currentScopes(tx, held), wanted.scope)
    await store(tx, held, { jti, expiresAt: new Date((issuedAt + accessTokenSeconds) * 1_000) })
    return { row: held, scopes: granted }
  })
  const token = await mintAgentToken(ctx, key, row, { jti, issuedAt, scopes, audience: resource ?? ctx.clientId })
  return { access_token: token, token_type: 'bearer', expires_in: accessTokenSeconds, ...named(scopes) }
}

async function issueApiKey(
  tx: TransactionContext,
  row: RegistrationRow,
  { scope }: WantedCredential,
): Promise<IssuedToken> {
  const scopes = narrowed(await currentScopes(tx, row), scope)
  await endCredentialsOf(tx, [row.id])
  const owner = { organizationId: row.organization_id, userId: row.user_id }
  const expiresAt = endOfKey(row, tx.now())
  const wanted = { name: `Agent ${row.id}`, permissions: scopes, expiresAt }
  const key = await createAgentApiKey(tx, owner, wanted, assertionRefused)
  await store(tx, row, { apiKeyId: key.id })
  const seconds = expiresAt === null ? undefined : Math.floor((Date.parse(expiresAt) - tx.now().getTime()) / 1_000)
  return {
    access_token: key.value,
    token_type: 'bearer',
    ...defined({ expires_in: seconds }),
    ...named(key.permissions),
  }
}

/** A key of an agent that an issuer vouches for lasts as long as an identity: then the issuer is asked again. */
function endOfKey({ kind, expires_at }: RegistrationRow, now: Date): string | null {
  return kind === 'identity_assertion' ? new Date(now.getTime() + identityMs).toISOString() : expires_at
}

/** Creates a credential, which is valid immediately, and records its event. */
async function store(
  tx: TransactionContext,
  { id, organization_id }: RegistrationRow,
  given: { jti: string; expiresAt: Date } | { apiKeyId: string },
): Promise<void> {
  const credentialId = tx.newId('agent_reg_credential')
  const [jti, apiKeyId, expiresAt] =
    'jti' in given ? [given.jti, null, given.expiresAt] : ([null, given.apiKeyId, null] as const)
  tx.db.send(sql`
    insert into agent_credentials (environment_id, id, registration_id, jti, api_key_id, expires_at, created_at)
    values (${tx.environmentId}, ${credentialId}, ${id}, ${jti}, ${apiKeyId}, ${expiresAt}, ${tx.now()})`)
  const now = tx.now().toISOString()
  const event = {
    object: 'agent_registration_credential' as const,
    id: credentialId,
    agent_registration_id: id,
    detail:
      'jti' in given
        ? { kind: 'access_token' as const, jti: given.jti, expires_at: given.expiresAt.toISOString() }
        : { kind: 'api_key' as const, api_key_id: given.apiKeyId },
    created_at: now,
    updated_at: now,
  }
  recordEvent(tx, credentialIssued, event, undefined, organization_id)
}

function narrowed(scopes: readonly string[], requested: string | undefined): string[] {
  if (requested === undefined) return [...scopes]
  const wanted = new Set(requested.split(' '))
  const granted = scopes.filter((scope) => wanted.has(scope))
  if (granted.length < wanted.size) throw invalidScope()
  return granted
}

function named(scopes: readonly string[]): { scope?: string } {
  return scopes.length === 0 ? {} : { scope: scopes.join(' ') }
}
