import { expect, test } from 'vitest'
import type { FormTarget, PageContext } from '#pages/kit/index.ts'
import { renderMagicCode } from './codes/magic-code/magic-code.tsx'
import { renderSignIn } from './entry/sign-in.tsx'
import { renderSignInPassword } from './passwords/password/password.tsx'
import { renderSignUp } from './sign-up/sign-up.tsx'

const page: PageContext = { locale: 'en', brand: { name: 'Northwind' }, stylesheetUrls: [] }
const form: FormTarget = { action: '/next', csrfToken: 'token' }
const signUp = { page, form, passwordPolicy: { minLength: 10 }, signInUrl: '/' }
const code = { page, form, email: 'ada@example.com', expiresInMinutes: 10, resendForm: form }

/** The tag of the input with this name that a person sees. */
function input(html: string, name: string): string {
  return html.match(/<input[^>]*>/g)?.find((tag) => tag.includes(`id="${name}"`)) ?? ''
}

test('entered values stay, passwords do not', () => {
  const html = renderSignUp({ ...signUp, firstName: { value: 'Ada' }, password: { value: 'correct horse' } })

  expect(input(html, 'first_name')).toContain('value="Ada"')
  expect(html).not.toContain('correct horse')
})

test('the first empty field has the focus, or the first with an error', () => {
  const focused = (html: string) => /<input[^>]*autofocus[^>]*>/.exec(html)?.[0]

  expect(focused(renderSignUp(signUp))).toContain('id="email"')
  expect(focused(renderSignUp({ ...signUp, email: { value: 'ada@example.com' } }))).toContain('id="first_name"')
  expect(focused(renderSignUp({ ...signUp, password: { error: 'Too short.' } }))).toContain('id="password"')
  const entered = { firstName: { value: 'Ada' }, lastName: { value: 'Lovelace' }, email: { value: 'ada@example.com' } }
  expect(focused(renderSignUp({ ...signUp, ...entered, alert: 'Try again.' }))).toContain('id="password"')
  expect(focused(renderSignUp({ ...signUp, ...entered, passwordPolicy: undefined }))).toContain('id="email"')
})

test('a form that came back says so in the window title', () => {
  expect(renderSignIn({ page, form })).toContain('<title>Sign in · Northwind</title>')
  expect(renderSignIn({ page, form, alert: 'No.' })).toContain('<title>Error: Sign in · Northwind</title>')
})

test('fields tell browsers and password managers what they are for', () => {
  expect(input(renderSignIn({ page, form }), 'email')).toMatch(/autocomplete="username".*type="email"/i)
  expect(input(renderSignUp(signUp), 'password')).toMatch(/autocomplete="new-password"/i)
  expect(input(renderMagicCode(code), 'code')).toMatch(/autocomplete="one-time-code" inputmode="numeric"/i)

  const password = renderSignInPassword({ page, form, email: 'ada@example.com', changeUrl: '/' })
  expect(input(password, 'password')).toMatch(/autocomplete="current-password"/i)
  expect(password).toMatch(/<input[^>]*type="email" autocomplete="username"[^>]*name="email" value="ada@example.com"/i)
})

test('a sign-up asks for the address first', () => {
  const html = renderSignUp({ ...signUp, names: 'optional' })

  expect(html.indexOf('id="email"')).toBeLessThan(html.indexOf('id="first_name"'))
})

test('the page of the password leads to the sign-up, where people may sign up', () => {
  const props = { page, form, email: 'ada@example.com', changeUrl: '/' }

  expect(renderSignInPassword({ ...props, signUpUrl: '/sign-up?request=x' })).toContain(
    '<a class="gh-link" href="/sign-up?request=x">Create an account</a>',
  )
  expect(renderSignInPassword(props)).not.toContain('Create an account')
})

test('Japanese asks for the family name first', () => {
  const html = renderSignUp({ ...signUp, page: { ...page, locale: 'ja' } })

  expect(html.indexOf('id="last_name"')).toBeLessThan(html.indexOf('id="first_name"'))
})

test('the wait for another code is said and handed to the stylesheet', () => {
  const waiting = renderMagicCode({ ...code, resendWaitSeconds: 41.2 })
  const ready = renderMagicCode({ ...code, resendWaitSeconds: 0 })

  expect(waiting).toContain('data-wait="42"')
  expect(waiting).toContain('You can request a new code in <span class="gh-count"><span>42</span></span>\u00a0s.')
  expect(ready).not.toContain('data-wait')
  expect(ready).toContain('Send a new code')
})

test('a page can run from right to left', () => {
  expect(renderSignIn({ page: { ...page, dir: 'rtl' }, form })).toContain('<html lang="en" dir="rtl">')
})
