import { createHmac } from 'node:crypto'
import { WorkOS } from '@workos-inc/node'
import { expect, test } from 'vitest'
import { readAnswer } from './answer.ts'

const secret = 'action_secret_of_this_test'
const now = new Date()
const read = (body: string) => readAnswer(body, 'authentication', secret, now)
const sign = (payload: string, timestamp: number, key = secret) =>
  createHmac('sha256', key).update(`${timestamp}.${payload}`).digest('hex')

/** An answer whose payload stands in it exactly as it was signed. */
function answer(payload: string, timestamp = now.getTime(), key = secret): string {
  return `{"object":"authentication_action_response","payload":${payload},"signature":"${sign(payload, timestamp, key)}"}`
}

test('what the SDK signs is accepted, to allow and to deny', async () => {
  const { actions } = new WorkOS('sk_test_x')
  const type = 'authentication'
  const deny = await actions.signResponse({ type, verdict: 'Deny', errorMessage: 'Not "today" {ü}' }, secret)
  const allow = await actions.signResponse({ type, verdict: 'Allow' }, secret)

  expect(read(JSON.stringify(deny))).toEqual({ verdict: 'deny', message: 'Not "today" {ü}' })
  expect(read(JSON.stringify(deny, null, 2))).toEqual({ verdict: 'deny', message: 'Not "today" {ü}' })
  expect(read(JSON.stringify(allow))).toEqual({ verdict: 'allow' })
  const { timestamp, verdict } = allow.payload
  expect(read(JSON.stringify({ ...allow, payload: { verdict, timestamp } }))).toEqual({ verdict: 'allow' })
})

test('a payload counts as it was written: other spaces, other escapes, another order, lower case', () => {
  const time = now.getTime()
  expect(read(answer(`{"timestamp": ${time}, "verdict": "deny", "error_message": "caf\\u00e9 }\\" x"}`))).toEqual({
    verdict: 'deny',
    message: 'café }" x',
  })
  expect(read(answer(`{"verdict":"allow","timestamp":${time}}`))).toEqual({ verdict: 'allow' })
  expect(read(answer(`{"timestamp":${time},"verdict":"Deny"}`))).toEqual({ verdict: 'deny' })
})

test('a message is cut at 500 characters', () => {
  const long = answer(`{"timestamp":${now.getTime()},"verdict":"Deny","error_message":"${'x'.repeat(600)}"}`)
  expect(read(long)).toEqual({ verdict: 'deny', message: 'x'.repeat(500) })
})

test('what no database could hold is taken out of a message, and no character is cut in half', () => {
  const denied = (message: string) =>
    read(answer(`{"timestamp":${now.getTime()},"verdict":"Deny","error_message":"${message}"}`))

  expect(denied('a\\u0000b\\ud800c')).toEqual({ verdict: 'deny', message: 'a\ufffdb\ufffdc' })
  expect(denied(`${'x'.repeat(499)}\u{1f600}`)).toEqual({ verdict: 'deny', message: 'x'.repeat(499) })
})

const time = now.getTime()
const allowing = `{"timestamp":${time},"verdict":"Allow"}`
const denying = `{"timestamp":${time},"verdict":"Deny"}`
test.each([
  ['another secret', answer(allowing, time, 'another')],
  ['an old answer', answer(`{"timestamp":${time - 31_000},"verdict":"Allow"}`, time - 31_000)],
  ['an answer from the future', answer(`{"timestamp":${time + 31_000},"verdict":"Allow"}`, time + 31_000)],
  ['no time', answer('{"verdict":"Allow"}', Number.NaN)],
  ['the signature of another payload', answer(denying).replace(denying, allowing)],
  [
    'a signed denial that stands beside an unsigned permission',
    `{"x":{"payload":${denying}},"object":"authentication_action_response","payload":${allowing},"signature":"${sign(denying, time)}"}`.replace(
      '"payload":{"timestamp"',
      '"payload" :{"timestamp"',
    ),
  ],
  ['the answer to another action', answer(allowing).replace('authentication_action', 'user_registration_action')],
  ['no signature', `{"object":"authentication_action_response","payload":${allowing}}`],
  ['another verdict', answer(`{"timestamp":${time},"verdict":"Perhaps"}`)],
  ['no verdict', answer(`{"timestamp":${time}}`)],
  ['a list', '[]'],
  ['no JSON', 'Allow'],
  ['nothing', ''],
])('%s is not trusted to allow anything', (_what, body) => {
  expect(read(body)?.verdict).not.toBe('allow')
})
