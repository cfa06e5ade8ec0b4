import type { Draft } from './draft.ts'

/** For how long the former branding can be published again by one press. */
export const undoMs = 10 * 60_000

interface Former {
  draft: Draft
  at: number
}

/** By environment; it outlives the page, not the tab. */
const formers = new Map<string, Former>()

export function formerOf(environment: string): Former | undefined {
  const former = formers.get(environment)
  return former !== undefined && Date.now() - former.at < undoMs ? former : undefined
}

/** @param draft undefined: there is nothing to go back to. */
export function keepFormer(environment: string, draft: Draft | undefined): void {
  if (draft === undefined) formers.delete(environment)
  else formers.set(environment, { draft, at: Date.now() })
}
