import { useParams } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { State } from '../../ui/badge.tsx'
import { Card } from '../../ui/facts.tsx'
import { Note } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Time } from '../../ui/time.tsx'
import { ItContacts } from './it-contacts.tsx'
import { NewSetupLink } from './new-setup-link.tsx'

/** Links with which the administrators of an organization set things up in the portal, and who they are. */
export function PortalTab() {
  const { organization } = useParams({ from: '/$environment/organizations/$organization/portal' })
  const read = useRead('GET /portal/setup_links', { query: { organization, limit: 50 } })
  const remove = useChange('DELETE /portal/setup_links/{id}')
  return (
    <>
      <Card title="Setup links" actions={<NewSetupLink organization={organization} />}>
        <Shown of={read} rows={1}>
          {({ data }) =>
            data.length === 0 ? (
              <Note>None yet. A link lets the customer's IT administrator set things up without you.</Note>
            ) : (
              <Table
                label="Setup links"
                rows={data}
                keyOf={({ id }) => id}
                columns={[
                  { name: 'For', cell: ({ intent, intents }) => (intents ?? [intent ?? 'everything']).join(', ') },
                  { name: 'State', cell: ({ state }) => <State value={state} /> },
                  { name: 'Sent to', cell: ({ it_contact_emails: emails }) => emails.join(', ') },
                  { name: 'Ends', cell: (link) => <Time value={link.expires_at} /> },
                  {
                    name: 'Action',
                    cell: ({ id, state }) =>
                      state === 'active' ? (
                        <Act change={remove} input={{ path: { id } }} done="Revoked the link.">
                          Revoke
                        </Act>
                      ) : null,
                  },
                ]}
              />
            )
          }
        </Shown>
      </Card>
      <ItContacts organization={organization} links={read.data?.data ?? []} />
    </>
  )
}
