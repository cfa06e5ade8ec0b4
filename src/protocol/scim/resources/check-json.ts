import { invalidSyntax, invalidValue, tooLarge } from '../failure.ts'
import { isForbiddenName, isResource, type Resource } from '../resource.ts'

/** Levels, characters of a name, and values of a body, of which a group with many members has most. */
export const bodyLimits = { depth: 20, nameCharacters: 256, values: 200_000 } as const

/**
 * The body of a request as an object whose every part can be stored: bounded, without names that reach a prototype,
 * and without NUL and halves of characters in names and texts.
 *
 * @throws ScimError
 */
export function checkBody(body: unknown): Resource {
  if (!isResource(body)) throw invalidSyntax('The body is expected to be a JSON object.')
  const waiting: { value: unknown; depth: number }[] = [{ value: body, depth: 1 }]
  let count = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next
    count += 1
    if (count > bodyLimits.values) throw tooLarge(`The body has more than ${bodyLimits.values} values.`)
    if (typeof value === 'string') checkText(value)
    if (typeof value !== 'object' || value === null) continue
    if (depth > bodyLimits.depth) throw invalidSyntax(`The body is nested deeper than ${bodyLimits.depth} levels.`)
    if (!Array.isArray(value)) Object.keys(value).forEach(checkName)
    for (const member of Object.values(value)) waiting.push({ value: member, depth: depth + 1 })
  }
  return body
}

function checkText(text: string): void {
  if (text.includes('\0') || !text.isWellFormed()) {
    throw invalidValue('A value has a character that cannot be stored: NUL, or half of one.')
  }
}

function checkName(name: string): void {
  if (name === '' || name.length > bodyLimits.nameCharacters || isForbiddenName(name)) {
    throw invalidSyntax(`"${name.slice(0, 40)}" is no name of an attribute.`)
  }
  checkText(name)
}
