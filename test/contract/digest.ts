import { readFileSync } from 'node:fs'
import type { OfficialApi, OfficialOperation } from './official.ts'
import type { Schema } from './schema.ts'

/** The three files of the digest, by what they hold. */
export const digestFiles = {
  operations: 'test/contract/operations.generated.json',
  events: 'test/contract/events.generated.json',
  schemas: 'test/contract/schemas.generated.json',
} as const

type Digest = Readonly<Record<keyof typeof digestFiles, string>>

type DigestOperation = Omit<OfficialOperation, 'id' | 'responses'> & { responses: Record<string, Schema | null> }

/** The texts of the files: an operation has a line for each of its parts, an event and a schema one line. */
export function writeDigest({ operations, events, schemas }: OfficialApi): Digest {
  const listed = [...operations.values()].map(({ id, responses, ...operation }): [string, DigestOperation] => {
    const bodies = [...responses].map(([status, body]) => [status, body ?? null])
    return [id, { ...operation, responses: Object.fromEntries(bodies) }]
  })
  return {
    operations: toText(Object.fromEntries(listed), 3),
    events: toText(Object.fromEntries(events), 1),
    schemas: toText(schemas, 1),
  }
}

export function readDigest(digest: Digest): OfficialApi {
  const operations = JSON.parse(digest.operations) as Record<string, DigestOperation>
  return {
    operations: new Map(
      Object.entries(operations).map(([id, { body, responses, ...operation }]) => {
        const bodies = Object.entries(responses).map(
          ([status, schema]) => [Number(status), schema ?? undefined] as const,
        )
        return [id, { id, body, responses: new Map(bodies), ...operation }]
      }),
    ),
    events: new Map(Object.entries(JSON.parse(digest.events) as Record<string, Schema>)),
    schemas: JSON.parse(digest.schemas) as Record<string, Schema>,
  }
}

export function readDigestFiles(): OfficialApi {
  const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
  const { operations, events, schemas } = digestFiles
  return readDigest({ operations: read(operations), events: read(events), schemas: read(schemas) })
}

let loaded: OfficialApi | undefined

/** The official API by the digest in this folder, read once per process. */
export function officialApi(): OfficialApi {
  loaded ??= readDigestFiles()
  return loaded
}

/** JSON in which the members of the outer `depth` objects have lines of their own. */
function toText(value: object, depth: number): string {
  return `${withLines(value, depth, '')}\n`
}

function withLines(value: unknown, depth: number, indent: string): string {
  if (depth === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value)
  const members = Object.entries(value).flatMap(([name, member]) =>
    member === undefined ? [] : [`${indent} ${JSON.stringify(name)}: ${withLines(member, depth - 1, `${indent} `)}`],
  )
  return `{\n${members.join(',\n')}\n${indent}}`
}
