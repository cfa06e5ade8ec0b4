import type { TObject } from 'typebox'
import { expect } from 'vitest'
import type { FormBrowser } from '#test/form-browser.ts'
import { operations } from '../src/catalog.ts'

/** Every page of a sign-in: the catalog says which have its token in their address. */
const pages = operations.filter(
  // A query is an object, although its type does not show the members.
  ({ method, path, query }) =>
    // The page of a link opens for anyone with the link.
    method === 'GET' && path !== '/reset-password' && 'request' in ((query as TObject | undefined)?.properties ?? {}),
)

/** What some form or other takes. */
const entries = {
  csrf_token: 'x'.repeat(43),
  code: '000000',
  email: 'mallory@evil.example',
  password: 'a sturdy long passphrase',
  organization_id: 'org_01ARZ3NDEKTSV4RRFFQ69G5FAV',
  phone_number: '+14155550123',
  response: '{}',
}

/**
 * Fails unless a browser that knows the address of a sign-in, its forms and the cookies from before the last proof gets
 * nothing of it: no page and no step.
 */
export async function expectNothing(attacker: FormBrowser, victim: FormBrowser, secrets: string[]): Promise<void> {
  const token =
    new URL(victim.location).searchParams.get('request') ??
    victim.form.fields.request ??
    attacker.form.fields.request ??
    ''
  expect(token).toMatch(/^\w{32}$/)
  for (const { path } of pages) {
    const thief = attacker.copy()
    await thief.open(`${path}?request=${token}&provider=GoogleOAuth&connection_id=conn_none&code=000000`)
    expect([path, thief.status]).toEqual([path, 400])
    for (const secret of secrets) expect(thief.html).not.toContain(secret)
  }
  const { action, fields } = victim.form
  for (const path of new Set([action, '/sign-in', '/sign-in/password', '/magic-code/send'].filter(Boolean))) {
    const decision = path === '/device/confirm' ? 'allow' : 'continue'
    const answer = await attacker.copy().send(path, { ...entries, decision, ...fields, request: token })
    expect([path, answer.status]).toEqual([path, 400])
    expect(answer.headers.getSetCookie()).toEqual([])
  }
}
