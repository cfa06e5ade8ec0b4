import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'

const path = '/environments/current/radar_settings'

test('no control is on until it is switched on, an application may ask by itself, and a change keeps what it does not name', async () => {
  const { api } = await startServer()
  const { body: defaults } = await api.get(path)
  const { object: _, challenge_channel: channel, standalone, ...controls } = defaults as Record<string, string>
  expect([channel, standalone, new Set(Object.values(controls))]).toEqual(['email', 'enforce', new Set(['off'])])

  await api.request(path, { method: 'PATCH', body: { restriction: 'challenge', unknown: 1 } })
  const { body: changed } = await api.request(path, { method: 'PATCH', body: { challenge_channel: 'sms' } })

  expect(changed).toEqual({ ...(defaults as object), restriction: 'challenge', challenge_channel: 'sms' })
  expect((await api.get(path)).body).toEqual(changed)
})

test('the settings of sign-ins and those of Radar do not touch each other', async () => {
  const { api } = await startServer()
  const signIn = '/environments/current/sign_in_settings'
  const { body: before } = await api.get(signIn)

  await api.request(path, { method: 'PATCH', body: { restriction: 'log' } })
  await api.request(signIn, { method: 'PATCH', body: { sign_up: false, radar: { restriction: 'block' } } })

  expect((await api.get(signIn)).body).toEqual({ ...(before as object), sign_up: false })
  expect((await api.get(path)).body).toMatchObject({ restriction: 'log' })
})

test('an action that a control does not have is refused, and changes nothing', async () => {
  const { api } = await startServer()

  const answer = await api.request(path, { method: 'PATCH', body: { challenge_channel: 'sms', restriction: 'maybe' } })

  expect(answer.status).toBe(422)
  expect((await api.get(path)).body).toMatchObject({ challenge_channel: 'email', restriction: 'off' })
})
