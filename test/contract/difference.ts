/** What about a member differs. */
export type Aspect =
  | 'operation'
  | 'method'
  | 'path'
  | 'status'
  | 'missing'
  | 'undeclared'
  | 'extension'
  | 'required'
  | 'nullable'
  | 'type'
  | 'values'
  | 'format'
  | 'minimum'
  | 'maximum'
  | 'discriminator'
  | 'code'

/** One point where our definition and the official one part. */
export interface Difference {
  /** Where: `/query/limit`, `/body/metadata/*`, `/200/data/[]/name`, `/errors/400/some_code`. */
  pointer: string
  aspect: Aspect
  official: string
  ours: string
}

/**
 * - `parameter`: text in a path, query or header; a member with a default is optional, bounds count.
 * - `request`: what callers may send; ours must take exactly the official members, anything more is an `extension`.
 * - `response`: what callers get; ours may promise more than the official one (always there, one of a list, typed), never less.
 */
export type Direction = 'parameter' | 'request' | 'response'

/** What a comparison has found so far. */
export class Findings {
  readonly differences: Difference[] = []
  /** How many members and parameters were looked at on both sides. */
  members = 0

  add(pointer: string, aspect: Aspect, official: unknown, ours: unknown): void {
    this.differences.push({ pointer, aspect, official: describe(official), ours: describe(ours) })
  }
}

function describe(value: unknown): string {
  if (value instanceof Set) return [...value].sort().join('|') || 'nothing'
  if (Array.isArray(value))
    return value
      .map((item) => JSON.stringify(item))
      .sort()
      .join('|')
  return value === undefined ? 'nothing' : String(value)
}

export function show({ pointer, aspect, official, ours }: Difference): string {
  return `${pointer} ${aspect}: official ${official}, ours ${ours}`
}
