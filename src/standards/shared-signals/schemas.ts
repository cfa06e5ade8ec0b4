import { type Static, Type } from 'typebox'
import { type Statement, sql } from '#platform/db/sql.ts'
import { defined } from '#platform/defined.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'
import { supportedEvents } from './event-types.ts'

export const pushMethod = 'urn:ietf:rfc:8935'
export const pollMethod = 'urn:ietf:rfc:8936'

export const subjectFormats = ['iss_sub', 'email', 'complex'] as const
export type SubjectFormat = (typeof subjectFormats)[number]

export const streamStatuses = ['enabled', 'paused', 'disabled'] as const
export type StreamStatus = (typeof streamStatuses)[number]

/** How often a receiver may have its stream verified, in seconds. */
export const verificationSeconds = 10
/** How long a signal waits to be taken, in days. Then its stream is disabled. */
export const patienceDays = 7

const SubjectFormatMember = Type.Enum([...subjectFormats], {
  description:
    'How signals name whom they are about. `iss_sub` (default) and `email` name the user, `complex` also the session and the organization.',
})

export const StreamId = Type.String({ description: 'The stream.' })

export const Stream = Type.Object({
  stream_id: StreamId,
  iss: Type.String({ description: 'The issuer of the tokens.' }),
  aud: Type.String({ description: 'The audience of the tokens.' }),
  events_supported: Type.Array(Type.String(), { description: 'The events that can be sent.' }),
  events_requested: Type.Optional(
    Type.Array(Type.String(), { description: 'The events that the receiver asked for.' }),
  ),
  events_delivered: Type.Array(Type.String(), { description: 'The events that are sent.' }),
  delivery: Type.Object(
    {
      method: Type.String({ description: `\`${pushMethod}\` (push) or \`${pollMethod}\` (poll).` }),
      endpoint_url: Type.String({ description: 'Where tokens are pushed to, or polled.' }),
    },
    { description: 'How tokens are delivered. The `authorization_header` is never returned.' },
  ),
  description: Type.Optional(Type.String()),
  min_verification_interval: Type.Integer({ description: 'In seconds.' }),
  inactivity_timeout: Type.Integer({
    description: 'In seconds. A stream is disabled when a signal has waited for so long.',
  }),
  subject_format: SubjectFormatMember,
  organization_id: Type.Optional(
    Type.String({ description: 'Whose users the stream is about. Without it, all users of the environment.' }),
  ),
  status: Type.Enum([...streamStatuses], { description: '`paused`: tokens wait. `disabled`: they are dropped.' }),
  reason: Type.Optional(Type.String({ description: 'Why it has this status, as far as it is known.' })),
  waiting_since: Type.Optional({
    ...Timestamp,
    description: 'Since when the first token waits that the receiver has not taken. Left out if none does.',
  }),
  created_at: Timestamp,
  last_error: Type.Optional(
    Type.Object(
      { message: Type.String(), occurred_at: Timestamp },
      { description: 'Why the receiver took nothing when it was last asked, or what it refused.' },
    ),
  ),
})
export type Stream = Static<typeof Stream>

const Delivery = Type.Object(
  {
    method: Type.String({ description: `\`${pushMethod}\` (push) or \`${pollMethod}\` (poll).` }),
    endpoint_url: Type.Optional(Type.String({ description: 'Where tokens are pushed to.' })),
    authorization_header: Type.Optional(
      Nullable(
        Type.String({
          ...secret,
          minLength: 1,
          maxLength: 2_000,
          pattern: '^[\\x21-\\x7e](?:[\\x20-\\x7e]*[\\x21-\\x7e])?$',
          description: 'The value of the header `Authorization` with which tokens are pushed.',
        }),
      ),
    ),
  },
  { description: 'How tokens are delivered. By polling, if it is left out.' },
)
export type Delivery = Static<typeof Delivery>

/** What a receiver may set. */
const receiverMembers = {
  events_requested: Type.Optional(
    Type.Array(Type.String({ maxLength: 500 }), {
      maxItems: 100,
      description: 'The events that the receiver wants. All that are supported, if it is left out.',
    }),
  ),
  delivery: Type.Optional(Delivery),
  description: Type.Optional(Nullable(Type.String({ maxLength: 500 }))),
  subject_format: Type.Optional(SubjectFormatMember),
}

export const CreateStream = Type.Object({
  ...receiverMembers,
  aud: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 500,
      description: 'The audience of the tokens. With a management key only; machines get their client id.',
    }),
  ),
  organization_id: Type.Optional(
    Type.String({
      description: 'Whose users the stream is about. With a management key only; machines get their organization.',
    }),
  ),
})
export type CreateStream = Static<typeof CreateStream>

/** Members of ours, which a receiver may repeat and not change (SSF 1.0 §8.1.1.3). */
const repeated = {
  iss: Type.Optional(Type.String()),
  aud: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])),
  events_supported: Type.Optional(Type.Array(Type.String(), { description: 'As the stream has them.' })),
  events_delivered: Type.Optional(Type.Array(Type.String(), { description: 'As the stream has them.' })),
  min_verification_interval: Type.Optional(Type.Integer({ description: 'As the stream has it.' })),
  inactivity_timeout: Type.Optional(Type.Integer({ description: 'As the stream has it.' })),
}

export const ChangeStream = Type.Object({
  stream_id: Type.String({ description: 'The stream that is changed.' }),
  ...receiverMembers,
  ...repeated,
})
export type ChangeStream = Static<typeof ChangeStream>

export const StreamStatusAnswer = Type.Object({
  stream_id: StreamId,
  status: Type.Enum([...streamStatuses]),
  reason: Type.Optional(Type.String()),
})

export interface StreamRow {
  id: string
  application_id: string | null
  organization_id: string | null
  audience: string
  subject_format: SubjectFormat
  method: 'push' | 'poll'
  endpoint_url: string | null
  sealed_authorization: string | null
  events_requested: string[] | null
  description: string | null
  status: StreamStatus
  status_reason: string | null
  last_error: string | null
  last_error_at: string | null
  waiting_since: string | null
  created_at: string
}

export const streamColumns: Statement = sql`
  s.id, s.application_id, s.organization_id, s.audience, s.subject_format, s.method, s.endpoint_url, s.sealed_authorization,
  s.events_requested, s.description, s.status, s.status_reason, s.last_error, s.last_error_at, s.created_at,
  (select g.created_at from signals g where g.environment_id = s.environment_id and g.stream_id = s.id
    order by g.sequence limit 1) as waiting_since`

/** @param polledAt where its tokens are polled. */
export function toStream(row: StreamRow, issuer: string, polledAt: string): Stream {
  const { events_requested, last_error, last_error_at } = row
  return {
    stream_id: row.id,
    iss: issuer,
    aud: row.audience,
    events_supported: [...supportedEvents],
    ...defined({ events_requested: events_requested ?? undefined }),
    events_delivered: deliveredEvents(events_requested),
    delivery: {
      method: row.method === 'push' ? pushMethod : pollMethod,
      endpoint_url: row.method === 'push' ? (row.endpoint_url ?? '') : polledAt,
    },
    ...defined({
      description: row.description ?? undefined,
      organization_id: row.organization_id ?? undefined,
      reason: row.status_reason ?? undefined,
      waiting_since: row.waiting_since ?? undefined,
      last_error:
        last_error === null || last_error_at === null ? undefined : { message: last_error, occurred_at: last_error_at },
    }),
    min_verification_interval: verificationSeconds,
    inactivity_timeout: patienceDays * 86_400,
    subject_format: row.subject_format,
    status: row.status,
    created_at: row.created_at,
  }
}

export function deliveredEvents(requested: readonly string[] | null): string[] {
  return supportedEvents.filter((uri) => requested === null || requested.includes(uri))
}

/** A stream to which signals go, enabled or paused. */
export interface OpenStream {
  environment_id: string
  id: string
  organization_id: string | null
  subject_format: SubjectFormat
  events_requested: string[] | null
  after_position: number
}
