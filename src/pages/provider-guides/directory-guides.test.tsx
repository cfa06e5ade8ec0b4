import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { directoryTypes, familyOf } from '#directory-sync/directories/index.ts'
import { googleScopes } from '#directory-sync/pulled-directories/index.ts'
import { type Locale, locales } from '#platform/locale.ts'
import type { PageContext } from '../kit/index.ts'
import { type DirectoryGuide, directoryGuideFor, directoryGuides, GuideSteps } from './index.ts'

const values = { endpoint: 'https://auth.example.com/scim/v2.0/01K6TQ0V7M' }

function render(guide: DirectoryGuide, locale: Locale, name = 'Northwind & <Co>'): string {
  const page: PageContext = { locale, brand: { name }, stylesheetUrls: [] }
  return renderToStaticMarkup(<GuideSteps page={page} guide={guide} values={values} />)
}

const isScim = ({ directoryType }: DirectoryGuide) => familyOf(directoryType) === 'scim'
const isIn = (html: string, text: string) => html.includes(renderToStaticMarkup(text))

describe.each(directoryGuides.map((guide) => [guide.slug, guide] as const))('%s', (_, guide) => {
  const actions = guide.steps.flatMap((step) => step.actions)

  test.each(locales)('has in %s every name of the console, and no text that is missing', (locale) => {
    const html = render(guide, locale)

    for (const { form } of guide.steps) if (form !== undefined) expect(isIn(html, form)).toBe(true)
    for (const action of actions) {
      for (const [member, name] of Object.entries(action)) {
        if (!['field', 'button', 'option', 'in'].includes(member) || typeof name !== 'string') continue
        expect(isIn(html, name), name).toBe(true)
      }
    }
    expect(html).not.toMatch(/undefined|\*\*|\[object|`/)
  })

  test.runIf(isScim(guide))('tells its provider the endpoint and the token, and whom to send', () => {
    expect(actions.filter((action) => action.do === 'paste')).toHaveLength(1)
    expect(actions.filter((action) => action.do === 'paste_token')).toHaveLength(1)
    expect(actions.filter((action) => action.do === 'sync')).toHaveLength(1)
    expect(render(guide, 'en')).toContain(`>${values.endpoint}</code>`)
  })

  test('asks for nothing that a directory does not take back', () => {
    const asked = actions.flatMap((action) => ('as' in action ? [action.as] : []))
    expect(asked).toEqual(
      { scim: [], google: ['service_account_key'], bamboohr: ['api_key'] }[familyOf(guide.directoryType)],
    )
    expect(actions.filter((action) => action.do === 'assign')).toEqual([])
  })

  test('lives with the strict policy, and escapes the name of the application', () => {
    expect(render(guide, 'en', '<script>alert(1)</script>')).not.toMatch(/<script|<style|<[^>]*\s(style|on\w+)=/i)
  })

  test('has no step of a subject twice, and ids that are unique on the page', () => {
    const ids = [...render(guide, 'en').matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const subjects = guide.steps.map(({ subject }) => subject)
    expect(new Set(subjects).size).toBe(subjects.length)
  })
})

test('every type of directory has a guide of its own', () => {
  for (const type of directoryTypes) expect(directoryGuideFor(type).directoryType, type).toBe(type)
  expect(new Set(directoryGuides.map(({ slug }) => slug)).size).toBe(directoryGuides.length)
})

test('the scopes entered at Google are those that a run asks for', () => {
  expect(render(directoryGuideFor('gsuite directory'), 'en')).toContain(`>${googleScopes.join(',')}</code>`)
})
