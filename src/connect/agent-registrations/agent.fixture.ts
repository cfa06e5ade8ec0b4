import { defined } from '#platform/defined.ts'
import { send } from '#test/samples.ts'
import type { TestServer } from '#test/server.ts'
import { type OAuthAnswer, postForm } from '../oauth-server/machine.fixture.ts'

export const jwtBearerType = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

export interface Registered {
  id: string
  identity: { assertion: string; expires_at: string; refresh_token?: { value: string; expires_at: string } }
  claim: { token: string; expires_at: string; url: string; attempt: { verification_uri: string; expires_at: string } }
  scopes: { pre_claim?: string[]; post_claim: string[] }
}

interface ExternalPerson {
  email: string
  external_id: string
}

/** Registers an agent that names a person. */
export async function registerFor(
  { url, clientId }: Pick<TestServer, 'url' | 'clientId'>,
  login_hint: string,
): Promise<Registered> {
  const body = { type: 'service_auth', login_hint }
  const { json } = await send(url, `/oauth2/${clientId}/agent/identity`, { method: 'POST', body })
  return json as unknown as Registered
}

/** What agents and people do with an environment. */
export function agentsOf(server: TestServer) {
  const { url, clientId, api } = server
  const post = async <Body = Record<string, unknown>>(path: string, body: object) => {
    const response = await fetch(`${url}/oauth2/${clientId}/agent${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: response.status, headers: response.headers, body: (await response.json()) as Body }
  }
  const exchange = (assertion: string, more: Record<string, string> = {}): Promise<OAuthAnswer> =>
    postForm(`${url}/oauth2/token`, { grant_type: jwtBearerType, assertion, ...more })
  const register = async (body: object): Promise<Registered> => {
    const answer = await post<Registered>('/identity', body)
    if (answer.status !== 200) throw new Error(`Not registered: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const link = (uri: string, user: ExternalPerson, organization_id?: string) =>
    api.request<{ id: string; user_code: string; code: string; organizations: { id: string; name: string }[] }>(
      '/agents/claims/attempts',
      {
        method: 'PATCH',
        body: {
          type: 'link_external_user',
          claim_attempt_token: tokenIn(uri),
          user,
          ...defined({ organization_id }),
        },
      },
    )
  const complete = (claim_token: string, user_code: string) =>
    post<{ id: string; status: string; error: string; identity: Registered['identity'] }>('/identity/claim/complete', {
      claim_token,
      user_code,
    })
  const serviceAuth = (login_hint: string) => register({ type: 'service_auth', login_hint })
  return {
    post,
    exchange,
    register,
    /** Switches agents on. */
    enable: (settings: object = { agent_anonymous: true, agent_service_auth: true }) =>
      api.request('/environments/current/sign_in_settings', {
        method: 'PATCH',
        body: settings,
      }),
    anonymous: () => register({ type: 'anonymous' }),
    serviceAuth,
    /** The access token, or the API key, that an assertion is good for. */
    credentialFor: async (assertion: string): Promise<string> => {
      const { status, body } = await exchange(assertion)
      if (status !== 200) throw new Error(`No credential: ${JSON.stringify(body)}`)
      return String(body.access_token)
    },
    link,
    complete,
    /** An agent that a user of the application has claimed. */
    claimed: async (user: ExternalPerson, organizationId?: string) => {
      const { id, claim } = await serviceAuth(user.email)
      const { body } = await link(claim.attempt.verification_uri, user, organizationId)
      return { id, identity: (await complete(claim.token, body.user_code)).body.identity }
    },
    validate: async (type: 'access_token' | 'api_key', credential: string, more: object = {}) =>
      (await api.post<{ valid: boolean }>('/agents/credentials/validate', { type, credential, ...more })).body,
    events: async (...names: string[]) => {
      const { body } = await api.get<{ data: { event: string; data: Record<string, unknown> }[] }>(
        `/events?events=${names.map((name) => `agent.registration.${name}`).join(',')}&limit=100`,
      )
      return body.data.map(({ event, data }) => ({ event: event.replace('agent.registration.', ''), data }))
    },
  }
}

export function tokenIn(verificationUri: string): string {
  return new URL(verificationUri).searchParams.get('token') ?? ''
}
