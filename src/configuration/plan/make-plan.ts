import { ConfigError } from '#platform/config-error.ts'
import type { Api } from '../api.ts'
import type { Configuration, Wanted } from '../file/read-files.ts'
import { pick } from '../kinds/define-kind.ts'
import { kinds } from '../kinds/index.ts'
import { type Entry, type Found, isWhole, type Kind } from '../kinds/kind.ts'
import { referenceAt, type Secrets } from '../secrets.ts'
import { type Address, addressOf, idOf, isWithin, sameAddress, textOf } from './address.ts'
import { differencesOf, digestOf } from './compare.ts'
import { compareSecrets, noSecretStates, type SecretState, type SecretStates } from './compare-secrets.ts'
import { checkEnvironment } from './environment.ts'
import type { Plan, Step } from './plan.ts'
import { type Known, readWorld, type World } from './world.ts'

export interface PlanOptions {
  /** Whether objects of managed kinds that no file has are deleted. */
  prune: boolean
  /** Whether secrets are written although nothing says that they differ. */
  secrets: boolean
  /** The addresses to look at, with all below them, as people write them. Default: all. */
  only: readonly string[]
}

/** Compares the files with the environment of the key. @throws ConfigError for what cannot be done, with its line */
export async function makePlan(
  api: Api,
  configuration: Configuration,
  secrets: Secrets,
  options: PlanOptions,
): Promise<Plan> {
  const environment = await checkEnvironment(api, configuration.environment)
  const wanted = chosen(configuration.wanted, options.only)
  const scope: Plan['scope'] = []
  const world = await readWorld(api, {
    keysOf(kind, parent) {
      const keys = keysWanted(kind, parent, wanted, configuration, options)
      if (keys !== undefined)
        scope.push({
          kind: kind.name,
          ...(parent === undefined ? {} : { parent: [...parent] }),
          keys: keysFor(kind, keys),
        })
      return keys
    },
    renamed: (address) => wanted.find((each) => sameAddress(formerOf(each) ?? [], address))?.address,
  })
  // What is written anyhow need not be compared.
  const states = options.secrets
    ? noSecretStates
    : await compareSecrets(api, secrets, wanted, (each) => foundOf(each, world))
  const compared = wanted.map((each) => compare(each, world, states, options))
  const faults = compared.flatMap(({ fault }) => fault ?? [])
  if (faults.length > 0)
    throw new ConfigError(`This cannot be done:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
  const surplus = surplusOf(world, wanted, configuration, options)
  const steps = compared.flatMap(({ step }) => step ?? [])
  return {
    gatehouse_plan: 1,
    url: api.url,
    environment,
    steps: [...inOrder(steps), ...(options.prune ? deletionsOf(surplus) : [])],
    reads: readsOf(world, wanted, surplus),
    scope,
    unchanged: compared.filter(({ step }) => step === undefined).length,
    unpruned: options.prune ? [] : surplus.map(({ address }) => [...address]),
    leftAlone: leftAlone(world, wanted, surplus),
    notCompared: [...states.notCompared],
  }
}

function chosen(wanted: readonly Wanted[], only: readonly string[]): readonly Wanted[] {
  if (only.length === 0) return wanted
  const addresses = only.map((text) => text.split('/').filter((step) => step !== ''))
  const isChosen = ({ address }: Wanted) => addresses.some((each) => isWithin(address, each))
  for (const [i, each] of addresses.entries())
    if (!wanted.some(({ address }) => isWithin(address, each)))
      throw new ConfigError(`The files have nothing at ${only[i]}. Write it as organizations/acme.`)
  // What the chosen ones are part of is looked up, and left as it is.
  return wanted.filter(isChosen)
}

/** Keys of objects and of those that they had before; of a kind without look-ups, all. */
function keysWanted(
  kind: Kind,
  parent: Address | undefined,
  wanted: readonly Wanted[],
  { managed }: Configuration,
  { only }: PlanOptions,
): readonly string[] | 'all' | undefined {
  const ofKind = wanted.filter((each) => each.kind === kind && sameAddress(each.parent ?? [], parent ?? []))
  const named = ofKind.flatMap(({ key, was }) => (was === undefined ? [key] : [key, was]))
  // Parents whose own entry is not chosen are needed for what is below them.
  const below = wanted.flatMap((each) =>
    each.kind.parent === kind.name && each.parent !== undefined ? [each.parent.at(-1) ?? ''] : [],
  )
  if (managed.has(kind.name) && only.length === 0) return 'all'
  const keys = [...new Set([...named, ...below])]
  return keys.length === 0 ? undefined : keys
}

function keysFor({ find }: Kind, keys: readonly string[] | 'all'): 'all' | string[] {
  return keys === 'all' || find === undefined ? 'all' : [...keys]
}

/** Where an object was that gets another key. */
function formerOf({ address, was }: Wanted): Address | undefined {
  return was === undefined ? undefined : [...address.slice(0, -1), was]
}

/** The object as it is, which may go by its former key. */
function foundOf(each: Wanted, world: World): Found | undefined {
  return [each.address, formerOf(each)]
    .flatMap((address) => (address === undefined ? [] : (world.known.get(idOf(address)) ?? [])))
    .map(({ found }) => found)[0]
}

interface Compared {
  step?: Step
  fault?: string
}

function compare(each: Wanted, world: World, states: SecretStates, options: PlanOptions): Compared {
  const { kind, address, key, value, at } = each
  if (world.ambiguous.some((other) => sameAddress(other, address)))
    return { fault: `${at}: there are several objects that go by ${textOf(address)}` }
  const parent = each.parent === undefined ? {} : { parent: [...each.parent] }
  const common = { kind: kind.name, address: [...address], key, ...parent }
  const existing = world.known.get(idOf(address))
  const formerAddress = formerOf(each)
  const former = formerAddress === undefined ? undefined : world.known.get(idOf(formerAddress))
  if (existing === undefined && former !== undefined && formerAddress !== undefined) {
    const changed = changesOf(each, former.found.value, states, options)
    return { step: { action: 'rename', ...common, was: [...formerAddress], ...changed } }
  }
  if (existing === undefined) {
    if (kind.create === undefined && (kind.shape !== 'single' || each.parent === undefined))
      return { fault: `${at}: a ${kind.one} cannot be created` }
    return { step: { action: 'create', ...common, value: { ...value }, differences: asCreated(value) } }
  }
  const changed = changesOf(each, existing.found.value, states, options)
  const [stuck] = changed.differences.filter(({ path }) => kind.fixed.has(path[0] ?? ''))
  if (stuck !== undefined)
    return {
      fault: `${at}: ${textOf(address)} has ${stuck.path.join('.')} ${JSON.stringify(stuck.before)}, which cannot change. Give the new one another key, or delete the former first`,
    }
  if (changed.differences.length === 0) return {}
  const rest = digestOf(kind, existing.found.value, Object.keys(changed.value))
  return { step: { action: 'change', ...common, ...changed, rest } }
}

/**
 * The members to write, and what differs. A secret differs if the server says so. An object that changes otherwise gets its secrets as
 * well: they may belong to the change.
 */
function changesOf(
  wanted: Wanted,
  has: Entry,
  states: SecretStates,
  { secrets }: PlanOptions,
): Pick<Step, 'value' | 'differences'> {
  const { kind, value } = wanted
  const differences = differencesOf(kind, value, has)
  const references = kind.secrets.flatMap((path) => {
    const after = referenceAt(value, path)
    const state = states.of(wanted, path)
    return after === undefined ? [] : [{ path, after, before: beforeOf(state) }]
  })
  const isChanged = differences.length > 0 || secrets
  const written = references.filter(({ before }) => isChanged || before !== null)
  const names = new Set([...differences, ...written].map(({ path }) => path[0] ?? ''))
  return {
    value: pick(value, [...names]),
    differences: [...differences, ...written].map(({ path, before, after }) => ({
      path: [...path],
      before: before ?? null,
      after,
    })),
  }
}

/** What a plan says of a stored secret, which it does not know. */
function beforeOf(state: SecretState | undefined): string | null {
  if (state === 'different') return 'another value'
  return state === 'absent' ? 'not set' : null
}

function asCreated(value: Entry): Step['differences'] {
  return Object.entries(value).map(([name, after]) => ({ path: [name], before: null, after }))
}

/** Kinds in the order in which they need each other. */
function inOrder(steps: readonly Step[]): Step[] {
  return kinds.flatMap(({ name }) => steps.filter(({ kind }) => kind === name))
}

function namesOf(wanted: readonly Wanted[]): ReadonlySet<string> {
  return new Set(wanted.flatMap((each) => [each.address, formerOf(each) ?? []].map(idOf)))
}

/** Objects of managed kinds that no file has. What goes with an object that is deleted is not listed. */
function surplusOf(
  world: World,
  wanted: readonly Wanted[],
  { managed }: Configuration,
  { only }: PlanOptions,
): Known[] {
  if (only.length > 0) return []
  const named = namesOf(wanted)
  const surplus = [...world.known.values()].filter(
    ({ kind, address }) => managed.has(kind.name) && isWhole(kind) && !named.has(idOf(address)),
  )
  return surplus.filter(({ parent }) => parent === undefined || !surplus.includes(parent))
}

function deletionsOf(surplus: readonly Known[]): Step[] {
  return [...kinds].reverse().flatMap((kind) =>
    surplus
      .filter((each) => each.kind === kind)
      .map(({ address, found, parent }) => ({
        action: 'delete' as const,
        kind: kind.name,
        address: [...address],
        key: found.key,
        ...(parent === undefined ? {} : { parent: [...parent.address] }),
        value: {},
        differences: [],
      })),
  )
}

/** What the plan depends on: objects that files name, and those that are deleted. */
function readsOf(world: World, wanted: readonly Wanted[], surplus: readonly Known[]): Plan['reads'] {
  const named = namesOf(wanted)
  return [...world.known.values()]
    .filter((known) => named.has(idOf(known.address)) || surplus.includes(known))
    .map(({ kind, address, found }) => ({
      kind: kind.name,
      address: [...address],
      digest: digestOf(kind, found.value),
    }))
}

function leftAlone(world: World, wanted: readonly Wanted[], surplus: readonly Known[]): string[] {
  const named = new Set(wanted.map(({ address }) => idOf(address)))
  const others = kinds.flatMap((kind) => {
    const left = [...world.known.values()].filter(
      (known) => known.kind === kind && !named.has(idOf(known.address)) && !surplus.includes(known),
    )
    if (left.length === 0 || kind.shape === 'single' || kind.find !== undefined) return []
    return [`${left.length} ${left.length === 1 ? 'object' : 'objects'} of ${kind.name} that no file has`]
  })
  const absent = kinds.filter((kind) => kind.parent === undefined && !wanted.some((each) => each.kind === kind))
  return [...others, ...absent.map((kind) => addressOf({ ...kind, shape: 'single' }, '').join('.'))]
}
