import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { type OpenApiDocument, readDescription, withoutIndex } from '#test/contract/description.ts'
import { digestFiles, readDigestFiles, writeDigest } from '#test/contract/digest.ts'
import {
  type LaterOperation,
  laterOperationsFile,
  parseLaterOperations,
  readLaterOperations,
  writeLaterOperations,
} from '#test/contract/later-operations.ts'
import type { OfficialApi } from '#test/contract/official.ts'
import type { GeneratedFile } from './generated-file.ts'

/** Where the description of the vendor lies: beside the repository, never inside it. */
export const sharedFolder = fileURLToPath(new URL('../../../shared/', import.meta.url))

/**
 * The official API, the operations that came after it, and the files of their digests. Where the description is not at
 * hand, the digests stand for it.
 */
export async function officialDigest(): Promise<{ api: OfficialApi; later: LaterOperation[]; files: GeneratedFile[] }> {
  const description = join(sharedFolder, 'api/openapi.yaml')
  if (!existsSync(description)) return { api: readDigestFiles(), later: readLaterOperations(), files: [] }
  const document = parse(await readFile(description, 'utf8')) as OpenApiDocument
  const areas = parseAreas(await readFile(join(sharedFolder, 'api/operations.tsv'), 'utf8'))
  const api = readDescription(document, areas)
  const { operations, events, schemas } = writeDigest(api)
  const later = parseLaterOperations(await readFile(join(sharedFolder, 'api/operations-since-0.61.tsv'), 'utf8'))
  return {
    api,
    later,
    files: [
      { path: digestFiles.operations, content: operations },
      { path: digestFiles.events, content: events },
      { path: digestFiles.schemas, content: schemas },
      { path: laterOperationsFile, content: writeLaterOperations(later) },
    ],
  }
}

/** The areas of operations, by id, from a table with the columns `operation_id` and `area`. */
export function parseAreas(table: string): ReadonlyMap<string, string> {
  const [head = '', ...rows] = table.trimEnd().split('\n')
  const columns = head.split('\t')
  return new Map(
    rows.map((row) => {
      const cells = row.split('\t')
      const at = (name: string) => cells[columns.indexOf(name)] ?? ''
      return [withoutIndex(at('operation_id')), at('area')]
    }),
  )
}
