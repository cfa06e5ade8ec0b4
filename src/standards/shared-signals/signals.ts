import { recordOf } from '#platform/records.ts'
import type { SignalType } from './event-types.ts'

/** An event of the log that may lead to signals. */
export interface LoggedEvent {
  environment_id: string
  id: string
  event: string
  data: Record<string, unknown>
  context: Record<string, unknown> | null
  created_at: string
}

/** What a signal is about: a user, and what of the user it is limited to. */
export interface SignalSubject {
  userId: string
  sessionId?: string
  organizationId?: string
}

export interface Signal {
  type: SignalType
  subject: SignalSubject
  payload: Readonly<Record<string, unknown>>
  /** The address that changed, where it did. Whether its domain is verified here decides the type. */
  formerEmail?: string
  newEmail?: string
  /** Whether it must not become a signal about everything that the user has, for receivers that know no smaller subject. */
  isOnlyOfPart?: boolean
}

/** What of an event is a signal. */
type Reading = (event: LoggedEvent) => Signal[]

/**
 * Which events of the log become which signals, with which members. Events that are not named here are sent to no receiver.
 *
 * Directories need none of their own: what they take away, memberships and sessions, has events.
 */
export const signalsByEvent: Readonly<Record<string, Reading>> = {
  'session.revoked': (event) => {
    const { id, user_id, organization_id, impersonator } = event.data
    return [
      {
        type: 'session-revoked',
        subject: { userId: text(user_id), sessionId: text(id), ...organizationIn(organization_id) },
        payload: caep(event, 'The session was ended.'),
        // Someone else was in it, in the name of the user.
        isOnlyOfPart: impersonator !== undefined,
      },
    ]
  },
  'gatehouse.credential.changed': (event) => {
    const { user_id, credential_type, change_type } = event.data
    return [
      {
        type: 'credential-change',
        subject: { userId: text(user_id) },
        payload: { ...caep(event, 'A credential of the user was changed.'), credential_type, change_type },
      },
    ]
  },
  'authentication.mfa_succeeded': (event) => [
    {
      type: 'assurance-level-change',
      subject: { userId: text(event.data.user_id) },
      payload: {
        ...caep(event, 'The user proved a second factor.', 'user'),
        namespace: 'NIST-AAL',
        current_level: 'nist-aal2',
        previous_level: 'nist-aal1',
        change_direction: 'increase',
      },
    },
  ],
  'authentication.radar_risk_detected': (event) =>
    event.data.control === 'brute_force_attack' && event.data.auth_method === 'Password'
      ? [
          {
            type: 'credential-compromise',
            subject: { userId: text(event.data.user_id) },
            payload: {
              ...caep(event, 'The right password came from where many wrong ones had come from.', 'system'),
              credential_type: 'password',
            },
          },
        ]
      : [],
  'organization_membership.updated': (event) => {
    const { status, role, roles } = event.data
    const former = formerOf(event)
    const subject = memberIn(event)
    const isSwitched = former.status !== undefined && status !== 'pending' && former.status !== 'pending'
    return [
      ...(isSwitched && status === 'inactive' ? [part('account-disabled', subject, {})] : []),
      ...(isSwitched && status === 'active' ? [part('account-enabled', subject, {})] : []),
      ...(former.role === undefined && former.roles === undefined
        ? []
        : [
            part('token-claims-change', subject, {
              ...caep(event, 'The roles of the user in the organization were changed.'),
              claims: {
                org_id: subject.organizationId,
                role: slugOf(role),
                roles: Array.isArray(roles) ? roles.map(slugOf) : [slugOf(role)],
              },
            }),
          ]),
    ]
  },
  'organization_membership.deleted': (event) => [
    part('session-revoked', memberIn(event), caep(event, 'The user left the organization.')),
  ],
  'user.updated': (event) => {
    const { email: formerEmail } = formerOf(event)
    const { id, email: newEmail } = event.data
    if (typeof formerEmail !== 'string' || typeof newEmail !== 'string') return []
    if (formerEmail.toLowerCase() === newEmail.toLowerCase()) return []
    return [{ type: 'identifier-changed', subject: { userId: text(id) }, payload: {}, formerEmail, newEmail }]
  },
  'user.deleted': ({ data }) => [{ type: 'account-purged', subject: { userId: text(data.id) }, payload: {} }],
}

function part(type: SignalType, subject: SignalSubject, payload: Signal['payload']): Signal {
  return { type, subject, payload, isOnlyOfPart: true }
}

/** The members that all events of CAEP have (CAEP 1.0 §2). */
function caep({ created_at, context }: LoggedEvent, reason: string, by?: string) {
  return {
    event_timestamp: Math.floor(Date.parse(created_at) / 1_000),
    initiating_entity: by ?? initiatorOf(recordOf(context?.actor)),
    reason_admin: { en: reason },
  }
}

/** The application and its operators administer; what comes with no key of theirs, a user asked for. */
function initiatorOf({ source, name }: Record<string, unknown>): 'admin' | 'user' | 'system' {
  if (source === 'system') return 'system'
  return source === 'api' && name === null ? 'user' : 'admin'
}

function formerOf({ context }: LoggedEvent): Record<string, unknown> {
  return recordOf(context?.previous_attributes)
}

function memberIn({ data }: LoggedEvent) {
  return { userId: text(data.user_id), organizationId: text(data.organization_id) }
}

function organizationIn(id: unknown): Pick<SignalSubject, 'organizationId'> {
  return typeof id === 'string' ? { organizationId: id } : {}
}

function slugOf(role: unknown): string {
  return text(recordOf(role).slug)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
