import type { EventDefinition } from '#platform/events/define-event.ts'
import type { Operation } from '#platform/http/operation.ts'
import { type Excuse, excusesOf, unexcused } from '#test/contract/apply-exceptions.ts'
import { compareEvent, compareOperation } from '#test/contract/compare.ts'
import { withoutIndex } from '#test/contract/description.ts'
import type { Aspect, Difference } from '#test/contract/difference.ts'
import { exceptions, extensions } from '#test/contract/exceptions.ts'
import { withoutParameterNames } from '#test/contract/find-operation.ts'
import type { OfficialApi } from '#test/contract/official.ts'
import type { Drift } from './drift.ts'

/** What we have beyond the description, which is no drift. */
const ours: ReadonlySet<Aspect> = new Set(['extension', 'undeclared', 'code'])

/**
 * What a description of the vendor has that we do not have or have otherwise. Intended differences from the description
 * that the contract tests hold are left out.
 */
export function compareDescription(
  official: OfficialApi,
  { operations, events }: { operations: readonly Operation[]; events: readonly EventDefinition[] },
): Drift[] {
  const excuses = excusesOf(extensions, exceptions)
  const byId = new Map(operations.map((operation) => [withoutIndex(operation.id), operation]))
  const byPlace = new Map(operations.map((operation) => [placeOf(operation), operation]))
  const recorded = new Map(events.map((event) => [event.name, event]))

  const ofOperations = [...official.operations.values()].flatMap((theirs): Drift[] => {
    const subject = `${theirs.method} ${theirs.path}`
    const our = byId.get(theirs.id) ?? byPlace.get(placeOf(theirs))
    if (our === undefined) return [{ kind: 'operation', subject, what: `not served (${theirs.id})` }]
    const { differences } = compareOperation({ ...our, id: theirs.id }, official)
    return inWords(our.id, differences, excuses).map((what) => ({ kind: 'member', subject, what, ours: our.id }))
  })
  const ofEvents = [...official.events.keys()].flatMap((name): Drift[] => {
    const our = recorded.get(name)
    if (our === undefined) return [{ kind: 'event', subject: name, what: 'not recorded' }]
    const { differences } = compareEvent(our, official)
    return inWords(name, differences, excuses).map((what) => ({ kind: 'event', subject: name, what, ours: name }))
  })
  return [...ofOperations, ...ofEvents]
}

function placeOf({ method, path }: { method: string; path: string }): string {
  return `${method} ${withoutParameterNames(path)}`
}

function inWords(id: string, differences: readonly Difference[], excuses: readonly Excuse[]): string[] {
  return unexcused(id, differences, excuses, new Set())
    .filter(({ aspect }) => !ours.has(aspect))
    .map(({ pointer, aspect, official, ours }) => {
      if (aspect === 'missing') return `${pointer} is missing (${official})`
      const lists = aspect === 'values' ? beyond(official, ours) : undefined
      return `${pointer} ${aspect}: ${lists ?? `official ${official}, ours ${ours}`}`.trim()
    })
}

/** Of two lists of values, as differences write them, those that the other side lacks. */
function beyond(official: string, ours: string): string | undefined {
  const [theirs = [], our = []] = [official, ours].map((list) => list.split('|'))
  if (![...theirs, ...our].every((value) => value.startsWith('"'))) return undefined
  const lacking = theirs.filter((value) => !our.includes(value))
  const further = our.filter((value) => !theirs.includes(value))
  const parts = [
    ...(lacking.length > 0 ? [`ours lack ${lacking.join(', ')}`] : []),
    ...(further.length > 0 ? [`only ours have ${further.join(', ')}`] : []),
  ]
  return parts.join('; ')
}
