import type { System } from '#platform/context.ts'

export function sealSecret({ keyring }: System, targetId: string, value: string): string {
  return keyring.seal(value, sealContext(targetId))
}

export function openSecret({ keyring }: System, targetId: string, sealed: string): string {
  return keyring.open(sealed, sealContext(targetId)).toString()
}

function sealContext(targetId: string): string {
  return `scim_target:${targetId}`
}
