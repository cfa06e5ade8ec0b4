import { describe, expect, test } from 'vitest'
import { type Locale, locales } from '#platform/locale.ts'
import {
  accessNoticeMail,
  approvalMail,
  type CodeMailProps,
  certificateRenewalMail,
  codeMail,
  invitationMail,
  magicLinkMail,
  passwordResetMail,
  radarNoticeMail,
  setupLinkMail,
  ssoActivatedMail,
  waitlistMail,
} from './index.ts'

const values = {
  locale: 'en' as Locale,
  brand: { name: 'Northwind' },
  email: 'ada@northwind.example',
  code: '482913',
  expiresInMinutes: 10,
}

describe.each(['emailVerification', 'magicAuth', 'emailChange', 'radarChallenge'] as const)('%s mail', (purpose) => {
  const render = (props: CodeMailProps) => codeMail(purpose, props)

  test.each(locales)('in %s has the code in text and HTML, says to whom and in whose name', (locale) => {
    const { subject, preheader, html, text } = render({ ...values, locale })

    for (const part of [html, text]) {
      for (const value of ['482913', 'ada@northwind.example', 'Northwind', '10']) expect(part).toContain(value)
    }
    expect(html).toContain(`<html lang="${locale}">`)
    expect(html).toContain(preheader)
    expect(subject).toContain('Northwind')
    expect(`${subject}${preheader}${text}`).not.toMatch(/[!！¡]/)
  })

  test('keeps the code out of the subject, which mail servers log', () => {
    expect(render(values).subject).not.toContain('482913')
  })

  test('the code stands on a line of its own', () => {
    expect(render(values).text).toMatch(/\n\n {4}482913\n\n/)
    expect(render(values).html).toMatch(/<p class="code"[^>]*>482913<\/p>/)
  })

  test('no line begins with the punctuation after the email', () => {
    expect(render(values).html).toMatch(/ada@northwind\.example<\/span>[.,]?<\/span>(?![.,])/)
  })

  test('escapes whatever it is given', () => {
    const name = `<script>alert("1")</script>`
    const { html } = render({
      ...values,
      brand: { name, logoUrl: 'javascript:alert(1)' },
      email: `${name}@example.com`,
    })

    expect(html).toContain('&lt;script&gt;')
    expect(html).not.toMatch(/<script|javascript:/)
  })

  test('a name with line breaks adds neither headers nor lines', () => {
    const { subject, text } = render({
      ...values,
      brand: { name: 'Northwind\r\nBcc: eve@example.com\n\nYour code is 000000' },
    })

    expect(subject).not.toMatch(/[\r\n]/)
    expect(text).not.toMatch(/^(Bcc|Your code is 0)/m)
  })

  test('is complete without images and works with one', () => {
    expect(render(values).html).not.toContain('<img')
    expect(render({ ...values, brand: { name: 'Northwind', logoUrl: 'https://example.com/logo.png' } }).html).toMatch(
      /<img src="https:\/\/example.com\/logo.png" alt="Northwind"/,
    )
  })
})

const link = { ...values, url: 'https://app.example/join?token=abc&from=mail', expiresInDays: 7 }
const invited = { inviter: 'Ada Byron', organization: 'Contoso' }
const activated = { organization: 'Contoso', provider: 'Okta', expiresInHours: 24 }
const withoutInviter = { inviter: undefined, organization: undefined }

describe.each([
  ['invitation', (props: typeof link) => invitationMail({ ...props, ...invited })],
  [
    'invitation by no one into no organization',
    (props: typeof link) => invitationMail({ ...props, ...withoutInviter }),
  ],
  ['approval', approvalMail],
  [
    'access of an application',
    (props: typeof link) => accessNoticeMail({ ...props, kind: 'application', name: 'Reports' }),
  ],
  ['access of an agent', (props: typeof link) => accessNoticeMail({ ...props, kind: 'agent', name: undefined })],
  ['magic link', magicLinkMail],
  ['password reset', passwordResetMail],
  ['setup link', (props: typeof link) => setupLinkMail({ ...props, organization: 'Contoso' })],
  ['single sign-on activated', (props: typeof link) => ssoActivatedMail({ ...props, ...activated, isContact: true })],
  [
    'single sign-on activated by an administrator',
    (props: typeof link) => ssoActivatedMail({ ...props, ...activated, isContact: false }),
  ],
])('%s mail', (_, render) => {
  test.each(locales)(
    'in %s has the link as a button, to copy and in the text, and says to whom and in whose name',
    (locale) => {
      const { preheader, subject, html, text } = render({ ...link, locale })

      expect(text).toContain('\n\nhttps://app.example/join?token=abc&from=mail\n\n')
      const escaped = 'https://app.example/join?token=abc&amp;from=mail'
      expect(html).toContain(`<a href="${escaped}"`)
      expect(html).toContain(`>${escaped}</p>`)
      for (const part of [html, text]) {
        for (const value of ['ada@northwind.example', 'Northwind']) expect(part).toContain(value)
      }
      expect(html).toContain(preheader)
      expect(`${subject}${preheader}${text}`).not.toMatch(/undefined|[!！¡]/)
    },
  )

  test('escapes whatever it is given, and names with line breaks add no lines', () => {
    const name = '<script>alert("1")</script>\r\nBcc: eve@example.com'

    const { html, text, subject } = render({ ...link, brand: { name }, email: `${name}@example.com` })

    expect(html).not.toContain('<script')
    expect(subject).not.toMatch(/[\r\n]/)
    expect(text).not.toMatch(/^Bcc/m)
  })
})

test('an invitation names who invites and the organization; one day is one day', () => {
  const { subject, text } = invitationMail({ ...link, ...invited, expiresInDays: 1 })

  expect(subject).toBe('You’re invited to join Contoso')
  expect(text).toContain(
    'Ada Byron invited you to join Contoso on Northwind. The invitation is for ada@northwind.example.',
  )
  expect(text).toContain('expires in one day.')
})

test.each(locales)('a confirmation in %s says who is on whose waitlist, and asks for nothing', (locale) => {
  const { subject, html, text } = waitlistMail({ ...values, locale })

  expect(subject).toContain('Northwind')
  for (const part of [html, text])
    for (const value of ['ada@northwind.example', 'Northwind']) expect(part).toContain(value)
  expect(`${subject}${html}${text}`).not.toMatch(/undefined|null|[！¡]|<a /)
})

test.each(locales)('a notice in %s says who signed in where, and asks for nothing', (locale) => {
  const { subject, html, text } = radarNoticeMail({ ...values, locale, what: 'newDevice', ipAddress: '203.0.113.7' })
  const unknown = radarNoticeMail({ ...values, locale, what: 'afterLong', ipAddress: null })

  for (const part of [html, text])
    for (const value of ['ada@northwind.example', 'Northwind', '203.0.113.7']) expect(part).toContain(value)
  expect(`${subject}${html}${text}${unknown.text}${unknown.html}`).not.toMatch(/undefined|null|[！¡]|<a /)
})

test.each(locales)('a mail about a certificate in %s says whose it is, which day it ends, and what to do', (locale) => {
  const expiresAt = new Date('2027-03-09T23:59:59Z')
  for (const certificate of ['monitored', 'entered', 'ours'] as const) {
    for (const isExpired of [false, true]) {
      const { subject, html, text } = certificateRenewalMail({
        ...values,
        locale,
        organization: 'Contoso',
        connection: 'Contoso Okta',
        certificate,
        expiresAt,
        isExpired,
      })
      expect(subject).toContain('Contoso Okta')
      for (const part of [html, text]) {
        for (const value of ['ada@northwind.example', 'Northwind', '2027', '9']) expect(part).toContain(value)
      }
      expect(`${subject}${html}${text}`).not.toMatch(/undefined|null|[！¡]|<a /)
    }
  }
})
