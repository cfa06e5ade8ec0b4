import type { Direction, Findings } from './difference.ts'
import { findDiscriminator, groupByValue, type Objects } from './discriminator.ts'
import { listAt, type Resolve, type Schema } from './schema.ts'
import { anyOf, type Branch } from './shape.ts'

export interface ObjectComparison {
  direction: Direction
  findings: Findings
  resolveOfficial: Resolve
  resolveOurs: Resolve
  compareMember(official: Schema, ours: Schema, pointer: string): void
}

/**
 * Compares the alternatives of an object. Where a member with listed values tells the official alternatives apart, ours
 * are distinguished by it too and compared one by one; otherwise each side counts as one object, in which a member is
 * required only if every alternative requires it.
 */
export function compareObjects(
  objects: Objects,
  pointer: string,
  comparison: ObjectComparison,
  used: readonly string[] = [],
): void {
  const { findings, resolveOfficial, resolveOurs } = comparison
  const name = findDiscriminator(objects.official, resolveOfficial, used)
  if (name === undefined) {
    compareMembers(objects, pointer, comparison)
    return
  }
  const groups = groupByValue(name, objects, resolveOfficial, resolveOurs)
  if (groups === undefined) {
    findings.add(`${pointer}/${name}`, 'discriminator', 'tells the alternatives apart', 'does not')
    compareMembers(objects, pointer, comparison)
    return
  }
  for (const { values, official, ours } of groups) {
    const at = `${pointer}[${name}=${values.join('|')}]`
    if (official.length === 0) findings.add(at, 'undeclared', 'no such alternative', 'an alternative')
    else if (ours.length === 0) findings.add(at, 'missing', 'an alternative', 'no such alternative')
    else compareObjects({ official, ours }, at, comparison, [...used, name])
  }
}

function compareMembers(objects: Objects, pointer: string, comparison: ObjectComparison): void {
  const { direction, findings } = comparison
  const official = asOneObject(objects.official)
  const ours = asOneObject(objects.ours)
  for (const name of new Set([...official.members.keys(), ...ours.members.keys()])) {
    findings.members += 1
    const at = `${pointer}/${name}`
    const theirs = official.members.get(name)
    const our = ours.members.get(name)
    const isRequired = isDemanded(official, name, direction, comparison.resolveOfficial)
    const weRequire = isDemanded(ours, name, direction, comparison.resolveOurs)
    if (our === undefined) findings.add(at, 'missing', isRequired ? 'required' : 'optional', 'not declared')
    else if (theirs === undefined) addUndeclared(at, weRequire, comparison)
    else {
      const promisesMore = direction === 'response' && weRequire
      if (isRequired !== weRequire && !promisesMore) {
        findings.add(at, 'required', isRequired ? 'required' : 'optional', weRequire ? 'required' : 'optional')
      }
      comparison.compareMember(theirs, our, at)
    }
  }
  const at = `${pointer}/*`
  if (official.additional !== undefined && ours.additional !== undefined) {
    comparison.compareMember(official.additional, ours.additional, at)
  } else if (official.additional !== undefined) {
    findings.add(at, 'missing', 'further members of any name', 'only named members')
  } else if (ours.additional !== undefined) {
    addUndeclared(at, false, comparison)
  }
}

function addUndeclared(pointer: string, weRequire: boolean, { direction, findings }: ObjectComparison): void {
  const isExtension = direction !== 'response' && !weRequire
  findings.add(pointer, isExtension ? 'extension' : 'undeclared', 'not declared', weRequire ? 'required' : 'optional')
}

interface OneObject {
  members: ReadonlyMap<string, Schema>
  required: ReadonlySet<string>
  additional: Schema | undefined
}

function asOneObject(branches: readonly Branch[]): OneObject {
  const names = new Set(branches.flatMap((branch) => [...branch.members.keys()]))
  const members = new Map<string, Schema>()
  for (const name of names) {
    members.set(name, anyOf(definedIn(branches, (branch) => branch.members.get(name))))
  }
  const required = [...names].filter((name) => branches.every((branch) => branch.required.has(name)))
  const additional = definedIn(branches, (branch) => branch.additional)
  // An object of which no member is named is open to all of them.
  if (members.size === 0 && additional.length === 0) additional.push({})
  return {
    members,
    required: new Set(required),
    additional: additional.length === 0 ? undefined : anyOf(additional),
  }
}

function definedIn(branches: readonly Branch[], read: (branch: Branch) => Schema | undefined): Schema[] {
  return branches.map(read).filter((schema) => schema !== undefined)
}

/** Whether the member has to be there: in what we are sent, a member with a default does not. */
function isDemanded(object: OneObject, name: string, direction: Direction, resolve: Resolve): boolean {
  const schema = object.members.get(name)
  if (schema === undefined || !object.required.has(name)) return false
  return direction === 'response' || !hasDefault(schema, resolve)
}

export function hasDefault(schema: Schema, resolve: Resolve): boolean {
  if ('default' in schema) return true
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => listAt(schema, keyword))
  if (typeof schema.$ref === 'string') parts.push(resolve(schema.$ref))
  return parts.some((part) => hasDefault(part, resolve))
}
