import { succeeding } from '../call.ts'
import { apiKey, until } from '../process.ts'
import { oauthCaller } from './oauth.ts'
import type { PartyName, Way } from './rows.ts'
import { clientId, integration, redirectUri, type Scene } from './scene.ts'
import { password, provision, signIn, verifier } from './sign-in.ts'

/** A person who is signed in, and everything that acts for them or knows them. */
export interface Person {
  userId: string
  email: string
  /** Whether a party refuses the person, or was notified. */
  isOver: Record<PartyName, () => Promise<boolean>>
  /** Takes their access away. */
  end: Record<Way, () => Promise<unknown>>
}

let made = 0

export async function makePerson(scene: Scene): Promise<Person> {
  const { elsewhere, organizationId, application, api, blueprintId, target } = scene
  const done = succeeding(elsewhere)
  const email = `person${made++}@northwind.example`
  const directoryId = await provision(scene, email)
  const [user] = (await done('GET', `/user_management/users?email=${email}`)).data as { id: string }[]
  const userId = user?.id ?? ''
  await done('PUT', `/user_management/users/${userId}`, { password, email_verified: true })
  const { data } = await done('GET', `/user_management/organization_memberships?user_id=${userId}`)
  const membershipId = (data as { id: string }[])[0]?.id

  const authenticate = (body: object) =>
    elsewhere('POST', '/user_management/authenticate', { client_id: clientId, client_secret: apiKey, ...body })
  const { body: session } = await authenticate({ grant_type: 'password', email, password })
  let refreshToken = session.refresh_token
  const minted = { type: 'user_delegated', user_access_token: session.access_token }
  const agent = await done('POST', `/agents/blueprints/${blueprintId}/tokens`, minted)
  const { value } = await done('POST', `/user_management/users/${userId}/api_keys`, {
    name: 'Key',
    organization_id: organizationId,
  })
  const account = { access_token: 'theirs', scopes: [] }
  const accounts = `/user_management/users/${userId}/connected_accounts/${integration}`
  await done('POST', `${accounts}?organization_id=${organizationId}`, account)

  const { browser, code } = await signIn(scene, email)
  const exchange = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier }
  const oauth = oauthCaller(scene.reached)
  const { access_token: token } = await oauth('/oauth2/token', exchange, application)
  const authorize = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    provider: 'authkit',
    organization_id: organizationId,
  })
  const accountThere = async () => {
    const { body } = await target('GET', `/Users?filter=${encodeURIComponent(`userName eq "${email}"`)}`)
    return (body.Resources as { active?: boolean }[] | undefined)?.[0]
  }
  await until(
    async () => (await accountThere())?.active === true,
    () => `${email} at the SCIM target`,
  )

  return {
    userId,
    email,
    isOver: {
      async browser() {
        await browser.open(`/user_management/authorize?${authorize}`)
        const given = browser.location.searchParams.get('code')
        if (given === null) return true
        const { body } = await authenticate({ grant_type: 'authorization_code', code: given })
        return body.organization_id !== organizationId
      },
      async refresh() {
        const { status, body } = await authenticate({ grant_type: 'refresh_token', refresh_token: refreshToken })
        refreshToken = body.refresh_token ?? refreshToken
        return status >= 400
      },
      introspection: async () => (await oauth('/oauth2/introspection', { token: String(token) }, api)).active === false,
      agent: async () =>
        (
          await elsewhere('POST', `/agents/blueprints/${blueprintId}/tokens/validate`, {
            agent_access_token: agent.access_token,
          })
        ).status >= 400,
      logout: async () => scene.logouts.users.has(userId),
      push: async () => scene.pushed.users.has(userId),
      poll: async () => scene.polled.users.has(userId),
      target: async () => (await accountThere())?.active === false,
      async pipe() {
        const asked = { user_id: userId, organization_id: organizationId }
        return (await elsewhere('POST', `/data-integrations/${integration}/token`, asked)).body.active !== true
      },
      key: async () => (await elsewhere('POST', '/api_keys/validations', { value })).body.api_key === null,
    },
    end: endings(scene, { directoryId, membershipId: membershipId ?? '', userId }),
  }
}

function endings(
  { admin, directory }: Scene,
  { directoryId, membershipId, userId }: { directoryId: string; membershipId: string; userId: string },
): Person['end'] {
  const done = succeeding(admin)
  return {
    directory: () =>
      succeeding(directory)('PATCH', `/Users/${directoryId}`, {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
        Operations: [{ op: 'replace', path: 'active', value: false }],
      }),
    deactivation: () => done('PUT', `/user_management/organization_memberships/${membershipId}/deactivate`),
    deletion: () => done('DELETE', `/user_management/users/${userId}`),
    'sign-out': () => done('DELETE', `/user_management/users/${userId}/sessions`),
  }
}
