import { Type } from 'typebox'
import { defineSettings } from '#environment/environments/index.ts'
import type { Context } from '#platform/context.ts'
import { Nullable } from '#platform/http/fields.ts'
import { checkWebAddress } from '#platform/http/web-address.ts'
import { type Kind, kinds } from './schemas.ts'

/** RFC 6749 §3.3. */
const Scopes = (description: string) =>
  Type.Array(Type.String({ maxLength: 128, pattern: '^[\\x21\\x23-\\x5B\\x5D-\\x7E]+$' }), {
    maxItems: 100,
    description,
  })

export const agentSettings = defineSettings(
  'sign_in',
  {
    agent_anonymous: Type.Boolean({ description: 'Whether agents may register without naming a user.' }),
    agent_service_auth: Type.Boolean({
      description: 'Whether agents may register by naming a user’s email. The user then claims the agent.',
    }),
    agent_identity_assertion: Type.Boolean({
      description: 'Whether agents may register with an assertion (ID-JAG) of an issuer that the environment trusts.',
    }),
    agent_credential_type: Type.Enum(['access_token', 'api_key'], {
      description: 'The credential that agents get in exchange for their identity.',
    }),
    agent_pre_claim_scopes: Scopes('The scopes of an agent that no user has claimed yet.'),
    agent_post_claim_scopes: Scopes(
      'The scopes of a claimed agent. A scope that is a permission is granted only if the agent’s user has it.',
    ),
    agent_claim_url: Nullable(
      Type.String({
        maxLength: 2_048,
        description:
          'The URL at which users claim agents, instead of the hosted page. They arrive with `token` in the query.',
      }),
    ),
  },
  {
    agent_anonymous: false,
    agent_service_auth: false,
    agent_identity_assertion: false,
    agent_credential_type: 'access_token',
    agent_pre_claim_scopes: [],
    agent_post_claim_scopes: [],
    agent_claim_url: null,
  },
  (_ctx, { agent_claim_url }) => checkWebAddress('agent_claim_url', agent_claim_url),
)

/** The ways in which an environment lets agents register. */
export async function offeredTypes(ctx: Context): Promise<Kind[]> {
  const settings = await agentSettings.read(ctx)
  return kinds.filter((kind) => settings[`agent_${kind}`])
}
