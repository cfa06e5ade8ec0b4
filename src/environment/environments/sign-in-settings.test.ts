import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'

const path = '/environments/current/sign_in_settings'

test('a change keeps what it does not name, in its own environment', async () => {
  const { api } = await startServer()
  const other = await startServer()
  const { body: defaults } = await api.get(path)

  await api.request(path, { method: 'PATCH', body: { sign_up: false, unknown: 1 } })
  const { body: changed } = await api.request(path, { method: 'PATCH', body: { disabled_mails: ['magic_auth'] } })

  expect(changed).toEqual({ ...(defaults as object), sign_up: false, disabled_mails: ['magic_auth'] })
  expect((await api.get(path)).body).toEqual(changed)
  expect((await other.api.get(path)).body).toEqual(defaults)
})

test('parallel changes of different settings are all kept', async () => {
  const { api } = await startServer()
  const changes = [{ sign_up: false }, { sign_in_methods: ['password'] }, { invitation_url: 'https://app.example/' }]

  await Promise.all(changes.map((body) => api.request(path, { method: 'PATCH', body })))

  expect((await api.get(path)).body).toMatchObject(Object.assign({}, ...changes))
})

test.each(['javascript:alert(1)', 'app.example/join', '', 'ftp://app.example'])(
  '[W-2] %j is no address for links in mails: a 422, and nothing changes',
  async (invitation_url) => {
    const { api } = await startServer()

    const answer = await api.request(path, { method: 'PATCH', body: { sign_up: false, invitation_url } })

    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'invitation_url' }] } })
    expect((await api.get(path)).body).toMatchObject({ sign_up: true, invitation_url: null })
  },
)
