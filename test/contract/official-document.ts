import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import type { Schema } from './schema.ts'

/** An OpenAPI 3.1 document, as far as the contract reads it. */
export interface OpenApiDocument {
  paths: Record<string, Record<string, DocumentOperation>>
  components: { schemas: Record<string, Schema> }
}

export interface DocumentOperation {
  operationId: string
  parameters?: DocumentParameter[]
  requestBody?: { required?: boolean; content: Record<string, { schema?: Schema }> }
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>
}

export interface DocumentParameter {
  name: string
  in: 'query' | 'path' | 'header'
  required?: boolean
  schema?: Schema
}

const require = createRequire(import.meta.url)

/** Where the description of the vendor lies: beside the repository, never inside it. */
export const sharedApiFolder = fileURLToPath(new URL('../../../shared/api/', import.meta.url))

/**
 * The official description. `reduced` when only the published package is at hand: it is older than what we implement,
 * so its shapes say nothing about ours and only methods and paths can be compared.
 */
export function readOfficialDocument(folder = sharedApiFolder): { document: OpenApiDocument; reduced: boolean } {
  const shared = join(folder, 'openapi.yaml')
  const reduced = !existsSync(shared)
  const file = reduced ? require.resolve('@workos/openapi-spec/spec') : shared
  return { document: parseCached(readFileSync(file, 'utf8')), reduced }
}

/** Parsing 1.4 MB of YAML takes about half a second, parsing the same as JSON 20 ms; every test process needs it. */
function parseCached(text: string): OpenApiDocument {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 24)
  const cached = join(tmpdir(), `gatehouse-official-${hash}.json`)
  if (existsSync(cached)) return JSON.parse(readFileSync(cached, 'utf8')) as OpenApiDocument
  const document = parse(text) as OpenApiDocument
  // Written aside and moved, so that a test process that starts now never reads half a file.
  const unfinished = `${cached}.${process.pid}`
  writeFileSync(unfinished, JSON.stringify(document))
  renameSync(unfinished, cached)
  return document
}
