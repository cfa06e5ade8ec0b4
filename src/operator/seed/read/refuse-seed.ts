import { locate, readSource, type Source, SourceError } from '#platform/yaml/source.ts'
import { SeedError, type SeedFault } from '../seed-error.ts'

/** @throws SeedError for a file that cannot be read or is not YAML */
export function readSeedSource(file: string): Source {
  try {
    return readSource(file)
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    throw new SeedError(`The seed file ${file} could not be read: ${error.message}`)
  }
}

/** The message for a refused file: each fault once, in the order of lines, and a hint. */
export function refuseSeed(source: Source, faults: readonly SeedFault[], hint = ''): SeedError {
  const lines = locate(source, faults).map((line) => `  ${line}`)
  return new SeedError(
    `The seed file ${source.file} cannot be applied, and nothing of it was:\n${lines.join('\n')}${hint && `\n${hint}`}`,
  )
}
