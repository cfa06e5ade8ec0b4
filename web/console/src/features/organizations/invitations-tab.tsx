import { useParams, useSearch } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { State } from '../../ui/badge.tsx'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'

export function InvitationsTab() {
  const { organization } = useParams({ from: '/$environment/organizations/$organization/invitations' })
  const search = useSearch({ from: '/$environment/organizations/$organization/invitations' })
  const read = useRead('GET /user_management/invitations', {
    query: { ...search, organization_id: organization, limit: 50 },
  })
  return (
    <List
      label="Invitations"
      read={read}
      keyOf={({ id }) => id}
      empty={<Empty title="No invitations">Invitations to this organization appear here until people join.</Empty>}
      columns={[
        { name: 'Email', cell: ({ email }) => email },
        { name: 'State', cell: ({ state }) => <State value={state} /> },
        { name: 'Role', cell: ({ role_slug: role }) => role ?? <Missing /> },
        { name: 'Ends', cell: (invitation) => <Time value={invitation.expires_at} /> },
        { name: 'Action', cell: ({ id, state }) => (state === 'pending' ? <Pending id={id} /> : null) },
      ]}
    />
  )
}

function Pending({ id }: { id: string }) {
  const resend = useChange('POST /user_management/invitations/{id}/resend')
  const revoke = useChange('POST /user_management/invitations/{id}/revoke')
  return (
    <>
      <Act look="quiet" change={resend} input={{ path: { id } }} done="Sent it again.">
        Resend
      </Act>
      <Act look="quiet" change={revoke} input={{ path: { id } }} done="Revoked the invitation.">
        Revoke
      </Act>
    </>
  )
}
