import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'

export const kinds = ['anonymous', 'service_auth', 'identity_assertion'] as const
export type Kind = (typeof kinds)[number]

export const statuses = ['unverified', 'verified', 'expired', 'revoked'] as const
export type Status = (typeof statuses)[number]

export const Registration = Type.Object({
  id: Type.String(),
  agent_identity: Type.Object(
    {
      id: Type.String(),
      userland_user_id: Nullable(Type.String({ description: 'The user for whom the agent acts, once it is claimed.' })),
      created_at: Timestamp,
      updated_at: Timestamp,
    },
    { description: 'The identity of the agent, and for whom it acts.' },
  ),
  organization_id: Type.String(),
  status: Type.Enum([...statuses]),
  kind: Type.Enum([...kinds], { description: 'How the agent registered.' }),
  claim: Nullable(
    Type.Object(
      {
        id: Type.String(),
        claim_completion: Nullable(
          Type.Object(
            {
              id: Type.String(),
              created_at: Timestamp,
              updated_at: Timestamp,
              expires_at: Timestamp,
              claimed_at: { ...Timestamp, description: 'When the agent was claimed.' },
            },
            { description: 'Who claimed the agent, and when. `null` until then.' },
          ),
        ),
        created_at: Timestamp,
        updated_at: Timestamp,
        expires_at: Timestamp,
      },
      { description: 'The claim of the agent. `null` if there is none.' },
    ),
  ),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type Registration = Static<typeof Registration>

export interface RegistrationRow {
  id: string
  identity_id: string
  kind: Kind
  status: Status
  organization_id: string
  has_own_organization: boolean
  user_id: string | null
  /** Who vouches for it. */
  issuer_id: string | null
  assertion_version: number
  refresh_generation: number
  refreshed_at: string | null
  refresh_expires_at: string | null
  expires_at: string | null
  created_at: string
  updated_at: string
}

export const registrationColumns = sql`
  r.id, r.identity_id, r.kind, r.status, r.organization_id, r.has_own_organization, r.user_id, r.issuer_id,
  r.assertion_version, r.refresh_generation, r.refreshed_at, r.refresh_expires_at, r.expires_at, r.created_at, r.updated_at`

/** A registration is expired as soon as its time is over, even if the job has not recorded it yet. */
export function statusOf({ status, expires_at }: Pick<RegistrationRow, 'status' | 'expires_at'>, now: Date): Status {
  return status === 'unverified' && expires_at !== null && Date.parse(expires_at) <= now.getTime() ? 'expired' : status
}

/** The claim of a registration and the attempt that completed it, where there are any. */
export interface DescribedClaim {
  claim_id: string | null
  claim_created_at: string | null
  claim_updated_at: string | null
  claim_expires_at: string | null
  claimed_at: string | null
  attempt_id: string | null
  attempt_created_at: string | null
  attempt_updated_at: string | null
  attempt_expires_at: string | null
}

/** A registration with its claim. */
export type DescribedRow = RegistrationRow & DescribedClaim

export function toRegistration(row: DescribedRow, now: Date): Registration {
  return {
    id: row.id,
    agent_identity: {
      id: row.identity_id,
      userland_user_id: row.user_id,
      created_at: row.created_at,
      updated_at: row.updated_at,
    },
    organization_id: row.organization_id,
    status: statusOf(row, now),
    kind: row.kind,
    claim: claimOf(row),
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

function claimOf(row: DescribedClaim): Registration['claim'] {
  const { claim_id, claim_created_at, claim_updated_at, claim_expires_at } = row
  if (claim_id === null || claim_created_at === null || claim_updated_at === null || claim_expires_at === null)
    return null
  return {
    id: claim_id,
    claim_completion: completionOf(row),
    created_at: claim_created_at,
    updated_at: claim_updated_at,
    expires_at: claim_expires_at,
  }
}

type Completion = NonNullable<Registration['claim']>['claim_completion']

function completionOf(row: DescribedClaim): Completion {
  const { attempt_id, attempt_created_at, attempt_updated_at, attempt_expires_at, claimed_at } = row
  if (attempt_id === null || attempt_created_at === null || attempt_updated_at === null) return null
  if (attempt_expires_at === null || claimed_at === null) return null
  return {
    id: attempt_id,
    created_at: attempt_created_at,
    updated_at: attempt_updated_at,
    expires_at: attempt_expires_at,
    claimed_at,
  }
}
