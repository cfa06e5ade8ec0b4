import { recordOf } from '#platform/records.ts'

/** Attributes, of which each has a list: one value is itself, several stay a list. */
export function attributesOf(attributes: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(recordOf(attributes)).map(([name, value]) => [
      name,
      Array.isArray(value) && value.length === 1 ? value[0] : value,
    ]),
  )
}
