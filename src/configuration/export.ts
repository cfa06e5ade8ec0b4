import { type Document, isMap, isScalar, isSeq, parseDocument, stringify } from 'yaml'
import { isRecord } from '#platform/records.ts'
import type { Api } from './api.ts'
import { type Variables, withVariables } from './file/variables.ts'
import { kinds } from './kinds/index.ts'
import type { Found, Kind } from './kinds/kind.ts'
import { checkEnvironment } from './plan/environment.ts'
import { type Known, readWorld } from './plan/world.ts'

type Tree = Record<string, unknown>

/** What an export wrote, and what it had to leave out. */
export interface Export {
  text: string
  leftOut: string[]
}

/**
 * Writes all that files can manage of the environment as one file. Secrets are references to variables that do not exist
 * yet: no secret leaves the server.
 *
 * @param onto the text of a file whose comments, variables and references to secrets stay
 */
export async function exportConfiguration(api: Api, onto: string | undefined, variables: Variables): Promise<Export> {
  const environment = await checkEnvironment(api, undefined)
  const { known, ambiguous } = await readWorld(api, { keysOf: () => 'all', renamed: () => undefined })
  const tree = treeOf([...known.values()])
  const leftOut = ambiguous.map((address) => `${address.join('.')}: several objects go by this key`)
  const content = { gatehouse: 1, environment: environment.name, ...escaped(tree) }
  return { text: onto === undefined ? write(content) : writeOnto(onto, content, variables), leftOut }
}

const header = '# yaml-language-server: $schema=./gatehouse.schema.json\n'

function write(content: Tree): string {
  return `${header}${stringify(content, { lineWidth: 0, aliasDuplicateObjects: false })}`
}

function treeOf(known: readonly Known[]): Tree {
  const tree: Tree = {}
  const byKind = kinds.flatMap((kind) => known.filter((each) => each.kind === kind))
  for (const each of byKind) put(tree, each)
  return tree
}

function put(tree: Tree, { kind, address, found }: Known): void {
  const entry = entryOf(kind, address, found)
  const steps = address.slice(0, -1)
  if (kind.shape === 'single' && isRecord(entry) && Object.keys(entry).length === 0) return
  if (kind.shape === 'list') {
    const owner = ownerAt(tree, steps.slice(0, -1))
    const list = owner[steps.at(-1) ?? '']
    owner[steps.at(-1) ?? ''] = Array.isArray(list) ? [...list, found.key] : [found.key]
    return
  }
  ownerAt(tree, steps)[address.at(-1) ?? ''] = entry
}

function ownerAt(tree: Tree, steps: readonly string[]): Tree {
  let owner = tree
  for (const step of steps) {
    const next = owner[step]
    if (isRecord(next)) owner = next
    else {
      const made: Tree = {}
      owner[step] = made
      owner = made
    }
  }
  return owner
}

/** Without what says nothing, and with a reference for each secret that a creation needs. */
function entryOf(kind: Kind, address: readonly string[], { item, value }: Found): unknown {
  if (kind.member !== undefined) return value[kind.member]
  const entry = Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      const kept = withoutNull(member)
      return kept === undefined ? [] : [[name, kind.sets.has(name) && Array.isArray(kept) ? [...kept].sort() : kept]]
    }),
  )
  for (const path of kind.secrets) {
    const owner = path.slice(0, -1).reduce<unknown>((each, step) => (isRecord(each) ? each[step] : undefined), entry)
    const last = path.at(-1) ?? ''
    if (isRecord(owner) && kind.hasSecret?.(item, last) !== false)
      owner[last] = `env:${variableFor([...address, last])}`
  }
  return entry
}

function withoutNull(value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  if (Array.isArray(value)) return value
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      const kept = withoutNull(member)
      return kept === undefined ? [] : [[name, kept]]
    }),
  )
}

/** `social_providers.GoogleOAuth.client_secret` is `SOCIAL_PROVIDERS_GOOGLEOAUTH_CLIENT_SECRET`. */
function variableFor(address: readonly string[]): string {
  return address
    .join('_')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase()
}

/** A text of the server that looks like a variable is kept as text. */
function escaped(value: Tree): Tree {
  const visit = (each: unknown): unknown => {
    if (typeof each === 'string') return each.replaceAll('${', () => '$${')
    if (Array.isArray(each)) return each.map(visit)
    if (!isRecord(each)) return each
    return Object.fromEntries(Object.entries(each).map(([name, member]) => [String(visit(name)), visit(member)]))
  }
  return visit(value) as Tree
}

/** Changes a file where it says something else than the server. */
function writeOnto(text: string, content: Tree, variables: Variables): string {
  const document = parseDocument(text)
  const keep = new Set(['gatehouse', 'environment', 'managed', 'seed'])
  update(document, [], content, variables, keep)
  return document.toString({ lineWidth: 0 })
}

function update(
  document: Document.Parsed,
  path: string[],
  content: Tree,
  variables: Variables,
  keep: ReadonlySet<string>,
): void {
  const node = path.length === 0 ? document.contents : document.getIn(path)
  const known = isMap(node) ? node.items.map(({ key }) => String(isScalar(key) ? key.value : key)) : []
  const plain = (name: string) => String(withVariables(name, variables).content)
  for (const name of known) {
    const written = content[plain(name)]
    if (!keep.has(name) && written === undefined) document.deleteIn([...path, name])
  }
  for (const [name, value] of Object.entries(content)) {
    if (keep.has(name)) continue
    const at = [...path, known.find((each) => plain(each) === plain(name)) ?? name]
    const current = document.getIn(at, true)
    if (isMap(current) && isRecord(value) && !Array.isArray(value)) update(document, at, value, variables, new Set())
    else if (!saysTheSame(current, value, variables)) document.setIn(at, document.createNode(value))
  }
}

/** A reference stays, and so does a variable with that value. */
function saysTheSame(node: unknown, value: unknown, variables: Variables): boolean {
  if (!isScalar(node) && !isSeq(node)) return false
  const written = JSON.parse(JSON.stringify(node)) as unknown
  const isReference = (each: unknown) => typeof each === 'string' && /^(env|file|vault):/.test(each)
  if (isReference(written) && isReference(value)) return true
  const plain = (each: unknown) => JSON.stringify(sorted(withVariables(each, variables).content))
  return plain(written) === plain(value)
}

/** Lists of texts, whose order mostly says nothing. */
function sorted(value: unknown): unknown {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? [...value].sort() : value
}
