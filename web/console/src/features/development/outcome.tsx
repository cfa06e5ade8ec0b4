import type { Outcome } from '../../api/development.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'

const tones: Readonly<Record<Outcome, Tone>> = {
  done: 'success',
  redirected: 'neutral',
  refused: 'warning',
  failed: 'error',
}

const words: Readonly<Record<Outcome, string>> = {
  done: 'Succeeded',
  redirected: 'Redirected',
  refused: 'Refused',
  failed: 'Failed',
}

/** What became of a request, in a colour that repeats the word. */
export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  return <Badge tone={tones[outcome]}>{words[outcome]}</Badge>
}

/** The status of a response in the colour of its outcome. */
export function StatusBadge({ status, outcome }: { status: number; outcome: Outcome }) {
  return <Badge tone={tones[outcome]}>{status}</Badge>
}
