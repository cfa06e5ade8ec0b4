/**
 * Where the log of an organization ended at some time: its newest event and the hash of all up to it. Written down outside of
 * the database, it shows that a history was rewritten, even by an operator.
 */
export interface Head {
  environment_id: string
  organization_id: string
  sequence: number
  /** In hexadecimal digits. */
  hash: string
  /** When the event was recorded. */
  recorded_at: string
}

/** One line of JSON. */
export function toLine(head: Head): string {
  return `${JSON.stringify(head)}\n`
}

/** @returns `undefined` for an empty line. @throws SyntaxError for what is not a head. */
export function readLine(line: string): Head | undefined {
  if (line.trim() === '') return undefined
  const head = JSON.parse(line) as Head
  const { environment_id, organization_id, sequence, hash, recorded_at } = head
  const isRight =
    [environment_id, organization_id].every((id) => typeof id === 'string') &&
    Number.isSafeInteger(sequence) &&
    /^[0-9a-f]{64}$/.test(hash) &&
    !Number.isNaN(Date.parse(recorded_at))
  if (!isRight) throw new SyntaxError('a member is missing or of a wrong form')
  return head
}
