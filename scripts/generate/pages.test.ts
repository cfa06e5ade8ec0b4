import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { defineError } from '#platform/http/errors.ts'
import { defineOperation, type Operation, type OperationDefinition } from '#platform/http/operation.ts'
import { socialProviders } from '#sign-in/social-providers/index.ts'
import { readDescription } from '#test/contract/description.ts'
import { coveragePage } from './coverage-page.ts'
import { errorsPage } from './errors-page.ts'
import { eventsPage } from './events-page.ts'
import { parseAreas } from './official-digest.ts'
import { socialProvidersPage } from './social-providers-page.ts'

const taken = defineError({ status: 400, code: 'taken', when: 'The name | label is in use.' }, () => 'Taken.')
const gone = defineError({ status: 404, code: 'gone', when: 'There is none.' }, () => 'None.')

function operation(changes: Partial<OperationDefinition>): Operation {
  return defineOperation({
    id: 'Things_get[0]',
    method: 'GET',
    path: '/things/{id}',
    summary: 'Get a thing',
    surface: 'api',
    access: 'api_key',
    success: { status: 200 },
    handler: async () => undefined,
    ...changes,
  })
}

const get = operation({ errors: [gone] })
const update = operation({ id: 'gatehouse.things.update', method: 'PUT', summary: 'Update', errors: [gone, taken] })
const list = operation({ id: 'Boxes_list', path: '/boxes', access: 'public' })

test('the page of errors names each error once, with all operations that declare it', () => {
  const page = errorsPage([get, update])
  expect(page).toContain('| 404 | `gone` | There is none. | `GET /things/{id}`<br>`PUT /things/{id}` |')
  expect(page).toContain('| 400 | `taken` | The name \\| label is in use. | `PUT /things/{id}` |')
  expect(page.indexOf('`taken`')).toBeLessThan(page.indexOf('There is none.'))
  expect(page).toMatch(/\| 429 \| `rate_limit_exceeded` \| [^|]+ \|\n/)
})

test('the page of events lists the members of nested objects and lists under dotted names', () => {
  const data = Type.Object({
    object: Type.Literal('thing'),
    state: Type.Enum(['on', 'off']),
    parent: Type.Optional(Type.Union([Type.Object({ id: Type.String() }), Type.Null()])),
    parts: Type.Array(Type.Object({ made_at: Type.String({ format: 'date-time' }) })),
    labels: Type.Record(Type.String(), Type.Integer()),
  })
  const rows = eventsPage([{ name: 'thing.created', data }])
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  expect(rows).toEqual([
    '| `object` | `"thing"` | yes |',
    '| `state` | `"on"`, `"off"` | yes |',
    '| `parent` | object or null | no |',
    '| `parent.id` | string | yes |',
    '| `parts` | list of object | yes |',
    '| `parts[].made_at` | timestamp | yes |',
    '| `labels` | object of integer | yes |',
  ])
})

test('coverage counts by area what is described, what came since, what the SDK calls and what is extra, whether or not an id carries an index', () => {
  const areas = parseAreas('area\toperation_id\nthings\tThings_get\nthings\tThings_create[0]\nboxes\tBoxes_list[0]\n')
  const described = (operationId: string) => ({ operationId, responses: {} })
  const paths = {
    '/things/{id}': { get: described('Things_get') },
    '/things': { post: described('Things_create[0]') },
    '/boxes': { get: described('Boxes_list[0]') },
  }
  const { operations } = readDescription({ paths, components: { schemas: {} } }, areas)
  const official = {
    api: { operations, events: new Map(['thing.created', 'thing.deleted', 'box.made'].map((name) => [name, {}])) },
    laterEvents: new Set(['thing.created', 'box.opened']),
    later: [
      { area: 'things', method: 'PUT', path: '/things/{thing_id}', statuses: [200] },
      { area: 'boxes', method: 'DELETE', path: '/boxes/{id}', statuses: [204] },
    ],
    requests: [
      { area: 'sso' as const, name: 'get', method: 'GET' as const, path: '/things/any' },
      { area: 'sso' as const, name: 'lose', method: 'DELETE' as const, path: '/things/any' },
    ],
  }
  const page = coveragePage(official, {
    operations: [
      get,
      list,
      update,
      operation({ id: 'gatehouse.things.paint', method: 'POST', path: '/paint', idempotency: 'none' }),
    ],
    events: [{ name: 'thing.created', data: Type.Object({}) }],
  })
  expect(page).toContain(
    '2 of 3 official operations and 1 of 3 official events are served, and 1 of 2 operations and 1 of 2 events that came after the description 0.61.',
  )
  expect(page.split('\n').filter((line) => /^\| (boxes|things|thing|box|sso|Others|\*)/.test(line))).toEqual([
    '| boxes | 1 | 0 |  |',
    '| things | 1 | 1 | `POST /things` |',
    '| **Total** | 2 | 1 |  |',
    '| boxes | 0 | 1 | `DELETE /boxes/{id}` |',
    '| things | 1 | 0 |  |',
    '| **Total** | 1 | 1 |  |',
    '| box | 0 | 1 | `box.made` |',
    '| thing | 1 | 1 | `thing.deleted` |',
    '| **Total** | 1 | 2 |  |',
    '| box | 0 | 1 | `box.opened` |',
    '| thing | 1 | 0 |  |',
    '| **Total** | 1 | 1 |  |',
    '| sso | 1 | 1 | `sso.lose` |',
    '| **Total** | 1 | 1 |  |',
    '| Others | 1 |',
    '| **Total** | 1 |',
  ])
})

test('the page of providers shows for each entry whether it was verified', () => {
  const [google] = socialProviders
  if (google === undefined) throw new Error('There is no provider.')
  const page = socialProvidersPage([
    google,
    { ...google, name: 'Other', checked: { ...google.checked, status: 'unverified' } },
  ])
  expect(page).toContain('2 providers, 1 of them unverified')
  expect(page).toMatch(/\| Google<br>`GoogleOAuth` \|.*\| verified<br>\[source\]\(https:/)
  expect(page).toMatch(/\| Other<br>.*\| \*\*unverified\*\*<br>/)
})
