import { isRecord } from '#platform/records.ts'
import type { Target } from './entry.ts'

/** Members of objects, bodies and queries that name what something belongs to. */
const owners = [
  'stream_id',
  'organization_id',
  'user_id',
  'connection_id',
  'directory_id',
  'organization_membership_id',
]
const idForm = /^([a-z_]+)_[0-9A-Z]{26}$/
/** As the API calls the objects whose ids begin otherwise. */
const typesOfPrefixes: Readonly<Record<string, string>> = {
  org: 'organization',
  om: 'organization_membership',
  org_domain: 'organization_domain',
  conn: 'connection',
  redir: 'redirect_uri',
  key: 'management_key',
  sigstream: 'signal_stream',
}

export interface Called {
  params: unknown
  query: unknown
  body: unknown
  /** The object before and after, as far as there is one. */
  objects: readonly unknown[]
  /** What the operation is about, for names that have no type of their own. */
  area: string
  /** Whether names, and parameters that are no ids, may be those of people. */
  isOfPeople: boolean
  environmentId: string
}

/** What a call has changed, first, and what that belongs to, each once: whatever the history of an object is found by. */
export function targetsOf({ params, query, body, objects, area, isOfPeople, environmentId }: Called): Target[] {
  const inPath = Object.values(isRecord(params) ? params : {}).filter(
    (value): value is string => typeof value === 'string' && (!isOfPeople || idForm.test(value)),
  )
  const named = objects.filter(isRecord)
  const own = named.flatMap((object): Target[] => {
    const id = textOf(object.id) ?? textOf(object.slug)
    if (id === undefined) return []
    const name = textOf(object.slug) ?? (isOfPeople ? undefined : textOf(object.name))
    return [{ id, type: textOf(object.object) ?? typeOf(id, area), ...(name === undefined ? {} : { name }) }]
  })
  const related = [...named, ...[body, query].filter(isRecord)].flatMap((each) =>
    owners.flatMap((owner) => textOf(each[owner]) ?? []),
  )
  // The last one in a path is what the call is about.
  const others = [...inPath.toReversed(), ...related].map((id) => ({ id, type: typeOf(id, area) }))
  const found = [...own, ...others]
  const targets = found.length > 0 ? found : [{ id: environmentId, type: 'environment' }]
  return [...new Map(targets.toReversed().map((target) => [target.id, target])).values()].toReversed()
}

function typeOf(id: string, area: string): string {
  const prefix = idForm.exec(id)?.[1]
  return prefix === undefined ? area : (typesOfPrefixes[prefix] ?? prefix)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= 255 ? value : undefined
}
