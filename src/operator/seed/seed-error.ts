/** Where in a seed file: names of members and positions in lists, from the top. */
export type Path = readonly (string | number)[]

/** Something that is wrong at one place of a seed file, in words. */
export interface SeedFault {
  path: Path
  message: string
}

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
