import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/** What the tests have found so far, handed from the process that runs them to the one that reports. */
export interface Progress {
  /** The test that noticed a mutant, by the mutant's id. */
  killed: Record<number, string>
  reached: number[]
  /** Tests that fail as they are, and say nothing of mutants. */
  unheard: string[]
  /** Tests that failed as they are after a mutant had been there. */
  broken: string[]
}

/** Where the two find the file. */
export const progressVariable = 'GATEHOUSE_MUTATION_PROGRESS'

export function readProgress(path: string): Progress {
  if (!existsSync(path)) return { killed: {}, reached: [], unheard: [], broken: [] }
  return JSON.parse(readFileSync(path, 'utf8')) as Progress
}

export function writeProgress(path: string, progress: Progress): void {
  writeFileSync(`${path}.new`, JSON.stringify(progress))
  renameSync(`${path}.new`, path)
}
