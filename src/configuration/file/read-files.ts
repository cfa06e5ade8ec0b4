import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { ConfigError } from '#platform/config-error.ts'
import { isRecord, recordOf } from '#platform/records.ts'
import { pathOf, toFaults } from '#platform/yaml/faults.ts'
import { type Fault, locate, type Path, readSource, type Source, SourceError } from '#platform/yaml/source.ts'
import { kinds } from '../kinds/index.ts'
import type { Entry, Kind } from '../kinds/kind.ts'
import { type Address, addressOf, sameAddress, textOf } from '../plan/address.ts'
import { configurationSchema } from './json-schema.ts'
import { type Variables, withVariables } from './variables.ts'

/** An object as a file has it. */
export interface Wanted {
  readonly kind: Kind
  readonly address: Address
  readonly key: string
  /** The object that it is part of. */
  readonly parent?: Address
  readonly value: Entry
  /** The key that it had before. */
  readonly was?: string
  /** The file and the line, for messages. */
  readonly at: string
}

/** What all files say together. */
export interface Configuration {
  readonly environment?: string
  /** The kinds of which the files name all objects. */
  readonly managed: ReadonlySet<string>
  readonly wanted: readonly Wanted[]
}

let compiled: ValidateFunction | undefined

/**
 * Reads files that belong together. Each object is in one of them.
 *
 * @throws ConfigError with each fault, its file and its line
 */
export function readFiles(files: readonly string[], variables: Variables): Configuration {
  const read = files.map((file) => readFile(file, variables))
  const faults = read.flatMap(({ faults: each }) => each)
  if (faults.length > 0) throw refuse(faults)
  const wanted = read.flatMap((each) => each.wanted)
  const twice = wanted.flatMap((each, i) => {
    const first = wanted.slice(0, i).find(({ address }) => sameAddress(address, each.address))
    return first === undefined ? [] : [`${each.at}: ${textOf(each.address)} is in ${first.at} as well`]
  })
  if (twice.length > 0) throw refuse(twice)
  const environments = new Set(read.flatMap(({ environment }) => environment ?? []))
  if (environments.size > 1) throw refuse([`the files are of several environments: ${[...environments].join(', ')}`])
  const [environment] = environments
  return {
    ...(environment === undefined ? {} : { environment }),
    managed: new Set(read.flatMap(({ managed }) => managed)),
    wanted: merged(wanted),
  }
}

function merged(wanted: readonly Wanted[]): readonly Wanted[] {
  return kinds.flatMap((kind) => wanted.filter((each) => each.kind === kind))
}

function refuse(faults: readonly string[]): ConfigError {
  return new ConfigError(`Nothing was done:\n${[...new Set(faults)].map((fault) => `  ${fault}`).join('\n')}`)
}

interface ReadFile {
  faults: string[]
  environment?: string
  managed: string[]
  wanted: Wanted[]
}

function readFile(file: string, variables: Variables): ReadFile {
  const source = sourceOf(file)
  const { content, replaced, faults: unset } = withVariables(withoutSeed(source.content), variables)
  const errors = validate(content, source, replaced)
  const faults = [...unset, ...(unset.length > 0 ? [] : toFaults(errors, content).map(explained))]
  if (faults.length > 0)
    return { faults: locate(source, faults).map((fault) => `${file}, ${fault}`), managed: [], wanted: [] }
  const { environment, managed } = recordOf(content)
  const found = objectsOf(content, undefined, [], [], source)
  return {
    faults: [...emptyKeys(found), ...deadReferences(found)],
    ...(typeof environment === 'string' ? { environment } : {}),
    managed: Array.isArray(managed) ? managed.map(String) : [],
    wanted: found,
  }
}

/** What `--seed` alone reads, by rules of its own. */
function withoutSeed(content: unknown): unknown {
  if (!isRecord(content) || Array.isArray(content)) return content
  return Object.fromEntries(Object.entries(content).filter(([name]) => name !== 'seed'))
}

function sourceOf(file: string): Source {
  try {
    return readSource(file)
  } catch (error) {
    if (error instanceof SourceError) throw refuse([`${file}, ${error.message}`])
    throw error
  }
}

/** A secret that is written out is likely the mask of an export, or about to be committed. */
function explained(fault: Fault): Fault {
  if (!fault.message.includes('^(env|file|vault)')) return fault
  const [owner] = fault.message.split(' has characters')
  return { ...fault, message: `${owner} is a secret: refer to it by env:NAME, file:PATH or vault:NAME` }
}

/** A number or a choice may come from a variable, and a text may look like a number. */
function validate(content: unknown, { writtenAt }: Source, replaced: ReadonlySet<string>): ErrorObject[] {
  compiled ??= new Ajv({ strict: false, allErrors: true, verbose: true, validateFormats: false }).compile(
    configurationSchema(),
  )
  if (compiled(content)) return []
  let isChanged = false
  for (const { keyword, instancePath, params, data } of compiled.errors ?? []) {
    if (keyword !== 'type') continue
    const path = pathOf(instancePath, content)
    const isVariable = replaced.has(JSON.stringify(path))
    if (params.type === 'string' && (typeof data === 'number' || typeof data === 'boolean'))
      isChanged = setAt(content, path, writtenAt(path)) || isChanged
    else if (isVariable && typeof data === 'string' && /^(true|false|-?\d+(\.\d+)?)$/.test(data))
      isChanged = setAt(content, path, JSON.parse(data)) || isChanged
  }
  if (!isChanged || compiled(content)) return compiled(content) ? [] : (compiled.errors ?? [])
  return compiled.errors ?? []
}

function setAt(content: unknown, path: Path, value: unknown): boolean {
  let parent = recordOf(content)
  for (const step of path.slice(0, -1)) parent = recordOf(parent[step])
  const last = path.at(-1)
  if (last === undefined || value === undefined) return false
  parent[last] = value
  return true
}

/** The objects below a parent, each without those below itself. */
function objectsOf(
  content: unknown,
  parentKind: Kind | undefined,
  parent: Address,
  at: Path,
  source: Source,
): Wanted[] {
  return kinds
    .filter((kind) => kind.parent === parentKind?.name)
    .flatMap((kind) => {
      const section = kind.path.reduce<unknown>((value, step) => recordOf(value)[step], content)
      if (section === undefined || section === null) return []
      const path = [...at, ...kind.path]
      return entriesOf(kind, section).flatMap(({ key, entry, step }): Wanted[] => {
        const place = step === undefined ? path : [...path, step]
        const address = addressOf(kind, key, parent)
        const { was, ...rest } = entry
        const wanted: Wanted = {
          kind,
          address,
          key,
          ...(parentKind === undefined ? {} : { parent }),
          value: withoutSections(rest, kind),
          ...(typeof was === 'string' && kind.rename !== undefined ? { was } : {}),
          at: `${source.file}, line ${source.lineOf(place)}`,
        }
        return [wanted, ...objectsOf(entry, kind, address, place, source)]
      })
    })
}

function entriesOf(
  kind: Kind,
  section: unknown,
): { key: string; entry: Record<string, unknown>; step?: string | number }[] {
  if (kind.shape === 'list')
    return Array.isArray(section) ? section.map((key, step) => ({ key: String(key), entry: {}, step })) : []
  if (kind.shape === 'single') return [{ key: '', entry: asEntry(kind, section) }]
  return Object.entries(recordOf(section)).map(([key, entry]) => ({ key, entry: asEntry(kind, entry), step: key }))
}

function asEntry({ member }: Kind, entry: unknown): Record<string, unknown> {
  if (member !== undefined) return { [member]: entry }
  return isRecord(entry) ? entry : {}
}

function withoutSections(entry: Record<string, unknown>, kind: Kind): Entry {
  const sections = new Set(kinds.filter(({ parent }) => parent === kind.name).map(({ path }) => path[0]))
  return Object.fromEntries(Object.entries(entry).filter(([name]) => !sections.has(name)))
}

function emptyKeys(found: readonly Wanted[]): string[] {
  return found.flatMap(({ kind, key, at }) =>
    kind.shape !== 'single' && key.trim() === '' ? [`${at}: the key of a ${kind.one} is empty`] : [],
  )
}

/** An object renamed from one that the files have as well would be two. */
function deadReferences(found: readonly Wanted[]): string[] {
  return found.flatMap((each) => {
    const former = found.find(
      (other) => other.kind === each.kind && other.key === each.was && other.parent === each.parent,
    )
    return former === undefined ? [] : [`${each.at}: \`was: ${each.was}\` names an object that is in ${former.at}`]
  })
}
