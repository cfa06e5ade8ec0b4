import { invalidFilter } from '../failure.ts'
import type { Attribute } from '../schemas/attribute.ts'
import type { FilterValue, Operator } from './ast.ts'
import type { Token } from './tokens.ts'

const operators: readonly string[] = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] satisfies Operator[]

export function isOperator(text: string): text is Operator {
  return operators.includes(text)
}

/** RFC 8259 §6. */
const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/

/** The value of a token; `undefined` if it is not a value. */
export function literalOf(token: Token): FilterValue | undefined {
  if (token.kind === 'string') return token.value
  if (token.kind === 'mark') return undefined
  const text = token.text.toLowerCase()
  if (text === 'true' || text === 'false') return text === 'true'
  if (text === 'null') return null
  const number = jsonNumber.test(token.text) ? Number(token.text) : Number.NaN
  return Number.isFinite(number) ? number : undefined
}

/**
 * Refuses what the RFC calls a failure: an order of booleans and of nothing, a part of what is no text, and a time that is
 * none. A boolean attribute is also compared with `"true"` and `"False"`.
 *
 * @returns the value to compare with
 * @throws ScimError invalidFilter
 */
export function checkComparison(
  names: readonly string[],
  attribute: Attribute | undefined,
  operator: Operator,
  value: FilterValue,
): FilterValue {
  const name = names.join('.')
  const compared = attribute?.type === 'boolean' ? booleanOf(value) : value
  const isEquality = operator === 'eq' || operator === 'ne'
  if (!isEquality && (typeof compared === 'boolean' || compared === null || isUnordered(attribute))) {
    throw invalidFilter(`'${name}' cannot be compared by "${operator}" with this value.`)
  }
  if (isPartial(operator) && typeof compared !== 'string') {
    throw invalidFilter(`"${operator}" compares with a string.`)
  }
  if (attribute?.type === 'dateTime' && compared !== null && !isPartial(operator) && timeOf(compared) === undefined) {
    throw invalidFilter(`'${name}' is compared with a time, such as "2026-01-31T12:00:00Z".`)
  }
  return compared
}

function booleanOf(value: FilterValue): FilterValue {
  const text = typeof value === 'string' ? value.toLowerCase() : undefined
  return text === 'true' || text === 'false' ? text === 'true' : value
}

function isUnordered(attribute: Attribute | undefined): boolean {
  return attribute?.type === 'boolean' || attribute?.type === 'binary'
}

export function isPartial(operator: Operator): boolean {
  return operator === 'co' || operator === 'sw' || operator === 'ew'
}

/** Milliseconds since 1970 of a time with a zone (RFC 7643 §2.3.5); `undefined` for anything else. */
export function timeOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i.test(value)) {
    return undefined
  }
  const time = Date.parse(value)
  return Number.isNaN(time) ? undefined : time
}
