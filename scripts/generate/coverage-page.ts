import { unrecordedEvents } from '#events/event-log/index.ts'
import type { EventDefinition } from '#platform/events/define-event.ts'
import type { Operation } from '#platform/http/operation.ts'
import { withoutIndex } from '#test/contract/description.ts'
import { operationFinder, withoutParameterNames } from '#test/contract/find-operation.ts'
import type { LaterOperation } from '#test/contract/later-operations.ts'
import type { OfficialApi } from '#test/contract/official.ts'
import type { SdkRequest } from '#test/official-sdk/record-requests.ts'
import { schema } from '#widgets/client-graphql/schema/schema.ts'
import { declinedPaths, findDeclined } from '../../src/declined.ts'
import { groupBy } from './group-by.ts'
import { code, lines, pageHead, table } from './markdown.ts'

/** The official side: a description, what came after it, and the calls of the SDK. */
export interface OfficialSide {
  api: Pick<OfficialApi, 'operations' | 'events'>
  later: readonly LaterOperation[]
  /** Names of events that came after the description. */
  laterEvents: ReadonlySet<string>
  requests: readonly Pick<SdkRequest, 'area' | 'name' | 'method' | 'path'>[]
}

/** What of the official API is served, by area, and what is served beside it. */
export function coveragePage(
  official: OfficialSide,
  ours: { operations: readonly Operation[]; events: readonly EventDefinition[] },
): string {
  const servedIds = new Set(ours.operations.map(({ id }) => withoutIndex(id)))
  const places = new Set(ours.operations.map(placeOf))
  const find = operationFinder(ours.operations)
  const recorded = new Set(ours.events.map(({ name }) => name))
  const described = [...official.api.operations.values()].map(({ area, method, path, id }) => {
    return { area, name: `${method} ${path}`, isServed: servedIds.has(id) }
  })
  const wanted = official.later.filter(({ path }) => findDeclined(path) === undefined)
  const later = wanted.map((operation) => {
    return {
      area: operation.area,
      name: `${operation.method} ${operation.path}`,
      isServed: places.has(placeOf(operation)),
    }
  })
  const eventsNamed = (names: Iterable<string>) =>
    [...names].map((name) => ({ area: name.split('.')[0] ?? '', name, isServed: recorded.has(name) }))
  const events = eventsNamed(official.api.events.keys())
  const laterEvents = eventsNamed(official.laterEvents)
  return [
    pageHead('Coverage of the official API', '`src/catalog.ts`, the official description and the official SDK'),
    `${count(described)} official operations and ${count(events)} official events are served, and ${count(later)} operations and ${count(laterEvents)} events that came after the description 0.61.\n`,
    '## Operations\n',
    areas(described),
    '## Operations since\n',
    areas(later),
    ...Object.entries(declinedPaths).map(([path, reason]) => `Not served: ${code(path)}, ${reason}.\n`),
    '## Events\n',
    areas(events),
    '## Events since\n',
    areas(laterEvents),
    'Names that official SDKs know, and that webhook endpoints and filters take, of events that are never recorded:\n',
    table(
      ['Event', 'Why'],
      Object.entries(unrecordedEvents).map(([name, reason]) => [code(name), reason]),
    ),
    '## Methods of the SDK for Node\n',
    areas(methodsOf(official.requests, find)),
    '## GraphQL\n',
    `${code('POST /client/graphql')} answers all ${fieldsOf(schema.getQueryType())} queries and ${fieldsOf(schema.getMutationType())} mutations of the schema in the package of the official widgets.\n`,
    '## Extra operations\n',
    'Beside the official ones, for what the vendor offers in a console only. Pages are not counted.\n',
    extras(official, ours.operations),
  ].join('\n')
}

function fieldsOf(type: { getFields(): object } | null | undefined): number {
  return Object.keys(type?.getFields() ?? {}).length
}

function methodsOf(requests: OfficialSide['requests'], find: (method: string, path: string) => unknown): Entry[] {
  const methods = groupBy(requests, ({ area, name }) => `${area}.${name}`)
  return [...methods].map(([name, sent]) => {
    const isServed = sent.every(({ method, path }) => find(method, path) !== undefined)
    return { area: name.split('.')[0] ?? '', name, isServed }
  })
}

function extras(official: OfficialSide, operations: readonly Operation[]): string {
  const laterPlaces = new Set(official.later.map(placeOf))
  const extra = operations.filter((operation) => {
    const isOfficial = official.api.operations.has(withoutIndex(operation.id)) || laterPlaces.has(placeOf(operation))
    return !isOfficial && operation.surface !== 'browser'
  })
  const grouped = [...groupBy(extra, ({ area }) => area?.name ?? 'Others')].sort(byName)
  return table(
    ['Area', 'Operations'],
    [...grouped.map(([area, members]) => [area, `${members.length}`]), ['**Total**', `${extra.length}`]],
  )
}

function placeOf({ method, path }: { method: string; path: string }): string {
  return `${method} ${withoutParameterNames(path)}`
}

interface Entry {
  area: string
  name: string
  isServed: boolean
}

function areas(entries: readonly Entry[]): string {
  const grouped = [...groupBy(entries, ({ area }) => area)].sort(byName)
  const rows = grouped.map(([area, members]) => [area, ...figures(members)])
  return table(
    ['Area', 'Served', 'Missing', 'What is missing'],
    [...rows, ['**Total**', ...figures(entries).slice(0, 2), '']],
  )
}

function byName([one]: [string, unknown], [other]: [string, unknown]): number {
  return one.localeCompare(other, 'en')
}

function figures(entries: readonly Entry[]): string[] {
  const missing = entries.filter(({ isServed }) => !isServed)
  return [`${entries.length - missing.length}`, `${missing.length}`, lines(missing.map(({ name }) => code(name)))]
}

function count(entries: readonly Entry[]): string {
  return `${entries.filter(({ isServed }) => isServed).length} of ${entries.length}`
}
