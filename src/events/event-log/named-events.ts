import { platformErrors } from '#platform/http/errors.ts'
import { officialEventNames, ownEventNames, unrecordedEvents } from './names.ts'

const knownNames: ReadonlySet<string> = new Set([...officialEventNames, ...ownEventNames])

/**
 * The event names that a filter asks for, `user.*` being each that begins with `user.`.
 *
 * @throws invalidRequest for names that are none
 */
export function eventNamesOf(given: readonly string[] | undefined): string[] | undefined {
  const events = given?.flatMap(namesOf)
  const unknown = (events ?? []).filter((name) => !knownNames.has(name) && !Object.hasOwn(unrecordedEvents, name))
  if (unknown.length === 0) return events
  const named = unknown.slice(0, 10).map((name) => JSON.stringify(name.slice(0, 100)))
  const message = `\`events\` contains unknown event names: ${named.join(', ')}. Send names such as \`user.created\`.`
  throw platformErrors.invalidRequest([{ field: 'events', code: 'events_unknown', message }])
}

/** The names that a name with a star stands for; itself where it stands for none. */
function namesOf(name: string): readonly string[] {
  if (!name.endsWith('.*')) return [name]
  const found = [...knownNames].filter((each) => each.startsWith(name.slice(0, -1)))
  return found.length === 0 ? [name] : found
}
