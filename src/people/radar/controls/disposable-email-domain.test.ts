import { expect, test } from 'vitest'
import { startControl } from './controls.fixture.ts'

test.each([
  ['block', 'ada@mailinator.com', 'sign-up'],
  ['block', 'ada@Some.MAILINATOR.com', 'sign-up'],
  ['allow', 'ada@northwind.example', 'sign-up'],
  ['allow', 'ada@gmail.com', 'sign-up'],
  // Who has an account keeps it.
  ['allow', 'ada@mailinator.com', 'sign-in'],
] as const)('the verdict is %s for %s at a %s', async (verdict, email, action) => {
  const { assess } = await startControl({ disposable_email_domain: 'block' })

  const answer = await assess({ email, action })

  const control = { control: 'restriction', blocklist_type: 'domain' }
  expect(answer).toMatchObject(verdict === 'block' ? { verdict, ...control } : { verdict })
})
