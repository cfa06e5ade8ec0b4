import { existsSync, readFileSync } from 'node:fs'

/** The folder with `package.json`. This code runs from anywhere in it: from folders of `src/`, and bundled from `dist/`. */
export const packageRoot = findRoot(new URL('./', import.meta.url))

const manifest: { version: string } = JSON.parse(readFileSync(new URL('package.json', packageRoot), 'utf8'))
export const packageVersion = manifest.version

function findRoot(folder: URL): URL {
  return existsSync(new URL('package.json', folder)) ? folder : findRoot(new URL('../', folder))
}
