import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { type Locale, locales } from '#platform/locale.ts'
import { connectionTypes, familyOf } from '#sso/connections/index.ts'
import { identityFromClaims, identityFromSaml } from '#sso/provided-identities/index.ts'
import type { PageContext } from '../kit/index.ts'
import { answersOf, GuideSteps, type GuideValues, guideFor, type ProviderGuide, providerGuides } from './index.ts'

const values: GuideValues = {
  acsUrl: 'https://auth.example.com/sso/saml/acs/01K6TQ0V7M',
  spEntityId: 'https://auth.example.com/sso/saml/metadata/01K6TQ0V7M#entity',
  metadataUrl: 'https://auth.example.com/sso/saml/metadata/01K6TQ0V7M',
  redirectUri: 'https://auth.example.com/sso/oidc/callback/01K6TQ0V7M',
}

function render(guide: ProviderGuide, locale: Locale, name = 'Northwind & <Co>'): string {
  const page: PageContext = { locale, brand: { name }, stylesheetUrls: [] }
  return renderToStaticMarkup(<GuideSteps page={page} guide={guide} values={values} />)
}

function identityOf({ protocol }: ProviderGuide, said: Map<string, string[]>) {
  const connection = { attribute_map: {} }
  if (protocol === 'oidc') {
    const claims = [...said].map(([name, values]) => [name, name === 'groups' ? values : values[0]])
    return identityFromClaims(connection, Object.fromEntries(claims))
  }
  return identityFromSaml(connection, {
    nameId: 'the NameID',
    nameIdFormat: null,
    nameQualifier: null,
    spNameQualifier: null,
    inResponseTo: null,
    assertionId: '_1',
    sessionIndex: null,
    sessionEndsAt: null,
    usableUntil: new Date('2026-01-01'),
    attributes: said,
  })
}

const isIn = (html: string, text: string) => html.includes(renderToStaticMarkup(text))

describe.each(providerGuides.map((guide) => [guide.slug, guide] as const))('%s', (_, guide) => {
  const actions = guide.steps.flatMap((step) => step.actions)

  test.each(locales)(
    'has in %s every name of the console, every value of ours, and no text that is missing',
    (locale) => {
      const html = render(guide, locale)

      for (const { form } of guide.steps) if (form !== undefined) expect(isIn(html, form)).toBe(true)
      for (const action of actions) {
        for (const [member, name] of Object.entries(action)) {
          if (!['field', 'button', 'option', 'in', 'label', 'pattern'].includes(member) || typeof name !== 'string')
            continue
          expect(isIn(html, name), name).toBe(true)
        }
        if (action.do === 'paste' && typeof action.value === 'string') {
          expect(html).toContain(`>${values[action.value]}</code>`)
        }
      }
      expect(html).not.toMatch(/undefined|\*\*|\[object|`/)
    },
  )

  test('tells its provider all it has to know of us', () => {
    const pasted = actions.flatMap((action) => (action.do === 'paste' ? [action.value] : []))
    const given = pasted.map((value) => (typeof value === 'string' ? values[value] : value(values))).join(' ')
    const needed =
      guide.protocol === 'oidc' ? [[values.redirectUri]] : [[values.metadataUrl], [values.acsUrl, values.spEntityId]]
    expect(needed.some((set) => set.every((value) => given.split(/["\s]/).includes(value)))).toBe(true)
  })

  test('sends what a connection of its type reads without a map: who someone is, and their groups', () => {
    const said = new Map<string, string[]>()
    for (const [attribute, name] of Object.entries(guide.attributes)) {
      said.set(name, [attribute === 'email' ? 'ada@northwind.example' : `the ${attribute}`])
    }
    const named = guide.attributes.id === undefined ? 'the NameID' : 'the id'
    expect(identityOf(guide, said)).toMatchObject({
      idpId: named,
      email: 'ada@northwind.example',
      firstName: 'the firstName',
      lastName: 'the lastName',
      groups: guide.sendsGroups ? ['the groups'] : [],
    })
  })

  test('says where to find what its first way of answering asks for', () => {
    const found = actions.flatMap((action) => ('as' in action ? [action.as] : []))
    expect(found).toEqual(expect.arrayContaining([...answersOf[guide.asks[0]]]))
    expect(guide.asks.includes('client')).toBe(guide.protocol === 'oidc')
  })

  test('has a step for groups if, and only if, the provider sends them', () => {
    expect(guide.steps.some(({ subject }) => subject === 'add_groups')).toBe(guide.sendsGroups)
    expect(guide.attributes.groups !== undefined).toBe(guide.sendsGroups)
  })

  test('lives with the strict policy, and escapes the name of the application', () => {
    const html = render(guide, 'en', '<script>alert(1)</script>')
    expect(html).not.toMatch(/<script|<style|<[^>]*\s(style|on\w+)=/i)
  })

  test('has no step of a subject twice, and ids that are unique on the page', () => {
    const ids = [...render(guide, 'en').matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const subjects = guide.steps.map(({ subject }) => subject)
    expect(new Set(subjects).size).toBe(subjects.length)
  })
})

test('every official connection type that an organization sets up has a guide of its protocol', () => {
  // The provider of development sets itself up.
  for (const type of connectionTypes.filter((each) => each !== 'TestIdp')) {
    const family = familyOf(type)
    expect(guideFor(type)?.protocol, type).toBe(family === 'other' ? undefined : family)
  }
})

test('a guide belongs to one official type, and has an address of its own', () => {
  const types = providerGuides.map(({ connectionType }) => connectionType)
  expect(connectionTypes).toEqual(expect.arrayContaining(types))
  expect(new Set(types).size).toBe(types.length)
  expect(new Set(providerGuides.map(({ slug }) => slug)).size).toBe(types.length)
})
