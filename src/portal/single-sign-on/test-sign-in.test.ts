import { expect, test } from 'vitest'
import { continueUrl } from '#hosted-sign-in/pages.fixture.ts'
import { type Answer, readRequest, type SsoServer, startSso } from '#hosted-sign-in/single-sign-on/sso.fixture.ts'
import type { FormBrowser } from '#test/form-browser.ts'
import { formFields, textOf } from '../kit/portal.fixture.ts'

interface Tested extends SsoServer {
  browser: () => FormBrowser
  base: string
  /** Presses Test sign-in. @returns where the provider is asked */
  startTest(person: FormBrowser): Promise<URL>
}

/** A connection that is switched off, and a browser on the page of its test. */
async function startTesting(state = 'inactive'): Promise<Tested & { person: FormBrowser }> {
  const server = await startSso()
  const { api, connectionId, organizationId, browser } = server
  await api.request(`/connections/${connectionId}`, { method: 'PATCH', body: { state } })
  const { body } = await api.post<{ link: string }>('/portal/generate_link', {
    organization: organizationId,
    intent: 'sso',
  })
  const base = `/portal/sso/${connectionId}`
  const person = browser()
  await person.open(body.link)
  await person.open(`${base}/test`)
  return {
    ...server,
    base,
    person,
    async startTest(person) {
      await person.submitTo(`${base}/test`, formFields(person, `${base}/test`))
      expect(person.location.pathname).toBe(`${base}/test/leave`)
      return new URL(continueUrl(person.html) ?? '')
    },
  }
}

async function answer({ respond }: SsoServer, person: FormBrowser, at: URL, said: Answer = {}): Promise<void> {
  await respond(person, readRequest(at), said)
}

const wrongAudience: Answer = {
  says: (xml) => xml.replace(/<saml:Audience>[^<]*/, '<saml:Audience>https://somebody.else.example'),
}

test('a connection is tested before it is switched on: the page shows whom the provider signed in, and no one is signed in', async () => {
  const server = await startTesting()
  const { person, base, startTest, workos, lastAttempt } = server

  const at = await startTest(person)
  expect(at.href).toMatch(/^https:\/\/idp\.northwind\.example\/sso\?/)
  await person.open(`${base}/test`)
  expect(person.html).toContain('data-live')
  await answer(server, person, at, { attributes: { department_name: ['Navy'] } })

  expect(person.location.pathname).toBe(`${base}/test`)
  expect(textOf(person)).toContain('The test succeeded')
  expect(textOf(person)).toContain('signed in ada@northwind.example')
  expect(person.html).toMatch(/<input[^>]* name="email"[^>]* value="ada@northwind.example"/)
  const attempt = await lastAttempt()
  expect(attempt).toMatchObject({ state: 'succeeded', origin: 'test', profile_id: null })
  expect((await workos.userManagement.listUsers()).data).toEqual([])

  await person.open(`${base}/attempts/${attempt.id}`)
  expect(textOf(person)).toContain('Sign-in of ada@northwind.example')
  expect(textOf(person)).toContain('Navy')
  expect(person.html).toContain('AuthnRequest')
})

test('after a successful test, an activation completes the set-up and ends the setup link', async () => {
  const server = await startTesting()
  const { person, base, startTest, api, organizationId, workos, connectionId } = server
  await api.post('/portal/setup_links', { organization: organizationId, intent: 'sso' })
  const setupLink = async () => (await api.get<{ data: object[] }>('/portal/setup_links')).body.data
  await answer(server, person, await startTest(person))
  expect(await setupLink()).toMatchObject([{ state: 'active' }])

  await person.submitTo(`${base}/activate`, formFields(person, `${base}/activate`))

  expect(person.location.pathname).toBe('/portal/done')
  expect(textOf(person)).toContain('Setup is complete')
  expect(await workos.sso.getConnection(connectionId)).toMatchObject({ state: 'active' })
  expect(await setupLink()).toMatchObject([{ state: 'completed' }])
})

test('a connection that was activated without a test completes its set-up with the first success', async () => {
  const server = await startTesting('active')
  const { person, base, startTest, signIn, browser, api, organizationId } = server
  await api.post('/portal/setup_links', { organization: organizationId, intent: 'sso' })
  const setupLink = async () => (await api.get<{ data: object[] }>('/portal/setup_links')).body.data
  await signIn(browser(), wrongAudience)
  await person.open(base)
  expect(await setupLink()).toMatchObject([{ state: 'active' }])

  await person.open(`${base}/test`)
  await answer(server, person, await startTest(person))

  expect(await setupLink()).toMatchObject([{ state: 'completed' }])
})

test('a test that fails says why in words, with what came and what was expected', async () => {
  const server = await startTesting()
  const { person, base, startTest, lastAttempt } = server

  await answer(server, person, await startTest(person), wrongAudience)

  expect(textOf(person)).toContain('The test failed')
  const { id, failure } = await lastAttempt()
  expect(textOf(person)).toContain(failure?.message)
  await person.open(`${base}/attempts/${id}`)
  expect(textOf(person)).toContain('Why it failed')
  expect(textOf(person)).toContain(failure?.reason)
  for (const value of Object.values(failure?.details ?? {})) expect(textOf(person)).toContain(String(value))
})

test('the cause of a failure is in the language of the reader on every page that has it; the API has it in English', async () => {
  const server = await startTesting()
  const { person, base, startTest, lastAttempt } = server
  person.language = 'de'

  await answer(server, person, await startTest(person), wrongAudience)

  const { id, failure } = await lastAttempt()
  expect(failure?.message).toBe('The assertion was made for another service provider.')
  for (const path of ['/test', '', '/attempts', `/attempts/${id}`]) {
    await person.open(`${base}${path}`)
    expect(textOf(person), path).toContain('Die Assertion wurde für einen anderen Dienst erstellt.')
    expect(textOf(person), path).not.toContain(failure?.message)
  }
})

test('[S-18] a connection that is switched off signs no one in, with the state of a test neither', async () => {
  const server = await startTesting('active')
  const { person, startTest, begin, respond, browser, api, connectionId, lastAttempt } = server
  const otherBrowser = browser()
  const request = await begin(otherBrowser)
  await api.request(`/connections/${connectionId}`, { method: 'PATCH', body: { state: 'inactive' } })
  const ofTest = readRequest(await startTest(person))

  await respond(otherBrowser, { id: request.id, relayState: ofTest.relayState })

  expect(await lastAttempt()).toMatchObject({ failure: { reason: 'connection_inactive' } })
  await respond(otherBrowser, request)
  expect(otherBrowser.location.href).not.toContain('code=')
})

test('only an address that was sealed for the session is on the way to the provider', async () => {
  const { person, base } = await startTesting()

  await person.open(`${base}/test/leave?to=${encodeURIComponent('https://evil.example')}`)

  expect(person.html).not.toContain('evil.example')
  expect(person.location.pathname).toBe(base)
})

test('sign-ins are listed newest first and by their state, and show what is about the person to themselves only', async () => {
  const server = await startTesting('active')
  const { person, base, signIn, browser } = server
  await signIn(browser(), { attributes: { department_name: ['Navy'] } })
  await signIn(browser(), wrongAudience)

  await person.open(`${base}/attempts`)
  expect(textOf(person)).toMatch(/Failed.*Authorized/)
  await person.open(`${base}/attempts?state=authorized`)
  expect(person.html.split('class="gp-row"')).toHaveLength(2)
  const [, trace = ''] = new RegExp(`href="(${base}/attempts/sso_session_\\w+)"`).exec(person.html) ?? []
  await person.open(trace)
  expect(textOf(person)).toContain('Values about the person are hidden')
  expect(person.html).not.toContain('Navy')
  await person.open(`${base}/attempts?state=timed_out`)
  expect(textOf(person)).toContain('No sign-ins in this state.')
})

test('a sign-in is found by the support code that its person reads out, and the code of another connection finds nothing', async () => {
  const server = await startTesting('active')
  const { person, base, signIn, browser, lastAttempt } = server
  await signIn(browser(), wrongAudience)
  const { id } = await lastAttempt()
  await signIn(browser())
  const code = id.slice(-8)
  const search = async (q: string) => {
    await person.open(`${base}/attempts?q=${encodeURIComponent(q)}`)
    return [...person.html.matchAll(/href="[^"]*\/attempts\/(sso_session_\w+)"/g)].map(([, found]) => found)
  }

  for (const said of [code, ` ${code.slice(0, 4)}-${code.slice(4).toLowerCase()} `, code.replaceAll('0', 'o'), id])
    expect(await search(said), said).toEqual([id])
  await person.open(`${base}/attempts/${id}`)
  expect(person.html).toContain(`<code>${code}</code>`)
  const other = await startSso()
  await other.signIn(other.browser())
  for (const unknown of [(await other.lastAttempt()).id, 'ABC', '%', 'U'.repeat(100)]) {
    expect(await search(unknown)).toEqual([])
    expect(textOf(person)).toContain('No sign-in has this support code.')
  }
})

test('[T-3] the sign-ins of another organization cannot be seen', async () => {
  const one = await startTesting('active')
  const other = await startSso()
  await other.signIn(other.browser())
  const { id } = await other.lastAttempt()

  for (const path of [`${one.base}/attempts/${id}`, `/portal/sso/${other.connectionId}/attempts`]) {
    await one.person.open(path)
    expect(one.person.html).not.toContain('ada@northwind.example')
    expect(one.person.location.pathname).toBe(one.base)
  }
})
