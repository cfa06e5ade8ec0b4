import { readFileSync } from 'node:fs'
import { BaseSequencer, type TestSequencerConstructor, type TestSpecification } from 'vitest/node'

/**
 * Test files in the order of the parts of paths that chose them. Those that start servers of their own come last: each run of such a test
 * takes seconds, and few mutants are left for it.
 */
export function inOrderOf(parts: readonly string[]): TestSequencerConstructor {
  return class extends BaseSequencer {
    override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
      const rank = ({ moduleId }: TestSpecification) =>
        parts.findIndex((part) => moduleId.includes(part)) + (startsServers(moduleId) ? parts.length : 0)
      return [...specifications].sort(
        (one, other) => rank(one) - rank(other) || one.moduleId.localeCompare(other.moduleId),
      )
    }
  }
}

const startsServers = (file: string): boolean => readFileSync(file, 'utf8').includes('startOwnServer(')
