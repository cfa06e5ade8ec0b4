import { createHash } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { locales } from '#platform/locale.ts'
import { password, startPages } from '../pages.fixture.ts'
import { type Texts, texts } from '../texts/index.ts'

const email = 'ada@northwind.example'
const breached = 'tr0mbone-Gibbon_7 pilgrim'

/** What is wrong with a new password, and the sentence for it. */
const refusals: [attempt: string, sentence: (text: Texts['parts']['newPassword']) => string][] = [
  ['', ({ required }) => required],
  ['short', ({ tooShort }) => tooShort(10)],
  ['a sturdy passphrase '.repeat(60), ({ tooLong }) => tooLong],
  ['ключ'.repeat(200), ({ tooLong }) => tooLong],
  [`${email} and more`, ({ containsEmail }) => containsEmail],
  ['MyDogRex77', ({ tooWeak }) => tooWeak],
  ['password1234', ({ tooCommon }) => tooCommon],
  [breached, ({ breached: text }) => text],
]

/** Breached passwords are known, easy ones are refused, and the last ones are compared. */
async function prepare() {
  const breachedPasswordsFile = join(await mkdtemp(join(tmpdir(), 'breached-')), 'hashes.txt')
  const lines = [breached, 'password1234'].map((text) => createHash('sha1').update(text).digest('hex').toUpperCase())
  await writeFile(breachedPasswordsFile, `${lines.sort().join(':3\r\n')}:3\r\n`)
  const server = await startPages({ config: { breachedPasswordsFile } })
  await server.settings({ password_minimum_score: 4, password_history: 2 })
  return server
}

/** The sentence at a field of a page. */
function errorAt(field: string, html: string): string | undefined {
  return new RegExp(`id="${field}-error">.*?<span>(.*?)</span>`).exec(html)?.[1]
}

test('choosing a new password by link says at the field, in the language of the browser, what is wrong with it', async () => {
  const { workos, browser: newBrowser } = await prepare()
  await workos.userManagement.createUser({ email, password, emailVerified: true })
  const { passwordResetUrl } = await workos.userManagement.createPasswordReset({ email })
  const browser = newBrowser()
  await browser.open(passwordResetUrl)

  for (const locale of locales) {
    const text = texts.parts.newPassword({ locale })
    browser.language = locale
    for (const [attempt, sentence] of [
      ...refusals,
      [password, ({ reused }: Texts['parts']['newPassword']) => reused] as const,
    ]) {
      await browser.submit({ new_password: attempt })
      const shown = [browser.status, errorAt('new_password', browser.html)]
      expect(shown, attempt.slice(0, 40)).toEqual([400, sentence(text)])
    }
  }
})

test('signing up says at the field, in the language of the page, what is wrong with the password, as often as it takes', async () => {
  const { browser: newBrowser, authorizeUrl } = await prepare()

  for (const locale of locales) {
    const browser = newBrowser()
    await browser.open(authorizeUrl({ screen_hint: 'sign-up', ui_locales: locale }))
    for (const [attempt, sentence] of refusals) {
      await browser.submit({ email, password: attempt })
      expect(errorAt('password', browser.html), attempt.slice(0, 40)).toBe(
        sentence(texts.parts.newPassword({ locale })),
      )
    }
  }
})

test.each(locales)('%s has a sentence of its own for each refusal of a password', (locale) => {
  const text = texts.parts.newPassword({ locale })
  const sentences = new Set([...refusals.map(([, sentence]) => sentence(text)), text.reused])

  // Two of the refusals say the same: too many letters, and letters of too many bytes.
  expect(sentences.size).toBe(8)
})
