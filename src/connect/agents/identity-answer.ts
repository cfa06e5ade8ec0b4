import { type Static, Type } from 'typebox'
import type { Context } from '../../platform/context.ts'
import { Timestamp } from '../../platform/http/fields.ts'
import { secret } from '../../platform/marks.ts'
import { issuerOf } from '../oauth-server/index.ts'
import { type StartedAttempt, verificationUri } from './claims/attempts.ts'
import type { Assertion } from './identity/assertion.ts'
import { makeAgentRefreshToken } from './identity/refresh-token.ts'
import { kinds, type RegistrationRow } from './schemas.ts'
import { agentSettings } from './settings.ts'

export const Attempt = Type.Object({
  verification_uri: Type.String({ description: 'For the person: they sign in there and get a code for the agent.' }),
  expires_at: Timestamp,
})

export const Identity = Type.Object({
  assertion: Type.String({ ...secret, description: 'A JWT for the token endpoint, by the grant jwt-bearer.' }),
  expires_at: Timestamp,
  refresh_token: Type.Optional(
    Type.Object({ value: Type.String(secret), expires_at: Timestamp }, { description: 'Of a claimed agent.' }),
  ),
})
export type Identity = Static<typeof Identity>

/** What an agent hears of its registration. */
export const IdentityAnswer = Type.Object({
  id: Type.String(),
  type: Type.Enum([...kinds]),
  identity: Type.Optional(Identity),
  claim: Type.Optional(
    Type.Object({
      token: Type.String({ ...secret, description: 'Returned only here.' }),
      expires_at: Timestamp,
      url: Type.String({ description: 'Where another attempt is started.' }),
      attempt: Type.Optional(Attempt),
    }),
  ),
  scopes: Type.Object({
    pre_claim: Type.Optional(Type.Array(Type.String())),
    post_claim: Type.Array(Type.String()),
  }),
})
export type IdentityAnswer = Static<typeof IdentityAnswer>

export async function attemptOf(ctx: Context, { token, expires_at }: StartedAttempt): Promise<Static<typeof Attempt>> {
  return { verification_uri: await verificationUri(ctx, token), expires_at }
}

/** Of a claimed agent, which can refresh. */
export function refreshableIdentity(ctx: Context, assertion: Assertion, row: RegistrationRow): Identity {
  const { id, refresh_generation, refresh_expires_at } = row
  if (refresh_expires_at === null) return assertion
  const value = makeAgentRefreshToken(ctx, id, refresh_generation)
  return { ...assertion, refresh_token: { value, expires_at: refresh_expires_at } }
}

export function claimUrl(ctx: Context): string {
  return `${issuerOf(ctx)}/agent/identity/claim`
}

export async function scopesOf(ctx: Context, { kind }: RegistrationRow): Promise<IdentityAnswer['scopes']> {
  const { agent_pre_claim_scopes: pre_claim, agent_post_claim_scopes: post_claim } = await agentSettings.read(ctx)
  return kind === 'anonymous' ? { pre_claim, post_claim } : { post_claim }
}
