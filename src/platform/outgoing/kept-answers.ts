/** Beyond it, the one that was asked for first goes. */
const maxKept = 500

export interface KeptAnswers<T> {
  /** What is kept under a name, or what `load` gives, which is kept from now on. Failures are not. */
  get(name: string, now: Date, load: () => Promise<T>): Promise<T>
  forget(name: string): void
}

/** Answers of other servers that are the same for everybody and rarely change, in the memory of this process. */
export function createKeptAnswers<T>({
  ms,
  isKept = () => true,
}: {
  ms: number
  isKept?: (answer: T) => boolean
}): KeptAnswers<T> {
  const all = new Map<string, { until: number; answer: Promise<T> }>()
  return {
    get(name, now, load) {
      const kept = all.get(name)
      if (kept !== undefined && kept.until > now.getTime()) return kept.answer
      const answer = load()
      const entry = { until: now.getTime() + ms, answer }
      all.delete(name)
      all.set(name, entry)
      const [first] = all.keys()
      if (all.size > maxKept && first !== undefined) all.delete(first)
      const drop = () => {
        if (all.get(name) === entry) all.delete(name)
      }
      answer.then((value) => isKept(value) || drop(), drop)
      return answer
    },
    forget: (name) => void all.delete(name),
  }
}
