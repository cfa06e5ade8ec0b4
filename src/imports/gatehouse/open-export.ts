import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Check } from 'typebox/value'
import { type ExportedFile, formatVersion, Manifest, manifestName } from '#operator/exports/index.ts'
import { ConfigError } from '#platform/config-error.ts'
import { errorMessage } from '#platform/error-code.ts'
import { isRecord } from '#platform/records.ts'
import type { Progress } from '../engine/progress.ts'
import { openForReading } from './read-lines.ts'

/** @throws ConfigError for a folder that is no export, or one of another format */
export async function readManifest(folder: string): Promise<Manifest> {
  const content = await contentOf(folder)
  if (isRecord(content) && typeof content.format_version === 'number' && content.format_version > formatVersion)
    throw new ConfigError(
      `${folder} is an export of a later release (${String(content.release)}). Update Gatehouse first.`,
    )
  if (!Check(Manifest, content))
    throw new ConfigError(`${join(folder, manifestName)} is not the manifest of an export.`)
  const isPlain = ({ file }: ExportedFile) => /^[a-z_]+(\.secrets)?\.ndjson(\.age)?$/.test(file)
  for (const kind of content.kinds)
    if (!isPlain(kind) || (kind.secrets !== undefined && !isPlain(kind.secrets)))
      throw new ConfigError(`The manifest names a file that an export does not have: ${kind.file}.`)
  return content
}

async function contentOf(folder: string): Promise<unknown> {
  const path = join(folder, manifestName)
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    throw new ConfigError(
      `There is no ${path} to read (${errorMessage(error)}). An export that was interrupted has none: export again.`,
    )
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new ConfigError(`${path} is not the manifest of an export.`)
  }
}

/** Reads all files once, before anything of them is stored. @throws ConfigError for a file that isn't the one that was exported */
export async function checkFiles(folder: string, { kinds }: Manifest, progress: Progress): Promise<void> {
  const files = kinds.flatMap((kind) => [kind, ...(kind.secrets === undefined ? [] : [kind.secrets])])
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  let done = 0
  let rows = 0
  for (const file of files) {
    const path = join(folder, file.file)
    const digest = createHash('sha256')
    try {
      for await (const chunk of openForReading(path)) {
        digest.update(chunk)
        done += chunk.length
        progress.show('Checking', done, total, rows)
      }
    } catch (error) {
      throw new ConfigError(`${path} can't be read: ${errorMessage(error)}`)
    }
    rows += file.rows
    if (digest.digest('hex') !== file.sha256)
      throw new ConfigError(`${path} is not the file that was exported: its checksum differs. Nothing was imported.`)
  }
  progress.end()
}
