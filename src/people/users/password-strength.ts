interface Strength {
  /** Gives a password, and words that its owner is known by, a zxcvbn score from 0 to 4. */
  score(password: string, knownWords: string[]): number
  commonPasswords: ReadonlySet<string>
}

/** How much of a longer password is scored: the beginning alone must be strong enough. */
const scoredCharacters = 64

let loading: Promise<Strength> | undefined

/**
 * How hard a password is to guess, from 0 to 4. Runs on the event loop: the time grows with length and with the number
 * of leet spellings that are tried, so both are bounded (50 ms for the worst of 240 constructed inputs, 1 ms for usual
 * ones; unbounded, 128 characters took 1.3 s). The lists take about 80 MB and are loaded at the first use.
 */
export async function passwordScore(password: string, knownWords: string[]): Promise<number> {
  loading ??= load()
  const { score } = await loading
  return score(password.slice(0, scoredCharacters), knownWords)
}

/** Whether it is one of the 49,000 most common passwords, in any case. */
export async function isCommonPassword(password: string): Promise<boolean> {
  loading ??= load()
  return (await loading).commonPasswords.has(password.toLowerCase())
}

async function load(): Promise<Strength> {
  const [{ zxcvbn, zxcvbnOptions }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  zxcvbnOptions.setOptions({ dictionary, graphs: adjacencyGraphs, l33tMaxSubstitutions: 10 })
  return {
    score: (password, knownWords) => zxcvbn(password, knownWords).score,
    commonPasswords: new Set(dictionary.passwords as string[]),
  }
}
