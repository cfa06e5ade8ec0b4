import type { Kind } from '../kinds/kind.ts'

/** Where an object is in a file: `['organizations', 'acme', 'roles', 'org-approver']`. */
export type Address = readonly string[]

export function addressOf({ path, shape }: Kind, key: string, parent: Address = []): Address {
  return shape === 'single' ? [...parent, ...path] : [...parent, ...path, key]
}

/** For people: `organizations.acme.roles.org-approver`. */
export function textOf(address: Address): string {
  return address.join('.')
}

/** For maps. */
export function idOf(address: Address): string {
  return JSON.stringify(address)
}

export function sameAddress(one: Address, other: Address): boolean {
  return one.length === other.length && one.every((step, i) => step === other[i])
}

export function isWithin(address: Address, ancestor: Address): boolean {
  return ancestor.every((step, i) => step === address[i])
}
