import { attributeAt, type Resource } from '#protocol/scim/index.ts'
import { shownValue } from './shown-value.ts'

export interface ArrivedValue {
  path: string
  value: string
}

const most = 60
const left = new Set(['schemas', 'active', 'password'])

/** What a provider sent of a user, each value with the path under which an attribute map finds it. */
export function arrivedValues(resource: Resource): ArrivedValue[] {
  const paths = Object.keys(resource)
    .filter((name) => !left.has(name))
    .flatMap((name) => pathsIn(resource[name], name, name.includes(':') ? ':' : '.'))
  return paths.slice(0, most).flatMap((path) => {
    const value = shownValue(attributeAt(resource, path))
    return value === undefined ? [] : [{ path, value }]
  })
}

/** @param joint stands between the path and the name of a member. */
function pathsIn(value: unknown, path: string, joint: string): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((element) => pathsInElement(element, path)))]
  if (!isObject(value)) return [path]
  return Object.keys(value).flatMap((name) => pathsIn(value[name], `${path}${joint}${name}`, '.'))
}

/** Elements of a list are distinguished by their type. */
function pathsInElement(element: unknown, path: string): string[] {
  if (!isObject(element)) return [path]
  const { type, ...members } = element
  const which = typeof type === 'string' ? `[type eq ${JSON.stringify(type)}]` : ''
  return Object.keys(members)
    .filter((name) => name !== 'primary')
    .map((name) => `${path}${which}.${name}`)
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
