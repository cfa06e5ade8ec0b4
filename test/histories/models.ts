import type { Model } from './checker/model.ts'

/** What an object of two states is asked. */
export type SwitchInput = 'read' | 'on' | 'off'
/** What was read, or `null` for a change that was acknowledged. */
export type SwitchOutput = boolean | null

/** On or off: the last change decides. */
export const switchModel: Omit<Model<boolean, SwitchInput, SwitchOutput>, 'initial'> = {
  step: (state, input, output) =>
    input !== 'read' ? input === 'on' : output === undefined || output === state ? state : undefined,
  isRead: (input) => input === 'read',
}

export const describeSwitch = (input: SwitchInput, output: SwitchOutput | undefined): string =>
  input === 'read' ? `read: ${output ? 'on' : 'off'}` : `set ${input}`

/** Two of three calls read, since reads are what finds anomalies. */
export function chooseSwitch(): SwitchInput {
  const drawn = Math.random()
  return drawn < 0.6 ? 'read' : drawn < 0.8 ? 'on' : 'off'
}

export type CredentialInput = 'use' | 'revoke'
/** Whether it was accepted, or whether there was something to revoke; `null` where a revocation doesn't say. */
export type CredentialOutput = boolean | null

/** A credential that works until it is revoked, and never again. */
export const credentialModel: Omit<Model<boolean, CredentialInput, CredentialOutput>, 'initial'> = {
  step(isLive, input, output) {
    if (typeof output === 'boolean' && output !== isLive) return undefined
    return input === 'use' ? isLive : false
  },
  isRead: (input) => input === 'use',
}

export const describeCredential = (input: CredentialInput, output: CredentialOutput | undefined): string =>
  input === 'use' ? `use: ${output ? 'accepted' : 'refused'}` : output === false ? 'revoke: already revoked' : 'revoke'

/** Rarely a revocation, so that there is something to see before it and after it. */
export const chooseCredential = (): CredentialInput => (Math.random() < 0.08 ? 'revoke' : 'use')
