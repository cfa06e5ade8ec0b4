import { BaseSequencer, type TestSequencerConstructor, type TestSpecification } from 'vitest/node'

/** Test files in the order of the parts of paths that chose them. */
export function inOrderOf(parts: readonly string[]): TestSequencerConstructor {
  return class extends BaseSequencer {
    override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
      const rank = ({ moduleId }: TestSpecification) => parts.findIndex((part) => moduleId.includes(part))
      return [...specifications].sort(
        (one, other) => rank(one) - rank(other) || one.moduleId.localeCompare(other.moduleId),
      )
    }
  }
}
