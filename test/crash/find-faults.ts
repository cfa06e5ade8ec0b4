import { isDeepStrictEqual } from 'node:util'
import type { LoggedEvent } from './crash.ts'
import type { Acknowledged } from './writer.ts'

/** A receiver, and the events of the log that it subscribes to. */
export interface Expected {
  receiver: { delivered: readonly { event: { id: string } }[] }
  events: readonly LoggedEvent[]
}

/** Everything that must not be, in words. */
export function findFaults(
  acknowledged: readonly Acknowledged[],
  events: readonly LoggedEvent[],
  expected: readonly Expected[],
): string[] {
  return [
    ...findLostEvents(acknowledged, events),
    ...findDoubleWrites(events),
    ...expected.flatMap((each, i) => [
      ...findLostDeliveries(each, `receiver ${i}`),
      ...findForeignDeliveries(each, `receiver ${i}`),
    ]),
  ]
}

/** What an event tells of: one write has one. */
function nameOf({ event, data }: LoggedEvent): string {
  return `${event} ${data.id} ${data.name}`
}

function findLostEvents(acknowledged: readonly Acknowledged[], events: readonly LoggedEvent[]): string[] {
  const known = new Set(events.map(nameOf))
  return acknowledged
    .map(({ event, id, name }) => `${event} ${id} ${name}`)
    .filter((name) => !known.has(name))
    .map((name) => `acknowledged, but not in the log: ${name}`)
}

/** Every organization has a name of its own, so a write that was done twice has two events of the same name. */
function findDoubleWrites(events: readonly LoggedEvent[]): string[] {
  const seen = new Set<string>()
  return events
    .map(({ event, data }) => `${event} ${data.name}`)
    .filter((name) => seen.size === seen.add(name).size)
    .map((name) => `done twice: ${name}`)
}

function findLostDeliveries({ receiver, events }: Expected, who: string): string[] {
  const ids = new Set(receiver.delivered.map(({ event }) => event.id))
  return events.filter(({ id }) => !ids.has(id)).map((event) => `never delivered to ${who}: ${nameOf(event)}`)
}

/** Deliveries of what is not in the log, or not as it is there. */
function findForeignDeliveries({ receiver, events }: Expected, who: string): string[] {
  const known = new Map(events.map((event) => [event.id, event]))
  return receiver.delivered
    .filter(({ event }) => !isDeepStrictEqual(event, known.get(event.id)))
    .map(({ event }) => `delivered to ${who}, but not committed like this: ${JSON.stringify(event)}`)
}
