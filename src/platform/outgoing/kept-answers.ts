import type { Context } from '../context.ts'

export type Asking = Pick<Context, 'environmentId' | 'now'>

export interface KeptAnswers<T> {
  /** What is kept at an address for an environment, or what `load` gives, which is kept from now on. Failures are not. */
  get(ctx: Asking, address: string, load: () => Promise<T>): Promise<T>
  forget(ctx: Asking, address: string): void
}

/**
 * Answers of other servers that are public and rarely change, in the memory of this process. Each environment has its own: what a
 * server said to one is never used for another.
 */
export function createKeptAnswers<T>({
  ms,
  most = 500,
  isKept = () => true,
}: {
  /** Since the request was sent; or since the response came, if the response says so. */
  ms: number | ((answer: T) => number)
  /** Beyond this number, the oldest entry is evicted. */
  most?: number
  isKept?: (answer: T) => boolean
}): KeptAnswers<T> {
  const all = new Map<string, { until: number; answer: Promise<T> }>()
  return {
    get(ctx, address, load) {
      const name = nameOf(ctx, address)
      const now = ctx.now().getTime()
      const kept = all.get(name)
      if (kept !== undefined && kept.until > now) return kept.answer
      const answer = load()
      const entry = { until: typeof ms === 'number' ? now + ms : Number.POSITIVE_INFINITY, answer }
      all.delete(name)
      all.set(name, entry)
      const [first] = all.keys()
      if (all.size > most && first !== undefined) all.delete(first)
      const drop = () => {
        if (all.get(name) === entry) all.delete(name)
      }
      answer.then((value) => {
        if (!isKept(value)) drop()
        else if (typeof ms === 'function') entry.until = ctx.now().getTime() + ms(value)
      }, drop)
      return answer
    },
    forget: (ctx, address) => void all.delete(nameOf(ctx, address)),
  }
}

const nameOf = ({ environmentId }: Asking, address: string) => `${environmentId} ${address}`
