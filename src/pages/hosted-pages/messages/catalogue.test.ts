import { expect, test } from 'vitest'
import { locales } from '../../../platform/locale.ts'
import { catalogue } from './catalogue.ts'
import { en } from './en.ts'

/** Every text with its path; functions are called with `«0»`, `«1»` and so on. */
function texts(value: object, path = ''): [path: string, text: string][] {
  return Object.entries(value).flatMap(([key, entry]) => {
    const here = `${path}.${key}`
    if (typeof entry === 'string') return [[here, entry]] as [string, string][]
    if (typeof entry === 'function') return [[here, entry(...placeholders(entry.length))]] as [string, string][]
    return typeof entry === 'object' ? texts(entry, here) : []
  })
}

const placeholders = (count: number) => Array.from({ length: count }, (_, i) => `«${i}»`)

test.each(locales)('%s says everything that English says, with the same values in it', (locale) => {
  const valuesOf = (text: string) => [...new Set(text.match(/«\d»/g))].sort()
  const shape = (messages: object) => Object.fromEntries(texts(messages).map(([path, text]) => [path, valuesOf(text)]))

  expect(shape(catalogue[locale])).toEqual(shape(en))
})

test.each(locales)('%s is calm: no exclamation marks, no empty texts, no stray spaces', (locale) => {
  for (const [path, text] of texts(catalogue[locale])) {
    expect(text, path).not.toMatch(/[!！¡]/)
    expect(text, path).toMatch(/^\S(.*\S)?$/u)
  }
})

/** Words that are the same in English and in other languages, names, and texts of values alone. */
const shared = new Set([
  '«0» · «1»',
  'Error: «0»',
  'Application',
  'Code',
  'Optional',
  'Organisation',
  'Powered by Gatehouse',
  'recovery-codes.txt',
])

test.each(locales.filter((locale) => locale !== 'en'))('%s has no text left in English', (locale) => {
  const english = Object.fromEntries(texts(en))
  const left = texts(catalogue[locale]).filter(([path, text]) => text === english[path] && !shared.has(text))

  expect(left).toEqual([])
})

test.each(locales)('%s says one minute as well as several', (locale) => {
  const { tooManyAttempts } = catalogue[locale].formErrors

  expect(tooManyAttempts(1)).toContain('1')
  expect(tooManyAttempts(5)).toContain('5')
})
