import { readdir, readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { asset, keptForAYear, type StaticAsset } from '#platform/http/static-asset.ts'
import { packageRoot } from '#platform/package.ts'

/** Where `npm run build` puts the console. */
const folder = new URL('dist/console/', packageRoot)

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}

/** The names in the folder are all that can be asked for, so no name reaches the file system. */
let names: Promise<ReadonlySet<string>> | undefined
/** As many as the build made; each is read and compressed at its first request. */
const files = new Map<string, Promise<StaticAsset>>()

/** A file of the built console by its name; undefined for a name that the build did not make. */
export async function findFile(name: string): Promise<StaticAsset | undefined> {
  names ??= readdir(new URL('assets/', folder)).then((found) => new Set(found))
  const known = await names.catch(forget)
  if (known?.has(name) !== true) return undefined
  const file = files.get(name) ?? readFile(new URL(`assets/${name}`, folder)).then((bytes) => toAsset(name, bytes))
  files.set(name, file)
  return file
}

/** The page that loads the console; undefined where none was built. */
export async function readPage(): Promise<string | undefined> {
  return readFile(new URL('index.html', folder), 'utf8').catch(() => undefined)
}

function toAsset(name: string, bytes: Buffer): StaticAsset {
  return asset(types[extname(name)] ?? 'application/octet-stream', bytes, keptForAYear)
}

/** A console that is built later is found then. */
function forget(): undefined {
  names = undefined
}
