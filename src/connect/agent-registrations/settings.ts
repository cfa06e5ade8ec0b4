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
      description: 'Whether agents may register that name a person by their email, who then claims them.',
    }),
    agent_identity_assertion: Type.Boolean({
      description: 'Whether agents may register with an assertion (ID-JAG) of an issuer that the environment trusts.',
    }),
    agent_credential_type: Type.Enum(['access_token', 'api_key'], {
      description: 'What agents get for their identity.',
    }),
    agent_pre_claim_scopes: Scopes('What an agent may do before a person has claimed it.'),
    agent_post_claim_scopes: Scopes(
      'What a claimed agent may do. Of those that are permissions, it gets the ones that its person has.',
    ),
    agent_claim_url: Nullable(
      Type.String({
        maxLength: 2_048,
        description: 'Where people claim agents in place of the hosted page. They arrive with `token` in the query.',
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
