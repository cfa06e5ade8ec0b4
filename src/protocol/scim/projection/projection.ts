import { type AttributeNames, parseAttributeNames } from '../attribute-names.ts'
import { invalidValue } from '../failure.ts'
import type { ResourceType } from '../schemas/resource-type.ts'

/** Which attributes an answer has (RFC 7644 §3.9). Without `attributes`, those that are returned by default. */
export interface Projection {
  attributes: readonly AttributeNames[] | null
  excluded: readonly AttributeNames[]
}

const maxNames = 100

/**
 * Reads `attributes` and `excludedAttributes`, each names with commas between them, or a list of names. What no resource
 * can have is left out of them. Where both are given, what is excluded is left out of what is asked for.
 *
 * @throws ScimError invalidValue for too many, or for what is no text
 */
export function readProjection(
  { attributes, excludedAttributes }: { attributes?: unknown; excludedAttributes?: unknown },
  type: ResourceType,
): Projection {
  const asked = readNames('attributes', attributes, type)
  return { attributes: asked, excluded: readNames('excludedAttributes', excludedAttributes, type) ?? [] }
}

function readNames(parameter: string, given: unknown, type: ResourceType): AttributeNames[] | null {
  if (given === undefined || given === null || given === '') return null
  const texts: unknown[] = typeof given === 'string' ? given.split(',') : Array.isArray(given) ? given : [given]
  if (texts.length > maxNames) throw invalidValue(`'${parameter}' has more than ${maxNames} names.`)
  return texts.flatMap((text) => {
    if (typeof text !== 'string') throw invalidValue(`'${parameter}' is expected string`)
    return nameOf(text, type)
  })
}

function nameOf(text: string, type: ResourceType): AttributeNames[] {
  const names = parseAttributeNames(text.trim(), type)
  return names === undefined ? [] : [names]
}

/** Whether an answer has anything of an attribute: members of a group that no one asked for are not read. */
export function isReturned(name: string, { attributes, excluded }: Projection): boolean {
  const isAsked = attributes === null || attributes.some(([first]) => first === name)
  return isAsked && !excluded.some(([first, ...deeper]) => first === name && deeper.length === 0)
}
