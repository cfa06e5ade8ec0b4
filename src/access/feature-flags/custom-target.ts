import { invalidCustomTarget } from './errors.ts'

/** A thing of the application, such as a workspace, by the application's own type and id. */
export interface CustomTarget {
  type: string
  id: string
}

/** What the official client evaluates; it names users and organizations by these types. */
const typePattern = /^[a-z][a-z0-9_-]{0,63}$/
const idPattern = /^[A-Za-z0-9._:-]{1,255}$/

/** @throws invalidCustomTarget */
export function requireCustomTarget({ type, id }: CustomTarget): void {
  if (type === 'user' || type === 'organization' || !typePattern.test(type)) throw invalidCustomTarget('type')
  if (!idPattern.test(id) || id === '.' || id === '..') throw invalidCustomTarget('id')
}

/** A target as queries name it, `workspace:ws_1`. @throws invalidCustomTarget */
export function readCustomTarget(text: string): CustomTarget {
  const at = text.indexOf(':')
  const target = { type: text.slice(0, Math.max(at, 0)), id: text.slice(at + 1) }
  requireCustomTarget(target)
  return target
}
