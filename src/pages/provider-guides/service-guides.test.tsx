import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { destinationOf } from '#audit-logs/log-streams/index.ts'
import { type Locale, locales } from '#platform/locale.ts'
import type { PageContext } from '../kit/index.ts'
import { customerKeyGuides, GuideSteps, guideTexts, logStreamGuides, type ServiceGuide } from './index.ts'

const values = { externalId: 'org_01K6TQ0V7M', ourAwsAccount: '111122223333' }
const guides: readonly ServiceGuide[] = [...logStreamGuides, ...customerKeyGuides]

function render(guide: ServiceGuide, locale: Locale, name = 'Northwind & <Co>'): string {
  const page: PageContext = { locale, brand: { name }, stylesheetUrls: [] }
  return renderToStaticMarkup(<GuideSteps page={page} guide={guide} values={values} />)
}

describe.each(guides.map((guide) => [guide.slug, guide] as const))('%s', (_, guide) => {
  const actions = guide.steps.flatMap((step) => step.actions)

  test.each(locales)('has in %s no text that is missing, and escapes the name of the application', (locale) => {
    const html = render(guide, locale, '<script>alert(1)</script>')
    expect(html).not.toMatch(/undefined|\*\*|\[object|<script|<style|<[^>]*\s(style|on\w+)=/)
    for (const { name } of guide.fields) expect(guideTexts({ locale }).answers[name]).toBeTruthy()
  })

  test('asks for nothing that the form does not take, and has ids and subjects that are unique', () => {
    const fields = guide.fields.map(({ name }) => name)
    for (const action of actions) if ('as' in action) expect(fields).toContain(action.as)
    const ids = [...render(guide, 'en').matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(guide.steps.map(({ subject }) => subject)).size).toBe(guide.steps.length)
  })
})

test('the form for a destination has every setting and secret that the API takes for it, and no other', () => {
  for (const { type, fields } of logStreamGuides) {
    const { settings, secrets } = destinationOf(type)
    const taken = [...Object.keys(settings.properties), ...Object.keys(secrets.properties)]
    expect(fields.map(({ name }) => name).sort(), type).toEqual(taken.sort())
    const hidden = fields.filter(({ kind }) => kind === 'secret').map(({ name }) => name)
    expect(hidden, type).toEqual(Object.keys(secrets.properties))
  }
})

test('a role of a customer is to demand the external id, from our account alone', () => {
  const s3 = logStreamGuides.find(({ type }) => type === 'S3') as ServiceGuide
  const html = render(s3, 'en').replaceAll('&quot;', '"')
  expect(html).toContain('"sts:ExternalId": "org_01K6TQ0V7M"')
  expect(html).toContain('"AWS": "111122223333"')
})
