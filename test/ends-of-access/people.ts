import { randomUUID } from 'node:crypto'
import { pagesOf, password } from '#hosted-sign-in/pages.fixture.ts'
import { startServer, type TestServer } from '../server.ts'

export type World = Awaited<ReturnType<typeof startWorld>>

/** Someone with a password, and a membership of an organization of their own. */
export interface Person {
  id: string
  email: string
  organizationId: string
  membershipId: string
}

/** @param given a server; by default the one that tests share */
export async function startWorld(given?: TestServer) {
  const server = await pagesOf(given ?? (await startServer()))
  const { workos, api, apiKey, clientId } = server
  await server.settings({ impersonation: true })
  return {
    ...server,
    async person(): Promise<Person> {
      const email = `${randomUUID()}@northwind.example`
      const [{ id }, organization] = await Promise.all([
        workos.userManagement.createUser({ email, password, emailVerified: true }),
        workos.organizations.createOrganization({ name: 'Northwind' }),
      ])
      const organizationId = organization.id
      const membership = await workos.userManagement.createOrganizationMembership({ userId: id, organizationId })
      return { id, email, organizationId, membershipId: membership.id }
    },
    async authenticate(body: Record<string, unknown>): Promise<Answer> {
      const request = { client_id: clientId, client_secret: apiKey, ...body }
      return (await api.post<Answer>('/user_management/authenticate', request)).body
    },
  }
}

export interface Answer {
  user?: { id: string }
  organization_id?: string
  refresh_token?: string
  pending_authentication_token?: string
}

/** A browser that shows the page after the password. */
export async function enterPassword(world: World, { email }: Pick<Person, 'email'>, url = world.authorizeUrl()) {
  const browser = world.browser()
  await browser.open(url)
  await browser.submit({ email })
  await browser.submit({ password })
  return browser
}
