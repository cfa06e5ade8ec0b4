import { type Asking, createKeptAnswers } from './kept-answers.ts'

export interface KeptKeys<T> {
  /** The keys at an address, read by `load` unless they are known. */
  get(ctx: Asking, address: string, load: () => Promise<T>): Promise<T>
  /** The keys at an address, a minute old at most: for a key that is not among those of `get`. */
  getNewest(ctx: Asking, address: string, load: () => Promise<T>): Promise<T>
}

/**
 * Keys that other servers publish, in the memory of this process. An address is asked once a minute at most, also when it had no keys:
 * anyone can send a token that makes us look there.
 */
export function createKeptKeys<T>({
  ms,
  isKept,
}: {
  /** How long keys are kept that were found. */
  ms: number | ((answer: T) => number)
  /** Whether an answer has keys. */
  isKept: (answer: T) => boolean
}): KeptKeys<T> {
  const attempts = createKeptAnswers<T>({ ms: 60_000 })
  const found = createKeptAnswers<T>({ ms, isKept })
  const get: KeptKeys<T>['get'] = (ctx, address, load) =>
    found.get(ctx, address, () => attempts.get(ctx, address, load))
  return {
    get,
    getNewest(ctx, address, load) {
      found.forget(ctx, address)
      return get(ctx, address, load)
    },
  }
}
