import { Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { type CommittedError, DomainError } from '#platform/http/errors.ts'
import { TaggedUnion } from '#platform/http/tagged-union.ts'
import { secret } from '#platform/marks.ts'
import { currentAgentKey } from '../../agent-credentials/index.ts'
import { refreshErrors, refreshRegistration } from '../../agent-registrations/index.ts'
import { idJagTokenType } from '../../oauth-server/index.ts'
import { defineAgentOperation } from '../agent-operation.ts'
import { interactionRequired } from '../errors.ts'
import { describeIdentity, IdentityAnswer, identityOf } from '../identity-answer.ts'
import { byAssertionErrors, registerByAssertion } from '../registering/by-assertion.ts'
import { registerAnonymously, registerByLoginHint, registerErrors } from '../registering/register.ts'

const Body = TaggedUnion('type', [
  Type.Object({ type: Type.Literal('anonymous') }),
  Type.Object({
    type: Type.Literal('service_auth'),
    login_hint: Type.String({ description: 'The email of the user for whom the agent acts.' }),
  }),
  Type.Object({
    type: Type.Literal('identity_assertion'),
    assertion_type: Type.Optional(Type.Literal(idJagTokenType)),
    assertion: Type.String({ ...secret, description: 'An ID-JAG from an issuer that the environment trusts.' }),
  }),
  Type.Object({ type: Type.Literal('refresh'), refresh_token: Type.String(secret) }),
])

export const registerAgentOperations = defineAgentOperation({
  name: 'register',
  path: '/agent/identity',
  summary: 'Register an agent',
  description:
    'Agents register themselves in the ways that the environment allows, and get an identity for the token endpoint: immediately (`anonymous`), after a user has claimed them (`service_auth`), or with the assertion of an issuer, which a user may have to confirm (`identity_assertion`). `refresh` returns a new identity for a claimed agent.',
  body: Body,
  success: { status: 200, body: IdentityAnswer },
  errors: [...registerErrors, ...byAssertionErrors, ...refreshErrors, interactionRequired],
  async handler(body, ctx) {
    if (body.type === 'refresh') return refresh(ctx, body.refresh_token)
    if (body.type === 'identity_assertion') return identityAssertion(ctx, body.assertion)
    return body.type === 'anonymous' ? anonymous(ctx) : serviceAuth(ctx, body.login_hint)
  },
})

async function anonymous(ctx: Context): Promise<IdentityAnswer> {
  const { row, claim, assertion } = await registerAnonymously(ctx)
  return describeIdentity(ctx, { row, claim, identity: assertion })
}

async function serviceAuth(ctx: Context, loginHint: string): Promise<IdentityAnswer> {
  return describeIdentity(ctx, await registerByLoginHint(ctx, loginHint))
}

/** @throws interactionRequired with the claim, which is stored */
async function identityAssertion(ctx: Context, given: string): Promise<IdentityAnswer> {
  const key = await currentAgentKey(ctx)
  const { row, pending } = await registerByAssertion(ctx, given)
  if (pending !== undefined) throw interactionRequired(await describeIdentity(ctx, { row, ...pending }))
  return describeIdentity(ctx, { row, identity: await identityOf(ctx, key, row) })
}

async function refresh(ctx: Context, token: string): Promise<IdentityAnswer | CommittedError> {
  const key = await currentAgentKey(ctx)
  const row = await refreshRegistration(ctx, token)
  if (row instanceof DomainError) return row
  return describeIdentity(ctx, { row, identity: await identityOf(ctx, key, row) })
}
