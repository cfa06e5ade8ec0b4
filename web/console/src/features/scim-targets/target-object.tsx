import type { Answer } from '../../api/client.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'

export type TargetObject = Answer<'GET /scim_targets/{id}/objects'>['data'][number]

export const objectStates = [
  { value: 'failed', text: 'Failed' },
  { value: 'pending', text: 'Waiting' },
  { value: 'up_to_date', text: 'Up to date' },
] as const

const tones: Readonly<Record<TargetObject['state'], Tone>> = {
  failed: 'error',
  pending: 'warning',
  up_to_date: 'success',
}

export function ObjectState({ value }: { value: TargetObject['state'] }) {
  return <Badge tone={tones[value]}>{objectStates.find((each) => each.value === value)?.text}</Badge>
}

/** What the target has, as far as it has acknowledged. */
export function atTarget({ type, remote_id: remote, active }: TargetObject): string {
  if (remote === null) return 'Not there'
  return type === 'user' && !active ? 'Deactivated' : 'There'
}
