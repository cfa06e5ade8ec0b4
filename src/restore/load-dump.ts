import { spawn } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ConfigError } from '#platform/config-error.ts'
import { errorCode } from '#platform/error-code.ts'

/** `archive`: of `pg_dump` in the formats custom, directory or tar, for `pg_restore`. */
type DumpFormat = 'archive' | 'plain'

/** What `pg_dump` writes last into a plain dump. One without it was cut off, which `psql` doesn't notice in the rows of a table. */
const lastLine = '-- PostgreSQL database dump complete'
const tailBytes = 4_096

export interface Dump {
  path: string
  format: DumpFormat
  /** Whether it has its end, as far as a look at the file can tell. */
  isComplete: boolean
}

/** @throws ConfigError without the file, or for one that is no dump */
export async function openDump(path: string): Promise<Dump> {
  const format = await formatOf(path)
  return { path, format, isComplete: format === 'archive' || (await hasLastLine(path)) }
}

/**
 * Loads a dump into an empty database with the client programs of PostgreSQL. The owners and rights in it are left out, as the scratch
 * server has other roles.
 *
 * @returns `undefined`, or why it could not be loaded
 * @throws ConfigError without the programs
 */
export function loadDump({ path, format }: Dump, url: string): Promise<string | undefined> {
  if (format === 'archive')
    return run('pg_restore', ['--no-owner', '--no-acl', '--exit-on-error', '--jobs=2', `--dbname=${url}`, path])
  const options = ['--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', '--output=/dev/null']
  return run('psql', [...options, `--dbname=${url}`], linesWithoutOwners(path))
}

/** @throws ConfigError for what is no dump */
async function formatOf(path: string): Promise<DumpFormat> {
  const found = await stat(path).catch((error: unknown) => {
    throw new ConfigError(`The dump ${path} cannot be read: ${errorCode(error) ?? error}`)
  })
  if (found.isDirectory()) return 'archive'
  const start = (await readPart(path, 0, 512)).toString('latin1')
  // A tar archive names its first file there, and itself at 257.
  if (start.startsWith('PGDMP') || (start.startsWith('toc.dat') && start.includes('ustar'))) return 'archive'
  if (/^--\s+-- PostgreSQL database dump\s/.test(start)) return 'plain'
  throw new ConfigError(
    `${path} is no dump of pg_dump. If it is compressed or encrypted, unpack it first. A dump of pg_dumpall holds other databases too: give one of pg_dump.`,
  )
}

async function hasLastLine(path: string): Promise<boolean> {
  const { size } = await stat(path)
  return (await readPart(path, Math.max(0, size - tailBytes), tailBytes)).toString('latin1').includes(lastLine)
}

async function readPart(path: string, position: number, length: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/**
 * Lines within the rows of a table are left as they are. Bytes are kept: a line ends at a line feed alone, while Node's reader of lines
 * also splits at characters that may be in a row.
 */
async function* linesWithoutOwners(path: string): AsyncGenerator<Buffer> {
  let isInRows = false
  const isKept = (line: string) => {
    const isOwner = /^(ALTER .* OWNER TO .*;|GRANT .*;|REVOKE .*;|ALTER DEFAULT PRIVILEGES .*;)$/.test(line)
    const wasInRows = isInRows
    isInRows = isInRows ? line !== '\\.' : /^COPY .* FROM stdin;$/.test(line)
    return wasInRows || !isOwner
  }
  let rest = ''
  for await (const chunk of createReadStream(path, { encoding: 'latin1' })) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield Buffer.from(
      lines
        .filter(isKept)
        .map((line) => `${line}\n`)
        .join(''),
      'latin1',
    )
  }
  if (isKept(rest)) yield Buffer.from(rest, 'latin1')
}

async function run(
  program: string,
  args: readonly string[],
  input: Iterable<Buffer> | AsyncIterable<Buffer> = [],
): Promise<string | undefined> {
  const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'pipe'] })
  const started = new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject))
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4_000)
  })
  const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)))
  await started.catch((error: unknown) => {
    throw new ConfigError(
      errorCode(error) === 'ENOENT'
        ? `The program ${program} is not installed. Install the client of PostgreSQL, in Debian the package postgresql-client, in the version of the dump or later.`
        : `${program} does not start: ${error}`,
    )
  })
  // It ends early when a statement fails, and its exit code says so.
  await pipeline(Readable.from(input), child.stdin).catch(() => undefined)
  const code = await ended
  if (code === 0) return undefined
  return said.trim().split('\n').slice(-4).join('\n') || `${program} ended with ${code}.`
}
