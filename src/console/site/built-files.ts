import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { asset, keptForAYear, type StaticAsset } from '#platform/http/static-asset.ts'
import { packageRoot } from '#platform/package.ts'

/** Where `npm run build` puts the console. */
const folder = new URL('dist/console/', packageRoot)

/** What the build calls its files. No other name reaches the file system. */
const fileName = /^[\w-]+(?:\.[\w-]+)*\.(?:js|css|woff2)$/
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
}

/** As many as the builds made since the process began; each is read and compressed once. */
const files = new Map<string, StaticAsset>()

/** A file of the built console by its name; undefined for a name that no build made. */
export async function findFile(name: string): Promise<StaticAsset | undefined> {
  const known = files.get(name)
  if (known !== undefined || !fileName.test(name)) return known
  const bytes = await readFile(new URL(`assets/${name}`, folder)).catch(() => undefined)
  if (bytes === undefined) return undefined
  const file = asset(types[extname(name)] ?? 'application/octet-stream', bytes, keptForAYear)
  files.set(name, file)
  return file
}

/** The page that loads the console; undefined where none was built. */
export async function readPage(): Promise<string | undefined> {
  return readFile(new URL('index.html', folder), 'utf8').catch(() => undefined)
}
