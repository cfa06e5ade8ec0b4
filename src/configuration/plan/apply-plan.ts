import { ConfigError } from '#platform/config-error.ts'
import { type Api, Refused } from '../api.ts'
import { kindNamed } from '../kinds/index.ts'
import type { Change, Found, Kind } from '../kinds/kind.ts'
import { type Secrets, withSecrets } from '../secrets.ts'
import { type Address, idOf, isWithin, sameAddress, textOf } from './address.ts'
import { differencesOf, digestOf, isSecretAt } from './compare.ts'
import type { Plan, Step } from './plan.ts'
import { type Known, readWorld, type World } from './world.ts'

/**
 * Does exactly what a plan says. What an earlier run of the same plan has done already is left as it is, so a run that was
 * broken off is ended by another one.
 *
 * @param done hears of each step once it is done. @throws ConfigError if an object is neither as the plan saw it nor as the
 * plan makes it, before anything is changed
 */
export async function applyPlan(api: Api, plan: Plan, secrets: Secrets, done: (step: Step) => void): Promise<number> {
  const world = await readWorld(api, scopeOf(plan))
  const moved = movedSince(plan, world)
  if (moved.length > 0)
    throw new ConfigError(
      `Nothing was done: since the plan was made, others have changed\n${moved.map((address) => `  ${textOf(address)}`).join('\n')}\nMake a new plan.`,
    )
  // Before the first step: a reference to nothing leaves nothing half done.
  for (const { kind, value } of plan.steps) await withSecrets(kindNamed(kind), value, secrets)
  const run = createRun(api, world, secrets)
  let count = 0
  for (const step of plan.steps) {
    try {
      if (await run(step)) count += 1
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      throw new ConfigError(
        `${textOf(step.address)}: ${error.message}\n${count} of ${plan.steps.length} steps are done. Correct the files, or what the message names, and apply again.`,
      )
    }
    done(step)
  }
  return count
}

/** What the plan read, and what it creates: an earlier run may have begun it. */
function scopeOf({ scope, steps }: Plan): Parameters<typeof readWorld>[1] {
  const isAt = (one: Address | undefined, other: Address | undefined) => sameAddress(one ?? [], other ?? [])
  return {
    keysOf(kind, parent) {
      const noted = scope.find((each) => each.kind === kind.name && isAt(each.parent, parent))
      if (noted !== undefined) return noted.keys
      return steps.some((step) => step.kind === kind.name && isAt(step.parent, parent)) ? 'all' : undefined
    },
    renamed: (address) => steps.find(({ was }) => was !== undefined && sameAddress(was, address))?.address,
  }
}

function movedSince(plan: Plan, world: World): Address[] {
  const before = new Map(plan.reads.map((read) => [idOf(read.address), read]))
  const steps = new Map(
    plan.steps.flatMap((step) =>
      [step.address, ...(step.was === undefined ? [] : [step.was])].map((address) => [idOf(address), step]),
    ),
  )
  const addresses = new Map([
    ...plan.reads.map(({ address }) => [idOf(address), address] as const),
    ...plan.steps.map(({ address }) => [idOf(address), address] as const),
  ])
  return [...addresses].flatMap(([id, address]) => {
    const now = world.known.get(id)
    const then = before.get(id)
    if (now === undefined && then === undefined) return []
    if (now !== undefined && then !== undefined && digestOf(now.kind, now.found.value) === then.digest) return []
    const step = steps.get(id) ?? plan.steps.find((each) => each.action !== 'create' && isPartOf(each, address))
    return step !== undefined && isBegun(step, now) ? [] : [address]
  })
}

/** A deletion takes with it what the object consists of, and a renamed object keeps it. */
function isPartOf({ action, address }: Step, part: Address): boolean {
  return action === 'delete' && isWithin(part, address)
}

/** Whether an object is as an earlier run of the step may have left it. */
function isBegun(step: Step, now: Known | undefined): boolean {
  if (step.action === 'delete' || step.action === 'rename') return now === undefined || step.action === 'rename'
  if (now === undefined) return false
  const { kind, found } = now
  // It came with what it is part of.
  if (step.action === 'create' && kind.create === undefined) return true
  const isKept = step.action === 'create' || digestOf(kind, found.value, Object.keys(step.value)) === step.rest
  return (
    isKept &&
    Object.entries(step.value).every(([name, after]) => {
      const isDone = differencesOf(kind, { [name]: after }, found.value).length === 0
      if (isDone) return true
      if (step.action === 'create')
        return differencesOf(kind, { [name]: kind.blank[name] ?? null }, found.value).length === 0
      return step.differences
        .filter(({ path }) => path[0] === name && !isSecretAt(kind, path))
        .every(({ path, before }) => differencesOf(kind, nested(path, before), found.value).length === 0)
    })
  )
}

function nested(path: readonly string[], value: unknown): Record<string, unknown> {
  const [first = '', ...rest] = path
  return { [first]: rest.length === 0 ? value : nested(rest, value) }
}

/** @returns whether there was something to do */
function createRun(api: Api, world: World, secrets: Secrets): (step: Step) => Promise<boolean> {
  const made = new Map<string, Found>()

  async function ownerOf({ parent, kind }: Step): Promise<Found | undefined> {
    if (parent === undefined) return undefined
    const known = world.known.get(idOf(parent))?.found ?? made.get(idOf(parent))
    if (known !== undefined) return known
    const owner = await lookUp(api, kindNamed(kindNamed(kind).parent ?? ''), parent.at(-1) ?? '')
    if (owner === undefined) throw new Refused(404, `${textOf(parent)} is not there`)
    made.set(idOf(parent), owner)
    return owner
  }

  return async (step) => {
    const kind = kindNamed(step.kind)
    const now = world.known.get(idOf(step.address))?.found
    const former = step.was === undefined ? undefined : world.known.get(idOf(step.was))?.found
    const found = now ?? former
    if (step.action === 'delete') {
      if (found === undefined || kind.remove === undefined) return false
      const parent = await ownerOf(step)
      await kind.remove({ api, key: step.key, found, ...(parent === undefined ? {} : { parent }) }).catch(isGone)
      return true
    }
    const given = await withSecrets(kind, step.value, secrets)
    const parent = await ownerOf(step)
    const change = { api, key: step.key, value: given, ...(parent === undefined ? {} : { parent }) }
    if (former !== undefined && kind.rename !== undefined) {
      await kind.rename({ ...change, found: former })
      return true
    }
    if (found === undefined) {
      if (kind.create !== undefined) await kind.create(change)
      else await updateMade(kind, change)
      return true
    }
    const isDone = differencesOf(kind, step.value, found.value).length === 0 && !hasSecrets(kind, step)
    if (isDone) return false
    const value = Object.fromEntries(Object.entries(given).filter(([name]) => !kind.fixed.has(name)))
    await kind.update({ ...change, value, found })
    return true
  }
}

/** What came with what it is part of. */
async function updateMade(kind: Kind, change: Change): Promise<void> {
  const [found] = await kind.list(change.api, change.parent)
  if (found === undefined) throw new Refused(404, `there is no ${kind.one}`)
  await kind.update({ ...change, found })
}

function hasSecrets(kind: Kind, { action, differences }: Step): boolean {
  return action === 'change' && differences.some(({ path }) => isSecretAt(kind, path))
}

function isGone(error: unknown): void {
  if (!(error instanceof Refused) || error.status !== 404) throw error
}

async function lookUp(api: Api, kind: Kind, key: string): Promise<Found | undefined> {
  if (kind.find !== undefined) return kind.find(api, key)
  return (await kind.list(api, undefined)).find((each) => each.key === key)
}
