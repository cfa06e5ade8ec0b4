import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMay } from '../../shell/permissions.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextFilter } from '../../ui/filters.tsx'
import { Form, TextField } from '../../ui/form.tsx'
import { List } from '../../ui/list.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Empty } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'

export function OrganizationList() {
  const { environment } = useParams({ from: '/$environment/organizations' })
  const { new: asksNew, ...search } = useSearch({ from: '/$environment/organizations' })
  const read = useRead('GET /organizations', { query: { ...search, limit: 50 } })
  const mayCreate = useMay('POST /organizations')
  const create = (
    <ButtonLink change={{ isAllowed: mayCreate }} look="primary" to="." search={{ ...search, new: '1' }}>
      Create organization
    </ButtonLink>
  )
  return (
    <>
      <PageHead title="Organizations" actions={create} />
      <List
        label="Organizations"
        read={read}
        keyOf={({ id }) => id}
        isFiltered={search.name_or_domain !== undefined}
        filters={<TextFilter name="name_or_domain" label="Name or domain" value={search.name_or_domain} />}
        empty={
          <Empty title="No organizations yet" action={create}>
            An organization is one of your customers: it has members, roles, and its own single sign-on.
          </Empty>
        }
        columns={[
          {
            name: 'Name',
            cell: ({ id, name }) => (
              <Link data-row to="/$environment/organizations/$organization" params={{ environment, organization: id }}>
                {name}
              </Link>
            ),
          },
          {
            name: 'Domains',
            cell: ({ domains }) =>
              domains.length === 0 ? <Missing /> : domains.map(({ domain }) => domain).join(', '),
          },
          { name: 'External id', cell: (organization) => organization.external_id ?? <Missing /> },
          { name: 'Created', cell: (organization) => <Time value={organization.created_at} /> },
        ]}
      />
      <NewOrganization isOpen={asksNew !== undefined} />
    </>
  )
}

function NewOrganization({ isOpen }: { isOpen: boolean }) {
  const { environment } = useParams({ from: '/$environment/organizations' })
  const navigate = useNavigate({ from: '/$environment/organizations' })
  const create = useChange('POST /organizations')
  const close = (): void => void navigate({ search: ({ new: _, ...search }) => search })
  return (
    <Dialog title="Create an organization" isOpen={isOpen} onClose={close}>
      <Form
        action="Create organization"
        change={create}
        secondary={<Button onClick={close}>Cancel</Button>}
        onSubmit={(values) => {
          const domain = values.optional('domain_data')
          create.mutate(
            {
              body: {
                name: values.text('name'),
                ...(domain === undefined ? {} : { domain_data: [{ domain, state: 'pending' }] }),
              },
            },
            {
              onSuccess: ({ id, name }) => {
                announce(`Created ${name}.`)
                void navigate({
                  to: '/$environment/organizations/$organization',
                  params: { environment, organization: id },
                })
              },
            },
          )
        }}
      >
        <TextField name="name" label="Name" />
        <TextField
          name="domain_data"
          label="Domain"
          hint="Optional. The customer proves that it is theirs, and then people with such addresses can use its single sign-on."
        />
      </Form>
    </Dialog>
  )
}
