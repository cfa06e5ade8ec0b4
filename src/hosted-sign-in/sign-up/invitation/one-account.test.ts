import { expect, test } from 'vitest'
import type { FormBrowser } from '#test/form-browser.ts'
import { type PagesServer, password, startPages } from '../../pages.fixture.ts'

interface InvitingServer extends PagesServer {
  /** The token of an invitation to the application. */
  token: string
  stateOfInvitation(): Promise<string>
  emails(): Promise<string[]>
  /** A browser on the first page of a sign-in with the invitation. */
  arrive(screen_hint?: string): Promise<FormBrowser>
}

async function start(settings: Record<string, unknown> = {}): Promise<InvitingServer> {
  const server = await startPages()
  await server.settings({ sign_up: false, ...settings })
  const { userManagement } = server.workos
  const { id, token } = await userManagement.sendInvitation({ email: 'bob@northwind.example' })
  return {
    ...server,
    token,
    stateOfInvitation: async () => (await userManagement.getInvitation(id)).state,
    emails: async () => (await userManagement.listUsers()).data.map(({ email }) => email).sort(),
    async arrive(screen_hint = 'sign-up') {
      const browser = server.browser()
      await browser.open(server.authorizeUrl({ invitation_token: token, screen_hint }))
      return browser
    },
  }
}

test('[U-10] an invitation to the application creates one account by password, which its owner can finish later', async () => {
  const server = await start()
  const first = await server.arrive()
  const late = await server.arrive()
  await first.submit({ email: 'eve@elsewhere.example', password })
  expect(first.location.pathname).toBe('/email-verification')
  expect(await server.stateOfInvitation()).toBe('pending')

  // A page from before, and a new one.
  await late.submit({ email: 'mallory@elsewhere.example', password })
  expect(late.html).toContain('This invitation doesn’t work')
  const again = await server.arrive()
  await again.submit({ email: 'bob@northwind.example', password })
  expect(again.html).toContain('This invitation doesn’t work')
  expect(await server.emails()).toEqual(['eve@elsewhere.example'])

  // The person stopped, and comes back by the link.
  const back = server.browser()
  await back.open(`${server.url}/invite?invitation_token=${server.token}`)
  await back.submit({})
  expect(back.location.pathname).toBe('/sign-in')
  await back.submit({ email: 'eve@elsewhere.example' })
  await back.submit({ password })
  await back.submit({ code: await server.lastCode('eve@elsewhere.example') })
  expect(back.html).toContain('You’re signed in')
  expect(await server.stateOfInvitation()).toBe('accepted')
})

test('[U-10] an invitation to the application creates one account by code, also past a waitlist', async () => {
  const server = await start({ sign_up: true, waitlist: true, sign_in_methods: ['magic_auth'] })
  const first = await server.arrive('sign-in')
  const late = await server.arrive('sign-in')
  await first.submit({ email: 'eve@elsewhere.example' })
  expect(first.location.pathname).toBe('/magic-code')
  await late.submit({ email: 'mallory@elsewhere.example' })
  expect(late.html).toContain('This invitation doesn’t work')
  expect(await server.emails()).toEqual(['eve@elsewhere.example'])

  await first.submit({ code: await server.lastCode('eve@elsewhere.example') })
  await server.exchange(first.location)
  expect(await server.stateOfInvitation()).toBe('accepted')
})

test('[U-10] of browsers that sign up at once with one invitation, one gets an account', async () => {
  const server = await start()
  const visits = await Promise.all(Array.from({ length: 6 }, () => server.arrive()))
  await Promise.all(
    visits.map((visit, i) => visit.submit({ email: `eve-${i}@elsewhere.example`, password }).catch(() => undefined)),
  )
  expect(await server.emails()).toHaveLength(1)
  expect(visits.filter(({ location }) => location.pathname === '/email-verification')).toHaveLength(1)

  const byCode = await start({ sign_in_methods: ['magic_auth'] })
  const codes = await Promise.all(Array.from({ length: 6 }, () => byCode.arrive('sign-in')))
  await Promise.all(codes.map((visit, i) => visit.submit({ email: `eve-${i}@elsewhere.example` })))
  expect(await byCode.emails()).toHaveLength(1)
  expect(codes.filter(({ location }) => location.pathname === '/magic-code')).toHaveLength(1)
})
