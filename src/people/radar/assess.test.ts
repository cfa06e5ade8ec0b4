import { expect, test } from 'vitest'
import { startControl } from './controls/controls.fixture.ts'

test('of several findings the strictest action counts, whichever control has it', async () => {
  const { assess, radar } = await startControl({ bot_detection: 'challenge', disposable_email_domain: 'block' })
  const bot = { userAgent: 'curl/8.14.1', email: 'ada@mailinator.com', action: 'sign-up' } as const

  expect(await assess(bot)).toMatchObject({ verdict: 'block', control: 'restriction' })
  await radar({ disposable_email_domain: 'log' })
  expect(await assess(bot)).toMatchObject({ verdict: 'challenge', control: 'bot_detection' })
  await radar({ bot_detection: 'off' })
  expect(await assess(bot)).toMatchObject({ verdict: 'allow', reason: expect.stringContaining('mailinator.com') })
})

test('an attempt on an allow list passes every control', async () => {
  const { assess, workos } = await startControl({ bot_detection: 'block', disposable_email_domain: 'block' })
  await workos.radar.addListEntry({ type: 'domain', action: 'allow', entry: 'mailinator.com' })

  const answer = await assess({ userAgent: 'curl/8.14.1', email: 'ada@mailinator.com', action: 'sign-up' })

  expect(answer).toMatchObject({ verdict: 'allow', reason: 'On the allow list of type domain' })
})
