import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { isStorableText } from '#platform/http/json-body.ts'
import { recordOf } from '#platform/records.ts'
import { nameOf, pathOf, toFaults } from '#platform/yaml/faults.ts'
import { type Source, sectionOf } from '#platform/yaml/source.ts'
import { SeedFile, SeedSection, sections } from '../sections/index.ts'
import type { Path, SeedFault } from '../seed-error.ts'
import { readSeedSource, refuseSeed } from './refuse-seed.ts'

/** A seed file that is right in itself. */
export interface ReadSeed {
  readonly seed: SeedFile
  readonly source: Source
  /** A configuration file: all but its section `seed` is applied as `gatehouse apply` does. */
  readonly isConfiguration: boolean
  /** Parts of the file that this version does not serve, with their lines. */
  readonly notServed: readonly { line: number; name: string }[]
}

const ajv = new Ajv({ strict: false, allErrors: true, verbose: true })
ajv.addFormat('email', true)
ajv.addFormat('date-time', (text: string) => /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)))
// Not a fault, but to be reported: it is collected as an error and sorted out below.
ajv.addKeyword({ keyword: 'notServed', validate: () => false, errors: false })

/**
 * Reads a seed file: of the vendor's formats, or the section `seed` of a configuration file.
 *
 * @param development whether development-only parts are accepted. @throws SeedError that names the file and every
 * faulty line
 */
export function readSeedFile(file: string, development: boolean): ReadSeed {
  const whole = readSeedSource(file)
  const isConfiguration = recordOf(whole.content).gatehouse !== undefined
  const source = isConfiguration ? sectionOf(whole, 'seed') : whole
  const { content, errors } = validate(source, isConfiguration ? isSeedSection : isSeedFile)
  const notServed = errors.filter(({ keyword }) => keyword === 'notServed')
  const faults = [
    ...toFaults(
      errors.filter(({ keyword }) => keyword !== 'notServed'),
      content,
    ),
    ...badTexts(content, []),
  ]
  if (faults.length > 0) throw refuseSeed(source, faults)
  const seed = content as SeedFile
  const conflicts = Object.entries(seed).flatMap(([name, value]) => sections[name]?.check?.(value, development) ?? [])
  if (conflicts.length > 0) throw refuseSeed(source, conflicts)
  const paths = notServed.map(({ instancePath }) => pathOf(instancePath, content))
  return {
    seed,
    source,
    isConfiguration,
    notServed: paths.map((path) => ({ line: source.lineOf(path), name: nameOf(path) })),
  }
}

const isSeedFile = ajv.compile(SeedFile)
const isSeedSection = ajv.compile(SeedSection)

/** A number, `true` or `false` in place of text is read as written: external_id: 007. */
function validate(source: Source, isValid: ValidateFunction): { content: unknown; errors: ErrorObject[] } {
  const { content } = source
  if (isValid(content)) return { content, errors: [] }
  const errors = isValid.errors ?? []
  const texts = errors.filter(({ keyword, params, data }) => isTextWanted(keyword, params) && isPlain(data))
  if (texts.length === 0) return { content, errors }
  for (const { instancePath } of texts) {
    const path = pathOf(instancePath, content)
    setAt(content, path, source.writtenAt(path))
  }
  return isValid(content) ? { content, errors: [] } : { content, errors: isValid.errors ?? [] }
}

function isTextWanted(keyword: string, params: Record<string, unknown>): boolean {
  return keyword === 'type' && params.type === 'string'
}

function isPlain(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean'
}

function setAt(content: unknown, path: Path, value: unknown): void {
  let parent = recordOf(content)
  for (const step of path.slice(0, -1)) parent = recordOf(parent[step])
  const last = path.at(-1)
  if (last !== undefined) parent[last] = value
}

/** What PostgreSQL cannot store. */
function badTexts(value: unknown, path: Path): SeedFault[] {
  if (typeof value === 'string')
    return isStorableText(value)
      ? []
      : [{ path, message: `\`${nameOf(path)}\` holds a character that cannot be stored` }]
  if (Array.isArray(value)) return value.flatMap((item, i) => badTexts(item, [...path, i]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => [
    ...badTexts(key, [...path, key]),
    ...badTexts(member, [...path, key]),
  ])
}
