import { expect, test } from 'vitest'
import { createMessage, expectations, type Message, otherKey, plainResponse } from '#protocol/saml/provider.fixture.ts'
import { startServer } from '#test/server.ts'
import { validateOnThread } from './saml-validator.ts'

const { app } = await startServer()
const validate = (message: Message) =>
  validateOnThread(app.system, { field: createMessage(message), expected: expectations })

test('a response is validated on a thread with the same result, times and attributes included', async () => {
  expect(await validate({ encrypts: {} })).toMatchObject({
    nameId: 'ada@northwind.example',
    usableUntil: new Date('2026-06-01T12:05:00Z'),
    attributes: new Map([
      ['email', ['ada@northwind.example']],
      ['groups', ['Engineering', 'Admins']],
    ]),
  })
})

test('a refusal comes back from the thread with its cause and what an administrator needs', async () => {
  await expect(validate({ signing: { key: otherKey } })).rejects.toMatchObject({
    name: 'SamlFailure',
    reason: 'unknown_certificate',
    details: { configured: [expectations.certificates[0]?.fingerprint] },
  })
})

test('[S-1] hostile responses among honest ones are refused, and every honest one is accepted', async () => {
  const hostile = ['<a>'.repeat(80_000), '<a b="c"/>'.repeat(20_000), '&#97;'.repeat(50_000)].map((inner) => ({
    encode: () =>
      Buffer.from(plainResponse().replace('</samlp:Response>', `${inner}</samlp:Response>`)).toString('base64'),
  }))
  const outcomes = await Promise.allSettled([...hostile, {}, ...hostile, {}].map((message) => validate(message)))
  expect(outcomes.map(({ status }) => status)).toEqual([
    'rejected',
    'rejected',
    'rejected',
    'fulfilled',
    'rejected',
    'rejected',
    'rejected',
    'fulfilled',
  ])
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ name: 'SamlFailure' })
  }
})
