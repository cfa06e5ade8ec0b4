import { isRecord } from '#platform/records.ts'
import { templateFailed, tokenTooBig } from './errors.ts'
import type { Expression, Template, TemplateRoot, TemplateValue } from './parse.ts'

/** What paths lead into. A root that a sign-in does not have is null. */
export type TemplateData = Readonly<Record<TemplateRoot, object | null>>

export const maxClaimsBytes = 3_072

/**
 * The claims of one token. Texts are trimmed, claims that come out null are left out.
 *
 * @throws tokenTooBig over 3,072 bytes, templateFailed for an object inside a text
 */
export function renderTemplate(template: Template, data: TemplateData): Record<string, unknown> {
  const claims = Object.fromEntries(
    [...template].map(([name, value]) => [name, render(value, data)] as const).filter(([, value]) => value !== null),
  )
  const bytes = sizeOf(claims)
  if (bytes > maxClaimsBytes) throw tokenTooBig(bytes, maxClaimsBytes)
  return claims
}

/** The size of claims in bytes. */
export function sizeOf(claims: Record<string, unknown>): number {
  return Buffer.byteLength(JSON.stringify(claims))
}

function render(value: TemplateValue, data: TemplateData): unknown {
  switch (value.kind) {
    case 'constant':
      return value.value
    case 'expression':
      return trimmed(evaluate(value.expression, data))
    case 'text':
      return trimmed(value.parts.map((part) => (typeof part === 'string' ? part : toText(part, data))).join(''))
    case 'array':
      return value.items.map((item) => render(item, data))
    case 'object':
      return Object.fromEntries([...value.members].map(([name, member]) => [name, render(member, data)]))
  }
}

function trimmed(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value
}

function toText(expression: Expression, data: TemplateData): string {
  const value = evaluate(expression, data)
  if (typeof value === 'object' && value !== null) throw templateFailed()
  return value === null ? '' : String(value)
}

/** The first alternative that is not null; null when all are. */
function evaluate(expression: Expression, data: TemplateData): unknown {
  for (const alternative of expression) {
    const value = 'text' in alternative ? alternative.text : follow(alternative.path, data)
    if (value !== null) return value
  }
  return null
}

/** Only own members: inherited ones are not attributes. */
function follow(path: readonly string[], data: TemplateData): unknown {
  let value: unknown = data
  for (const name of path) {
    if (!isRecord(value) || !Object.hasOwn(value, name)) return null
    // An array's own `length` is not one of its items.
    if (Array.isArray(value) && !/^\d+$/.test(name)) return null
    value = value[name]
  }
  return value ?? null
}
