import { expect, test } from 'vitest'
import { pickLocale } from './locale.ts'

test.each([
  [undefined, undefined, 'en'],
  ['', '', 'en'],
  ['de', 'fr', 'de'],
  ['xx de fr', undefined, 'de'],
  ['xx', 'ja', 'ja'],
  [undefined, 'fr-CA,fr;q=0.9,en;q=0.8', 'fr'],
  [undefined, 'en;q=0.2, es;q=0.9', 'es'],
  [undefined, 'de;q=0, ja;q=0.1', 'ja'],
  [undefined, 'pt', 'pt-BR'],
  ['PT-br', undefined, 'pt-BR'],
  [undefined, 'pt-PT', 'pt-BR'],
  [undefined, '*', 'en'],
  [undefined, 'tlh, *;q=0.5', 'en'],
  [undefined, ';;;,,,q=,de;q=abc', 'en'],
  ['__proto__ constructor', undefined, 'en'],
])('ui_locales %j and Accept-Language %j give %s', (uiLocales, acceptLanguage, expected) => {
  expect(pickLocale(uiLocales, acceptLanguage)).toBe(expected)
})

test('a list of any length is read in no time', () => {
  const started = performance.now()

  expect(pickLocale('x '.repeat(500_000), 'x;q=0.1,'.repeat(500_000))).toBe('en')
  expect(performance.now() - started).toBeLessThan(100)
})
