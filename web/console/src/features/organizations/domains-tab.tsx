import { useParams } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { State } from '../../ui/badge.tsx'
import { Copy } from '../../ui/copy.tsx'
import { Card } from '../../ui/facts.tsx'
import { TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Missing } from '../../ui/time.tsx'

/** The domains of an organization; people with an address of a verified one use its single sign-on. */
export function DomainsTab() {
  const { organization: id } = useParams({ from: '/$environment/organizations/$organization/domains' })
  const read = useRead('GET /organizations/{id}', { path: { id } })
  const verify = useChange('POST /organization_domains/{id}/verify')
  const remove = useChange('DELETE /organization_domains/{id}')
  return (
    <Card title="Domains" actions={<AddDomain organization={id} />}>
      <Shown of={read} rows={2}>
        {({ domains }) =>
          domains.length === 0 ? (
            <Note>None yet. Add one here, or let the customer do it in the portal.</Note>
          ) : (
            <Table
              label="Domains"
              rows={domains}
              keyOf={(domain) => domain.id}
              columns={[
                { name: 'Domain', cell: ({ domain }) => domain },
                { name: 'State', cell: ({ state = 'pending' }) => <State value={state} /> },
                {
                  name: 'TXT record',
                  cell: ({ verification_token: token }) =>
                    token === undefined ? <Missing /> : <Copy value={token} label="Copy TXT record" />,
                },
                {
                  name: 'Action',
                  cell: (domain) => (
                    <>
                      {domain.state === 'verified' ? null : (
                        <Act
                          change={verify}
                          input={{ path: { id: domain.id } }}
                          done={`Looking for the record of ${domain.domain}.`}
                        >
                          Check now
                        </Act>
                      )}{' '}
                      <Act
                        look="quiet"
                        change={remove}
                        input={{ path: { id: domain.id } }}
                        done={`Removed ${domain.domain}.`}
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

function AddDomain({ organization }: { organization: string }) {
  const add = useChange('POST /organization_domains')
  return (
    <FormDialog
      trigger="Add domain"
      title="Add a domain"
      description="The customer proves that it is theirs with a TXT record."
      action="Add domain"
      change={add}
      toInput={(values) => ({ body: { domain: values.text('domain'), organization_id: organization } })}
      done={({ domain }) => `Added ${domain}.`}
    >
      <TextField name="domain" label="Domain" hint="Such as example.com." />
    </FormDialog>
  )
}
