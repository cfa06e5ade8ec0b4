import type { Moves, Table } from '#platform/slices/declarations.ts'

const endsByItself = 'a time ends them'
const isHashed = 'they are known by hashes under keys of the database: make new ones'

/** How the rows of a table move, or why they stay. */
export function movesOf({ moves, kept, hashed, singleUse }: Table): Moves | string {
  if (moves !== undefined) return moves
  if (singleUse !== undefined || (kept !== undefined && !('until' in kept))) return endsByItself
  if (hashed !== undefined) return isHashed
  return {}
}
