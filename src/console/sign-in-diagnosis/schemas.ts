import { type Static, Type } from 'typebox'
import { IpAddressText, Nullable, Timestamp } from '#platform/http/fields.ts'

export const diagnosedMethods = ['password', 'magic_auth', 'passkey', 'oauth', 'sso'] as const
export type DiagnosedMethod = (typeof diagnosedMethods)[number]

export const checkNames = [
  'address',
  'user',
  'method',
  'limits',
  'mail',
  'domain_sso',
  'connection',
  'radar',
  'email_verification',
  'second_factor',
  'organization',
  'organization_sso',
  'action',
  'application',
] as const
export type CheckName = (typeof checkNames)[number]

export const outcomes = ['passes', 'stops', 'asks', 'not_tested'] as const
export type Outcome = (typeof outcomes)[number]

/** What can be done about it in the console. */
export const cureActions = [
  'none',
  'invite_user',
  'open_connection',
  'open_messages',
  'open_organization',
  'open_radar',
  'open_redirect_uris',
  'open_sign_in_settings',
  'open_user',
  'reset_limits',
  'send_password_reset',
] as const

export const Cure = Type.Object(
  {
    text: Type.String({ description: 'What to do, in a sentence.' }),
    action: Type.Enum([...cureActions], { description: 'Where the console offers it.' }),
    id: Nullable(Type.String({ description: 'The id of the object that it is about.' })),
  },
  { description: 'What to do about it.' },
)
export type Cure = Static<typeof Cure>

export const DiagnoseSignIn = Type.Object({
  subject: Type.String({
    minLength: 1,
    maxLength: 255,
    description: 'Whose sign-in: an email, or the id of a user, a session, an SSO session, an event or a request.',
  }),
  organization_id: Type.Optional(Type.String({ description: 'The organization that the person wants to get into.' })),
  method: Type.Optional(
    Type.Enum([...diagnosedMethods], {
      description: 'How the person signs in. Left out: as at the last attempt, or else in a way that they can.',
    }),
  ),
  redirect_uri: Type.Optional(
    Type.String({ maxLength: 2_048, description: 'Where the application wants the person to come back to.' }),
  ),
  ip_address: Type.Optional({ ...IpAddressText, description: 'From where. Left out: as at the last attempt.' }),
  user_agent: Type.Optional(
    Type.String({ maxLength: 1_024, description: 'By which browser. Left out: as at the last attempt.' }),
  ),
})
export type DiagnoseSignIn = Static<typeof DiagnoseSignIn>

const Change = Type.Object(
  {
    at: Timestamp,
    by: Nullable(Type.String({ description: 'The email of an operator, the name of a key.' })),
    entry_id: Type.String({ description: 'In the operator log.' }),
  },
  { description: 'Who made it so.' },
)

export const SignInDiagnosis = Type.Object({
  object: Type.Literal('sign_in_diagnosis'),
  user_id: Nullable(Type.String()),
  email: Nullable(Type.String()),
  result: Type.Enum(['can_sign_in', 'is_asked', 'cannot_sign_in', 'unknown'], {
    description: 'Whether the person could sign in now: at once, after further steps, or not.',
  }),
  sentence: Type.String({ description: 'The result in one sentence.' }),
  supposed: Type.Object(
    {
      method: Nullable(Type.Enum([...diagnosedMethods], { description: 'How the person would sign in.' })),
      organization_id: Nullable(Type.String()),
      ip_address: Nullable(Type.String()),
      user_agent: Nullable(Type.String()),
    },
    { description: 'The sign-in that was looked at, which no one made.' },
  ),
  steps: Type.Array(Type.String(), {
    description: 'What a sign-in would be asked for after its first proof, in this order.',
  }),
  checks: Type.Array(
    Type.Object({
      name: Type.Enum([...checkNames], { description: 'What was looked at.' }),
      outcome: Type.Enum([...outcomes], { description: 'Whether it lets the person pass.' }),
      message: Type.String({ description: 'In a sentence.' }),
      changed: Nullable(Change),
      cure: Nullable(Cure),
    }),
    { description: 'In the order of a sign-in.' },
  ),
  attempts: Type.Array(
    Type.Object({
      type: Type.Enum(['event', 'radar_attempt', 'message', 'guess_limit'], { description: 'Where it is kept.' }),
      id: Nullable(Type.String()),
      name: Type.String({
        description: 'The name of the event, the control of Radar, the channel of the message, or the limit.',
      }),
      outcome: Type.Enum(['succeeded', 'failed', 'pending'], { description: 'How it ended.' }),
      message: Nullable(Type.String({ description: 'Why it failed, or what Radar found.' })),
      cure: Nullable(Cure),
      sso_session_id: Nullable(Type.String()),
      ip_address: Nullable(Type.String()),
      user_agent: Nullable(Type.String()),
      at: Timestamp,
    }),
    { description: 'The last 20, newest first: events, attempts that Radar looked at, messages, limits.' },
  ),
})
export type SignInDiagnosis = Static<typeof SignInDiagnosis>
export type PastAttempt = SignInDiagnosis['attempts'][number]
