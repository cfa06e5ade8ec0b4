import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import type { Encrypter } from 'age-encryption'
import { ConfigError } from '#platform/config-error.ts'
import { errorMessage } from '#platform/error-code.ts'
import { CountedLines } from './counted-lines.ts'
import { encryptedLines } from './encryption.ts'
import type { LineWriter } from './line-writer.ts'
import { type Manifest, manifestName } from './manifest.ts'

/** Where an export goes. */
export interface ExportTarget {
  /** For the lines of a kind, which is ended before the next one begins. */
  begin(kind: string): LineWriter
  /** For the secrets in the rows of a kind, in a file of their own. Absent where they can't be encrypted. */
  beginSecrets?(kind: string): LineWriter
  /** Ends the export. */
  finish(manifest: Manifest): Promise<void>
}

/**
 * A folder with a file for each kind, for its owner alone. What an interrupted export left there is replaced.
 *
 * @param encrypter for secrets
 * @throws ConfigError for a folder with anything else in it
 */
export async function openFolder(path: string, encrypter?: Encrypter): Promise<ExportTarget> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
    const names = await readdir(path)
    if (names.includes(manifestName))
      throw new ConfigError(`${path} holds an export already. Name another folder, or delete that one.`)
    const stranger = names.find((name) => !/\.ndjson(\.age)?$|^manifest\.json\.part$/.test(name))
    if (stranger !== undefined)
      throw new ConfigError(`${path} is not empty: it holds ${stranger}. Name an empty or a new folder.`)
    for (const name of names) await rm(join(path, name))
  } catch (error) {
    if (error instanceof ConfigError) throw error
    throw new ConfigError(`The folder ${path} can't be used: ${errorMessage(error)}`)
  }
  const create = (file: string) => createWriteStream(join(path, file), { mode: 0o600, flags: 'wx' })
  return {
    begin(kind) {
      const file = `${kind}.ndjson`
      return new CountedLines(file, create(file))
    },
    ...(encrypter && {
      beginSecrets(kind: string) {
        const file = `${kind}.secrets.ndjson.age`
        return encryptedLines(file, encrypter, create(file))
      },
    }),
    async finish(manifest) {
      const part = join(path, `${manifestName}.part`)
      await writeFile(part, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true })
      await rename(part, join(path, manifestName))
    },
  }
}

/** One stream of lines: `{"kind":…,"row":…}` for each row, and `{"manifest":…}` at the end. */
export function openStream(output: Writable): ExportTarget {
  return {
    begin: (kind) =>
      new CountedLines(`${kind}.ndjson`, output, {
        wrap: (line) => `{"kind":${JSON.stringify(kind)},"row":${line}}`,
        staysOpen: true,
      }),
    async finish(manifest) {
      await new Promise<void>((resolve) => output.write(`${JSON.stringify({ manifest })}\n`, () => resolve()))
    },
  }
}
