import type { Fault, Path } from '#platform/yaml/source.ts'

export type { Fault as SeedFault, Path }

/** A seed file that is refused, of which nothing was applied. The message names the file and each line that is wrong. */
export class SeedError extends Error {
  override name = 'SeedError'
}

/** Refuses one place while a seed file is applied: `SeedError` is made of it where the file's lines are known. */
export class SeedRefusal extends Error {
  override name = 'SeedRefusal'
  readonly path: Path

  constructor(path: Path, message: string) {
    super(message)
    this.path = path
  }
}
