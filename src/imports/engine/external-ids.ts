import type { Problem } from '../records.ts'

/** The ids of an object at its source. `externalId` is the application's own id for it, and null if it has none; left out, it is `id`. */
interface Identified {
  id: string
  externalId?: string | null
}

/** The external id of an object: text that the API takes, or null. */
export function externalIdOf(record: Identified): string | null {
  const text = wantedId(record)
  return text !== null && isExternalId(text) ? text : null
}

/** The problem that the external id is left out, if it is. */
export function externalIdProblems(record: Identified): Problem[] {
  const text = wantedId(record)
  if (text === null || isExternalId(text)) return []
  return [
    { code: 'external_id_left_out', message: 'The external id was left out: it is not 1 to 128 ASCII characters.' },
  ]
}

function wantedId({ id, externalId }: Identified): string | null {
  return externalId === undefined ? id : externalId
}

function isExternalId(text: string): boolean {
  return /^[\x20-\x7e]{1,128}$/.test(text)
}
