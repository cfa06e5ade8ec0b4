/** Random choices that are the same in every run: a property test that failed once fails again. */
export interface Random {
  /** An integer from 0 to `below - 1`. */
  integer(below: number): number
  pick<T>(items: readonly T[]): T
  shuffle<T>(items: readonly T[]): T[]
}

export function createRandom(seed: number): Random {
  let state = seed
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const integer = (below: number) => Math.floor(next() * below)
  return {
    integer,
    pick: <T>(items: readonly T[]) => items[integer(items.length)] as T,
    shuffle: <T>(items: readonly T[]) => {
      const rest = [...items]
      return items.map(() => rest.splice(integer(rest.length), 1)[0] as T)
    },
  }
}
