import {
  followInvitation,
  type ImportedInvitation,
  importInvitation,
  revokeInvitation,
} from '#access/invitations/index.ts'
import type { ObjectWriter } from '../../../object-writer.ts'
import { type ObjectRecord, RowRefused } from '../../../records.ts'
import { isoTime, requiredText, textOf } from '../../../values.ts'

export const invitationWriter: ObjectWriter = {
  plural: 'invitations',
  async create(tx, id, value) {
    await importInvitation(tx, invitationOf(id, value))
    return 'created'
  },
  update: (tx, id, value) => followInvitation(tx, invitationOf(id, value)),
  async remove(ctx, id) {
    await revokeInvitation(ctx, id)
  },
}

function invitationOf(id: string, value: ObjectRecord['value']): ImportedInvitation {
  const [expiresAt, createdAt] = [isoTime(value.expires_at), isoTime(value.created_at)]
  if (expiresAt === null || createdAt === null) throw new RowRefused('missing_time', '`expires_at` is missing.')
  return {
    id,
    email: requiredText(value.email, 'email'),
    organization_id: textOf(value.organization_id),
    inviter_user_id: textOf(value.inviter_user_id),
    role_slug: textOf(value.role_slug),
    token: requiredText(value.token, 'token'),
    accepted_at: isoTime(value.accepted_at),
    accepted_user_id: textOf(value.accepted_user_id),
    revoked_at: isoTime(value.revoked_at),
    expires_at: expiresAt,
    created_at: createdAt,
  }
}
