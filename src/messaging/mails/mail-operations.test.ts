import { expect, test } from 'vitest'
import { locales } from '#platform/locale.ts'
import { startServer, type TestServer } from '#test/server.ts'

interface MailObject {
  name: string
  is_sent: boolean
  disabled_by: string | null
}

const path = '/environments/current/mails'
const listMails = async ({ api }: TestServer) => (await api.get<{ data: MailObject[] }>(path)).body.data
const outbox = async ({ api }: TestServer, to: string) =>
  (await api.get<{ data: { subject: string; state: string }[] }>(`/messages?to=${to}`)).body.data

test('every email is drawn in every language with the brand that is sent, which is not stored', async () => {
  const server = await startServer()
  for (const { name } of await listMails(server)) {
    for (const locale of locales) {
      const { status, body } = await server.api.post<{ subject: string; html: string; text: string }>(
        `${path}/${name}/preview`,
        { locale, branding: { name: 'Lumen & Co', accent: '#8e4ec6' }, color_scheme: 'dark' },
      )

      expect([name, locale, status]).toEqual([name, locale, 200])
      expect(body.html).toContain(`<html lang="${locale}"`)
      expect(body.html).not.toContain('prefers-color-scheme')
      expect(body.text).toContain('Lumen & Co')
    }
  }
  expect((await server.api.get<{ name: unknown }>('/environments/current/branding')).body.name).toBeNull()
})

test('the list says which emails are sent, as the settings turn them off', async () => {
  const server = await startServer()
  await server.api.request('/environments/current/sign_in_settings', {
    method: 'PATCH',
    body: { disabled_mails: ['invitation'] },
  })

  const unsent = (await listMails(server)).filter(({ is_sent }) => !is_sent).map(({ name }) => name)

  expect(unsent).toEqual(['invitation', 'waitlist_approval'])
})

test('a test goes to the address that a key names, also of an email that is turned off', async () => {
  const server = await startServer()
  const to = 'try@northwind.example'
  await server.api.request('/environments/current/sign_in_settings', {
    method: 'PATCH',
    body: { disabled_mails: ['magic_auth'] },
  })

  const sent = await server.api.post(`${path}/magic_auth/test`, { to, locale: 'fr' })

  expect(sent).toMatchObject({ status: 202, body: { object: 'test_mail', to } })
  expect(await outbox(server, to)).toHaveLength(1)
})

test.each([{}, { to: 'nowhere' }])('a key that names no address sends nothing: %j', async (body) => {
  const server = await startServer()

  const answer = await server.api.post(`${path}/magic_auth/test`, body)

  expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'to' }] } })
})

test('[U-1] one address gets three tests in a minute, together with the mails that others send to it', async () => {
  const server = await startServer()
  const to = 'often@northwind.example'
  const send = () => server.api.post(`${path}/setup_link/test`, { to })

  const statuses = [await send(), await send(), await send(), await send()].map(({ status }) => status)

  expect(statuses).toEqual([202, 202, 202, 429])
  expect(await outbox(server, to)).toHaveLength(3)
})
