import type { Difference } from './difference.ts'
import type { Exception } from './exceptions.ts'

/** An exception taken apart: one operation or event, one pointer. */
export interface Excuse {
  of: string
  pointer: string
  isExtension: boolean
}

export function excusesOf(extensions: readonly Exception[], exceptions: readonly Exception[]): Excuse[] {
  const expand = (list: readonly Exception[], isExtension: boolean) =>
    list.flatMap(({ of, pointers }) =>
      of.flatMap((id) => pointers.map((pointer) => ({ of: id, pointer, isExtension }))),
    )
  return [...expand(extensions, true), ...expand(exceptions, false)]
}

/**
 * The differences that no one excused. An extension excuses an optional member of a request that only we know and
 * nothing else; an exception excuses whatever else differs at its pointer.
 *
 * @param used collects the excuses that applied.
 */
export function unexcused(
  id: string,
  differences: readonly Difference[],
  excuses: readonly Excuse[],
  used: Set<Excuse>,
): Difference[] {
  return differences.filter(({ pointer, aspect }) => {
    const excuse = excuses.find(
      (candidate) =>
        candidate.of === id && covers(candidate.pointer, pointer) && candidate.isExtension === (aspect === 'extension'),
    )
    if (excuse !== undefined) used.add(excuse)
    return excuse === undefined
  })
}

function covers(pattern: string, pointer: string): boolean {
  if (!pattern.endsWith('/**')) return pattern === pointer
  const root = pattern.slice(0, -'/**'.length)
  return pointer === root || pointer.startsWith(`${root}/`) || pointer.startsWith(`${root}[`)
}
