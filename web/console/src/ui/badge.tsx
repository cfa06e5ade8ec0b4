import type { ReactNode } from 'react'
import styles from './badge.module.css'
import { classes } from './classes.ts'
import { inWords } from './in-words.ts'

export type Tone = 'neutral' | 'success' | 'warning' | 'error'

const tones: Record<string, Tone> = {
  active: 'success',
  enabled: 'success',
  verified: 'success',
  linked: 'success',
  accepted: 'success',
  delivered: 'success',
  approved: 'success',
  successful: 'success',
  succeeded: 'success',
  sent: 'success',
  completed: 'success',
  intact: 'success',
  ready: 'success',
  valid: 'success',
  connected: 'success',
  allow: 'success',
  allowed: 'success',
  passed: 'success',
  pending: 'warning',
  validating: 'warning',
  requires_type: 'warning',
  retrying: 'warning',
  running: 'warning',
  'ends soon': 'warning',
  challenge: 'warning',
  needs_reauthorization: 'warning',
  failed: 'error',
  error: 'error',
  invalid_credentials: 'error',
  expired: 'error',
  faulty: 'error',
  block: 'error',
  denied: 'error',
  invalid: 'error',
  revoked: 'error',
}

/** A state in words; its colour repeats what the word says. Words that are not known stay neutral. */
export function State({ value }: { value: string }) {
  return <Badge tone={tones[value.toLowerCase()] ?? 'neutral'}>{inWords(value)}</Badge>
}

/** A word in a colour that repeats what it says. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={classes(styles.badge, styles[tone])}>{children}</span>
}
