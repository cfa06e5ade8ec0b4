/** Numbers that look random and are the same for the same place: what is made at a place needs nothing of the places before it. */
export interface Random {
  /** From 0 on, below 1. */
  next(): number
  /** From 0 on, below the limit. */
  below(limit: number): number
  /** The same, and small ones more often: a few customers have most of the people, a few people most of the sign-ins. */
  skewed(limit: number): number
  pick<T>(of: readonly T[]): T
  /** So many digits of Crockford's base 32. */
  digits(count: number): string
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Mulberry32, begun at a place of a series. */
export function randomAt(series: number, place: number): Random {
  let state = Math.imul(series, 0x9e3779b1) ^ Math.imul(place + 1, 0x85ebca6b)
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
    skewed: (limit) => Math.floor(next() ** 2 * limit),
    pick(of) {
      const picked = of[below(of.length)]
      if (picked === undefined) throw new Error('There is nothing to pick from.')
      return picked
    },
    digits(count) {
      let text = ''
      for (let i = 0; i < count; i++) text += alphabet[below(32)]
      return text
    },
  }
}

/** Rows of the largest tables are made once in so many, and then copied in the database. */
export const timesEach = 10

/** The 16 digits of the id of such a row: unlike those of all others, and 0 at the end, where its copies have another one. */
export function digitsOf(place: number, random: Random): string {
  return `${place.toString(16).toUpperCase().padStart(8, '0')}${random.digits(7)}0`
}
