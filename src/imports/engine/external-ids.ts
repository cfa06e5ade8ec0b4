import type { Problem } from '../records.ts'

/** What a source knows an object by. `externalId` is the id of the application where that is another one, and null where there is none. */
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
