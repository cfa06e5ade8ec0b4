import { send } from '../../../test/samples.ts'
import { defineSamples } from '../../../test/slice-samples.ts'

interface Registered {
  id: string
  claim: { token: string; attempt: { verification_uri: string } }
}

/** Registers an agent that names a person. */
async function register(url: string, clientId: string, login_hint: string): Promise<Registered> {
  const body = { type: 'service_auth', login_hint }
  const { json } = await send(url, `/oauth2/${clientId}/agent/identity`, { method: 'POST', body })
  return json as unknown as Registered
}

const tokenOf = ({ claim }: Registered) => new URL(claim.attempt.verification_uri).searchParams.get('token')

export const samples = defineSamples({
  async furnish({ name, server: { api, url, clientId } }) {
    const settings = {
      agent_anonymous: true,
      agent_service_auth: true,
      agent_claim_url: 'https://app.example.com/claim',
    }
    await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: settings })
    const { id } = await register(url, clientId, `agent@${name}.example`)
    return { objects: { '/agents/registrations/': id } }
  },
  async leaveTraces({ server: { api, url, clientId } }, { email, text }) {
    const registered = await register(url, clientId, email)
    await api.request('/agents/claims/attempts', {
      method: 'PATCH',
      body: {
        type: 'link_external_user',
        claim_attempt_token: tokenOf(registered),
        user: { email, external_id: text },
      },
    })
    await register(url, clientId, email)
  },
  calls: {
    'gatehouse.agents.registrations.revoke': [{ events: ['agent.registration.revoked'] }],
    'gatehouse.agents.registrations.delete': [{ events: ['agent.registration.deleted', 'organization.deleted'] }],
    AgentAdminController_validateCredential: [{ with: { type: 'api_key', credential: 'sk_agent_unknown' } }],
    AgentAdminController_linkClaimAttemptToExternalUser: [
      {
        with: async ({ url, clientId }) => {
          const email = 'owner@agents.example'
          return {
            claim_attempt_token: tokenOf(await register(url, clientId, email)),
            user: { email, external_id: 'owner-of-agents' },
          }
        },
        events: ['user.created'],
      },
    ],
  },
})
