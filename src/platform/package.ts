import { existsSync, readFileSync } from 'node:fs'

/** The folder with `package.json`. This code runs from anywhere in it: from folders of `src/`, and bundled from `dist/`. */
export const packageRoot = findRoot(new URL('./', import.meta.url))

export const packageVersion = (
  JSON.parse(readFileSync(new URL('package.json', packageRoot), 'utf8')) as { version: string }
).version

function findRoot(folder: URL): URL {
  return existsSync(new URL('package.json', folder)) ? folder : findRoot(new URL('../', folder))
}
