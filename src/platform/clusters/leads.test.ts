import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { leadOfBody, leadsOf } from './leads.ts'

const leads = (url: string, headers: Record<string, string> = {}) =>
  leadsOf({ url, headers } as unknown as IncomingMessage, '/console/api/environments/')
const token = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`

test('what leads to an environment is found in each place in which requests carry it', () => {
  expect(leads('/user_management/authorize?client_id=client_1&x=2').all).toEqual(['client client_1'])
  expect(leads('/x', { authorization: `Basic ${Buffer.from('client_2:secret').toString('base64')}` }).all).toEqual([
    'client client_2',
  ])
  expect(leads('/x', { authorization: `Bearer ${token({ client_id: 'client_3' })}` }).all[1]).toBe('client client_3')
  expect(leads('/x', { authorization: `Bearer ${token({ iss: 'https://a/user_management/client_4' })}` }).all[1]).toBe(
    'client client_4',
  )
  expect(leads('/sso/jwks/client_0123456789').all).toEqual(['client client_0123456789'])
  expect(leads('/sso/saml/acs/q0Vx8mP2jK5sT7wZ').all).toEqual(['part q0Vx8mP2jK5sT7wZ'])
  expect(leads('/console/api/environments/environment_1/users', { authorization: 'Bearer x' }).all).toEqual([
    'environment environment_1',
  ])
  expect(leadOfBody(Buffer.from('{"a": 1, "client_id": "client_5"}'))).toBe('client client_5')
  expect(leadOfBody(Buffer.from('a=1&client_id=client_6&b=2'))).toBe('client client_6')
})

test('two credentials have two names that contain neither, and what cannot be read leads nowhere', () => {
  const names = ['one', 'two'].map((secret) => leads('/x', { authorization: `Bearer ${secret}` }).secret)
  expect(new Set(names).size).toBe(2)
  expect(names.join()).not.toMatch(/one|two/)
  for (const authorization of ['Bearer a.%%%.c', 'Basic %%%', 'Bearer', 'x'])
    expect(leads('/x?client_id=%zz', { authorization }).all.filter((lead) => !lead.startsWith('secret '))).toEqual([])
  expect([leads('/organizations').isAny, leads('/organizations', { cookie: 'a=b' }).isAny]).toEqual([false, true])
})
