/** Numbers that look random and are the same in every run. */
export interface Random {
  /** From 0 on, below 1. */
  next(): number
  /** From 0 on, below the limit. */
  below(limit: number): number
  /** The same, and small ones far more often: a few customers have most of the people, a few people most of the sign-ins. */
  skewed(limit: number): number
  pick<T>(of: readonly T[]): T
}

/** Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    skewed: (limit) => Math.floor(next() ** 3 * limit),
    pick(of) {
      const picked = of[below(of.length)]
      if (picked === undefined) throw new Error('There is nothing to pick from.')
      return picked
    },
  }
}
