import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { IpAddressText, Timestamp } from '#platform/http/fields.ts'
import { actions, authMethods } from './attempt-facts.ts'

export const verdicts = ['allow', 'block', 'challenge'] as const
export type Verdict = (typeof verdicts)[number]

export const listTypes = [
  'ip_address',
  'domain',
  'email',
  'device',
  'user_agent',
  'device_fingerprint',
  'country',
] as const
export type ListType = (typeof listTypes)[number]

export const listActions = ['block', 'allow'] as const
export type ListAction = (typeof listActions)[number]

export const officialControls = [
  'bot_detection',
  'brute_force_attack',
  'impossible_travel',
  'repeat_sign_up',
  'stale_account',
  'unrecognized_device',
  'restriction',
] as const
export type OfficialControl = (typeof officialControls)[number]

export const ListParams = Type.Object({
  type: Type.String(),
  action: Type.String({ description: '`allow` or `block` for lists, `sign-up` or `sign-in` for attempts.' }),
})
export const ListEntry = Type.Object({
  entry: Type.String({
    description: 'The entry in the format of its list, such as an IP address or network, a domain or an email address.',
  }),
})
export const ListEntryMessage = Type.Object({ message: Type.String() })
export type ListEntryMessage = Static<typeof ListEntryMessage>

export const ListedEntry = Type.Object({
  object: Type.Literal('radar_list_entry'),
  type: Type.Enum([...listTypes], { description: 'What the entry names.' }),
  action: Type.Enum([...listActions], { description: 'What is done with attempts that match.' }),
  entry: Type.String({ description: 'The entry as it is stored, in one spelling.' }),
  created_at: Timestamp,
})

export interface ListedEntryRow extends Omit<Static<typeof ListedEntry>, 'object'> {
  /** The entry, which is the cursor of its list. */
  id: string
}

export function toListedEntry({ type, action, entry, created_at }: ListedEntryRow): Static<typeof ListedEntry> {
  return { object: 'radar_list_entry', type, action, entry, created_at }
}

export interface RadarAttemptRow {
  id: string
  action: 'sign-up' | 'sign-in'
  verdict: Verdict | null
  control: OfficialControl | null
  blocklist_type: ListType | null
  reason: string
}

export const radarAttemptColumns = sql`id, action, verdict, control, blocklist_type, reason`

export const CreateRadarAttempt = Type.Object({
  ip_address: IpAddressText,
  user_agent: Type.String({ maxLength: 1_024 }),
  email: Type.String({ format: 'email', maxLength: 254 }),
  auth_method: Type.Enum([...authMethods], { description: 'How the user authenticates.' }),
  action: Type.Enum([...actions], {
    description: '`allow` or `block` for lists, `sign-up` or `sign-in` for attempts.',
  }),
  signals_id: Type.Optional(
    Type.String({ maxLength: 255, description: 'The id of the device that your scripts determined.' }),
  ),
})

export const UpdateRadarAttempt = Type.Object({
  challenge_status: Type.Optional(Type.Literal('success')),
  attempt_status: Type.Optional(Type.Literal('success')),
})
export type UpdateRadarAttempt = Static<typeof UpdateRadarAttempt>

export const RadarAttempt = Type.Object({
  verdict: Type.Enum([...verdicts], { description: 'What to do: `allow`, `block` or `challenge`.' }),
  reason: Type.String({ description: 'The reason for the verdict, for people.' }),
  attempt_id: Type.String({ description: 'The id of the attempt, to report its outcome.' }),
  control: Type.Optional(Type.Enum([...officialControls], { description: 'The control that decided.' })),
  blocklist_type: Type.Optional(Type.Enum([...listTypes], { description: 'The type of the block list that matched.' })),
})

export function toRadarAttempt({
  id,
  verdict,
  reason,
  control,
  blocklist_type,
}: RadarAttemptRow): Static<typeof RadarAttempt> {
  const isStopped = verdict === 'block' || verdict === 'challenge'
  return {
    verdict: verdict ?? 'allow',
    reason,
    attempt_id: id,
    ...(isStopped && control !== null ? { control } : {}),
    ...(isStopped && blocklist_type !== null ? { blocklist_type } : {}),
  }
}
