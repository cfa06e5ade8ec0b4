import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { State } from '../../ui/badge.tsx'
import { Card } from '../../ui/facts.tsx'
import { TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Missing, Time } from '../../ui/time.tsx'
import { ContactInvitation, type SetupLink } from './contact-invitation.tsx'

/** The people who look after an organization's identity provider; they hear of certificates that end. */
export function ItContacts({ organization, links }: { organization: string; links: readonly SetupLink[] }) {
  const read = useRead('GET /organizations/{organization_id}/it_contacts', { path: { organization_id: organization } })
  const remove = useChange('DELETE /organizations/{organization_id}/it_contacts/{contact_id}')
  const linkOf = (email: string) => links.find(({ it_contact_emails: emails }) => emails.includes(email))
  return (
    <Card title="IT contacts" actions={<AddContact organization={organization} />}>
      <Shown of={read} rows={1}>
        {({ data }) =>
          data.length === 0 ? (
            <Note>None yet. They get a mail before a certificate ends.</Note>
          ) : (
            <Table
              label="IT contacts"
              rows={data}
              keyOf={({ id }) => id}
              columns={[
                { name: 'Email', cell: ({ email }) => email },
                {
                  name: 'Invitation',
                  cell: ({ email }) => {
                    const link = linkOf(email)
                    return link === undefined ? <Missing /> : <State value={link.state} />
                  },
                },
                { name: 'Added', cell: (contact) => <Time value={contact.created_at} /> },
                {
                  name: 'Action',
                  cell: ({ id, email }) => (
                    <>
                      <ContactInvitation
                        organization={organization}
                        contact={id}
                        email={email}
                        link={[linkOf(email)].find((link) => link?.state === 'active')}
                      />{' '}
                      <Act
                        look="quiet"
                        change={remove}
                        input={{ path: { organization_id: organization, contact_id: id } }}
                        done={`Removed ${email}.`}
                      >
                        Remove
                      </Act>
                    </>
                  ),
                },
              ]}
            />
          )
        }
      </Shown>
    </Card>
  )
}

function AddContact({ organization }: { organization: string }) {
  const add = useChange('POST /organizations/{organization_id}/it_contacts')
  return (
    <FormDialog
      trigger="Add contact"
      title="Add an IT contact"
      action="Add contact"
      change={add}
      toInput={(values) => ({ path: { organization_id: organization }, body: { email: values.text('email') } })}
      done={({ email }) => `Added ${email}.`}
    >
      <TextField name="email" type="email" label="Email" />
    </FormDialog>
  )
}
