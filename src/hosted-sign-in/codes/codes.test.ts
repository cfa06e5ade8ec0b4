import { expect, test } from 'vitest'
import { startPages } from '../pages.fixture.ts'

test('what cannot be a code costs no attempt, so the right code works after any number of slips', async () => {
  const server = await startPages()
  const email = 'slips@northwind.example'
  await server.workos.userManagement.createUser({ email, emailVerified: true })
  const browser = server.browser()
  await browser.open(server.authorizeUrl())
  await browser.submit({ email })
  await browser.submitTo('/magic-code/send', {})
  for (const slip of ['', '12345', '1234567', 'code', ...Array<string>(10).fill('123 45')]) {
    await browser.submit({ code: slip })
    expect(browser.html).toContain('Enter the six-digit code from the email.')
    expect(browser.status).toBe(400)
  }

  const code = await server.lastCode(email)
  await browser.submit({ code: `${code.slice(0, 3)}-${code.slice(3)}` })

  expect((await server.exchange(browser.location)).user.email).toBe(email)
})
