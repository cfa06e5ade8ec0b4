import { send } from '#test/samples.ts'
import { defineSamples } from '#test/slice-samples.ts'
import type { Kit } from '#test/ways-to-call.ts'
import { makeIssuer } from '../agent-issuers/issuer.fixture.ts'

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

/** One whose person may move it into the organization that is there. */
async function claimedAgent({ url, clientId, members, done }: Kit) {
  const email = 'mover@agents.example'
  const registered = await register(url, clientId, email)
  const { user_code } = await done('PATCH', '/agents/claims/attempts', {
    type: 'link_external_user',
    claim_attempt_token: tokenOf(registered),
    user: { email, external_id: 'mover-of-agents' },
  })
  const body = { claim_token: registered.claim.token, user_code }
  await send(url, `/oauth2/${clientId}/agent/identity/claim/complete`, { method: 'POST', body })
  const path = `/agents/registrations/${registered.id}`
  const { agent_identity } = (await done('GET', path)) as { agent_identity: { userland_user_id: string } }
  const { organization_id } = members
  await done('POST', '/user_management/organization_memberships', {
    user_id: agent_identity.userland_user_id,
    organization_id,
  })
  return { path: `${path}/switch_organization`, organization_id }
}

export const samples = defineSamples({
  async furnish({ name, server: { api, url, clientId } }) {
    const settings = {
      agent_anonymous: true,
      agent_service_auth: true,
      agent_identity_assertion: true,
      agent_claim_url: 'https://app.example.com/claim',
    }
    await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: settings })
    const { id } = await register(url, clientId, `agent@${name}.example`)
    return { objects: { '/agents/registrations/': id } }
  },
  async leaveTraces({ server }, { email, text }) {
    const { api, url, clientId } = server
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
    const issuer = await makeIssuer(server)
    await issuer.trust()
    const body = { type: 'identity_assertion', assertion: await issuer.assert(text, email) }
    await send(url, `/oauth2/${clientId}/agent/identity`, { method: 'POST', body })
  },
  calls: {
    'gatehouse.agents.registrations.revoke': [{ events: ['agent.registration.revoked'] }],
    'gatehouse.agents.registrations.delete': [{ events: ['agent.registration.deleted', 'organization.deleted'] }],
    'gatehouse.agents.registrations.switch_organization': [
      { with: claimedAgent, events: ['agent.registration.organization.switched'] },
    ],
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
