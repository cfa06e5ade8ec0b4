import { expect, test } from 'vitest'
import { fillUrl, missingFields } from './config-fields.ts'
import type { PipeProvider } from './provider.ts'
import { pipeProviders } from './providers/index.ts'

const urlsOf = ({ oauth, clientCredentials }: PipeProvider) =>
  [oauth?.authorizationUrl, oauth?.tokenUrl, oauth?.refreshUrl, clientCredentials?.tokenUrl].filter(
    (url) => url !== undefined,
  )
const examplesOf = ({ configFields = [] }: PipeProvider) =>
  Object.fromEntries(configFields.map(({ key, example }) => [key, example]))

test('every known service has a slug of its own, an https address for each of its endpoints, and says where it is described', () => {
  expect(pipeProviders.length).toBeGreaterThanOrEqual(40)
  expect(new Set(pipeProviders.map(({ slug }) => slug)).size).toBe(pipeProviders.length)
  for (const provider of pipeProviders) {
    expect(provider.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    for (const url of [
      ...urlsOf(provider).map((each) => fillUrl(provider, each, examplesOf(provider))),
      provider.documentation,
    ])
      expect(new URL(url).protocol, `${provider.slug}: ${url}`).toBe('https:')
  }
})

test('every config field of a service takes its own example, and every address has the fields that it names', () => {
  for (const provider of pipeProviders) {
    for (const { pattern, example, default: usual = example } of provider.configFields ?? [])
      for (const value of [example, usual]) expect(value, provider.slug).toMatch(new RegExp(pattern))
    for (const url of urlsOf(provider))
      for (const [, key] of url.matchAll(/\{(\w+)\}/g))
        expect(
          provider.configFields?.map((field) => field.key),
          provider.slug,
        ).toContain(key)
    expect(missingFields(provider, examplesOf(provider))).toEqual([])
  }
})

test('[E-1] no value of a connection leads the secret of a client to another domain, or to another part of an address', () => {
  const elsewhere = [
    'evil.example',
    'evil.example/',
    'a.b@evil.example',
    'evil.example#',
    'x/../y',
    'a\nb',
    '127.0.0.1',
    '',
  ]
  for (const provider of pipeProviders)
    for (const field of provider.configFields ?? []) {
      const taken = elsewhere.filter((value) => new RegExp(field.pattern).test(value))
      const config = (value: string) => ({ ...examplesOf(provider), [field.key]: value })
      for (const value of taken.filter(() => field.scope === 'installation'))
        for (const url of urlsOf(provider))
          expect(new URL(fillUrl(provider, url, config(value))).hostname.endsWith('evil.example'), field.key).toBe(
            false,
          )
      expect(taken.filter((value) => /[/@#\n]/.test(value))).toEqual([])
    }
})
