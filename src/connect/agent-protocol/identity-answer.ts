import { type Static, Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { Timestamp } from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'
import { attemptSeconds, claimPollSeconds, type StartedAttempt, verificationUri } from '../agent-claims/index.ts'
import { type AgentKey, claimedByOf, mintAssertion } from '../agent-credentials/index.ts'
import { agentSettings, kinds, type RegistrationRow, registrationTokens } from '../agent-registrations/index.ts'
import { issuerOf } from '../oauth-server/index.ts'

/** As the open protocol has it, which is shaped like a device authorization (RFC 8628 §3.2). */
const ceremony = {
  user_code: Type.String({
    ...secret,
    description: 'A code that the agent shows and the user may enter at `verification_uri`.',
  }),
  verification_uri: Type.String(secret),
  expires_in: Type.Integer({ description: 'The lifetime in seconds.' }),
  interval: Type.Integer({ description: 'The number of seconds between polls of the token endpoint.' }),
}
export const Ceremony = Type.Object(ceremony)

export const Attempt = Type.Object({
  verification_uri: Type.String({
    ...secret,
    description: 'The URL for the user, who signs in there and gets a code for the agent.',
  }),
  expires_at: Timestamp,
})

export const Identity = Type.Object({
  assertion: Type.String({
    ...secret,
    description: 'A JWT to exchange at the token endpoint with the grant type `jwt-bearer`.',
  }),
  expires_at: Timestamp,
  refresh_token: Type.Optional(
    Type.Object(
      { value: Type.String(secret), expires_at: Timestamp },
      { description: 'The refresh token of a claimed agent.' },
    ),
  ),
})
export type Identity = Static<typeof Identity>

/** What an agent hears of its registration. */
export const IdentityAnswer = Type.Object({
  id: Type.String(),
  type: Type.Enum([...kinds]),
  identity: Type.Optional({ ...Identity, description: 'The identity of the agent.' }),
  claim: Type.Optional(
    Type.Object(
      {
        token: Type.String({ ...secret, description: 'The token. Only this response contains it.' }),
        expires_at: Timestamp,
        url: Type.String({ description: 'The URL at which another attempt can be started.' }),
        attempt: Type.Optional({ ...Attempt, description: 'The current attempt to claim the agent.' }),
        ...Type.Partial(Ceremony).properties,
      },
      { description: 'How a user can claim the agent.' },
    ),
  ),
  scopes: Type.Object({
    pre_claim: Type.Optional(Type.Array(Type.String(), { description: 'The scopes before a claim.' })),
    post_claim: Type.Array(Type.String(), { description: 'The scopes after a claim.' }),
  }),
  // The same once more, in the words of the open protocol.
  registration_id: Type.String(),
  registration_type: Type.Enum([...kinds], { description: 'How the agent registered.' }),
  identity_assertion: Type.Optional(
    Type.String({ ...secret, description: 'The identity assertion, to exchange at the token endpoint.' }),
  ),
  assertion_expires: Type.Optional({ ...Timestamp, description: 'When the identity assertion expires.' }),
  claim_url: Type.Optional(Type.String({ description: 'The URL at which a claim is started.' })),
  claim_token: Type.Optional(
    Type.String({ ...secret, description: 'The token with which the agent starts and completes a claim.' }),
  ),
  claim_token_expires: Type.Optional({ ...Timestamp, description: 'When the claim token expires.' }),
  pre_claim_scopes: Type.Optional(Type.Array(Type.String(), { description: 'The scopes before a claim.' })),
  post_claim_scopes: Type.Array(Type.String(), { description: 'The scopes after a claim.' }),
})
export type IdentityAnswer = Static<typeof IdentityAnswer>

export interface DescribedIdentity {
  row: RegistrationRow
  identity?: Identity
  claim?: { token: string; expires_at: string }
  attempt?: StartedAttempt
}

/** What an agent hears of its registration, in the words of the hosted product and of the open protocol. */
export async function describeIdentity(ctx: Context, described: DescribedIdentity): Promise<IdentityAnswer> {
  const { row, identity, claim, attempt } = described
  const scopes = await scopesOf(ctx, row)
  const started = attempt && {
    attempt: await attemptOf(ctx, attempt),
    ...(await ceremonyOf(ctx, attempt)),
  }
  const url = claimUrl(ctx)
  return {
    id: row.id,
    type: row.kind,
    ...defined({ identity }),
    ...(claim === undefined
      ? {}
      : {
          claim: {
            token: claim.token,
            expires_at: claim.expires_at,
            url,
            ...started,
          },
        }),
    scopes,
    registration_id: row.id,
    registration_type: row.kind,
    ...defined({ identity_assertion: identity?.assertion, assertion_expires: identity?.expires_at }),
    ...(claim === undefined
      ? {}
      : {
          claim_url: url,
          claim_token: claim.token,
          claim_token_expires: claim.expires_at,
        }),
    ...defined({ pre_claim_scopes: scopes.pre_claim }),
    post_claim_scopes: scopes.post_claim,
  }
}

export async function attemptOf(ctx: Context, { token, expires_at }: StartedAttempt): Promise<Static<typeof Attempt>> {
  return { verification_uri: await verificationUri(ctx, token), expires_at }
}

export async function ceremonyOf(ctx: Context, { token, agentCode }: StartedAttempt): Promise<Static<typeof Ceremony>> {
  const verification_uri = await verificationUri(ctx, token)
  return { user_code: agentCode, verification_uri, expires_in: attemptSeconds, interval: claimPollSeconds }
}

/**
 * The current identity of a registration, with a refresh token if it can refresh.
 *
 * @param key made outside of transactions
 */
export async function identityOf(ctx: Context, key: AgentKey, row: RegistrationRow): Promise<Identity> {
  const assertion = mintAssertion(ctx, key, row, await claimedByOf(ctx, row))
  const { id, refresh_generation, refresh_expires_at } = row
  if (refresh_expires_at === null) return assertion
  const value = registrationTokens.make(ctx, { id, generation: refresh_generation })
  return { ...assertion, refresh_token: { value, expires_at: refresh_expires_at } }
}

function claimUrl(ctx: Context): string {
  return `${issuerOf(ctx)}/agent/identity/claim`
}

async function scopesOf(ctx: Context, { kind }: RegistrationRow): Promise<IdentityAnswer['scopes']> {
  const { agent_pre_claim_scopes: pre_claim, agent_post_claim_scopes: post_claim } = await agentSettings.read(ctx)
  return kind === 'anonymous' ? { pre_claim, post_claim } : { post_claim }
}
