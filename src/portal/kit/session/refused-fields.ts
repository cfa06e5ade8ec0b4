import type { FieldState } from '#pages/kit/index.ts'
import { defined } from '#platform/defined.ts'

/** Of all values of a form together: the cookie that brings them back holds 4 kB, sealed and encoded. */
const mostBytes = 2_000

/**
 * The fields of a form that is refused: what was entered, to be shown again as far as it fits, and what is wrong with it. What
 * is secret never comes back.
 */
export function refusedFields<Name extends string>(
  names: readonly Name[],
  entered: Readonly<Partial<Record<Name, string | undefined>>>,
  errors: Readonly<Partial<Record<Name, string>>>,
  secrets: readonly Name[] = [],
): Record<string, FieldState> {
  let left = mostBytes
  const fields = names.map((name): [Name, FieldState] => {
    const value = entered[name] ?? ''
    const bytes = Buffer.byteLength(value)
    const isKept = !secrets.includes(name) && bytes <= left
    if (isKept) left -= bytes
    return [name, defined({ value: isKept ? value : undefined, error: errors[name] })]
  })
  return Object.fromEntries(fields)
}
