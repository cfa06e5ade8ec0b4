import type { Answer } from '../../api/client.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'

export type Target = Answer<'GET /scim_targets/{id}'>

type State = Target['state'] | 'waiting'

/** An active target that could not be reached waits for its next attempt. */
export function stateOf({ state, last_error: error }: Target): State {
  return state === 'active' && error !== null ? 'waiting' : state
}

const shown: Readonly<Record<State, { tone: Tone; text: string }>> = {
  active: { tone: 'success', text: 'Active' },
  waiting: { tone: 'warning', text: 'Waiting' },
  paused: { tone: 'neutral', text: 'Paused' },
  refused: { tone: 'error', text: 'Refused' },
}

export function TargetState({ target }: { target: Target }) {
  const { tone, text } = shown[stateOf(target)]
  return <Badge tone={tone}>{text}</Badge>
}
