import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { OrganizationFilter } from '../../shell/object-filter.tsx'
import { useMay } from '../../shell/permissions.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextFilter } from '../../ui/filters.tsx'
import { CheckField, Form, TextField } from '../../ui/form.tsx'
import { List } from '../../ui/list.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Empty } from '../../ui/states.tsx'
import { MaybeTime, Missing, Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'
import { nameOf } from './name-of.ts'

export function UserList() {
  const { environment } = useParams({ from: '/$environment/users' })
  const { new: asksNew, ...search } = useSearch({ from: '/$environment/users' })
  const read = useRead('GET /user_management/users', { query: { ...search, limit: 50 } })
  const isFiltered = search.search !== undefined || search.organization_id !== undefined
  const mayCreate = useMay('POST /user_management/users')
  const create = (
    <ButtonLink change={{ isAllowed: mayCreate }} look="primary" to="." search={{ ...search, new: '1' }}>
      Create user
    </ButtonLink>
  )
  return (
    <>
      <PageHead title="Users" actions={create} />
      <List
        label="Users"
        read={read}
        keyOf={({ id }) => id}
        isFiltered={isFiltered}
        filters={
          <>
            <TextFilter name="search" label="Email, name or external id" value={search.search} />
            <OrganizationFilter value={search.organization_id} />
          </>
        }
        empty={
          <Empty title="No users yet" action={create}>
            People appear here when they sign up, are invited, or come from a directory.
          </Empty>
        }
        columns={[
          {
            name: 'Email',
            cell: ({ id, email }) => (
              <Link data-row to="/$environment/users/$user" params={{ environment, user: id }}>
                {email}
              </Link>
            ),
          },
          { name: 'Name', cell: (user) => nameOf(user) ?? <Missing /> },
          { name: 'Email verified', cell: ({ email_verified: verified }) => (verified ? 'Yes' : 'No') },
          { name: 'Last sign-in', cell: (user) => <MaybeTime value={user.last_sign_in_at} /> },
          { name: 'Created', cell: (user) => <Time value={user.created_at} /> },
        ]}
      />
      <NewUser isOpen={asksNew !== undefined} />
    </>
  )
}

function NewUser({ isOpen }: { isOpen: boolean }) {
  const { environment } = useParams({ from: '/$environment/users' })
  const navigate = useNavigate({ from: '/$environment/users' })
  const create = useChange('POST /user_management/users')
  const close = (): void => void navigate({ search: ({ new: _, ...search }) => search })
  return (
    <Dialog title="Create a user" isOpen={isOpen} onClose={close}>
      <Form
        action="Create user"
        change={create}
        secondary={<Button onClick={close}>Cancel</Button>}
        onSubmit={(values) => {
          const first = values.optional('first_name')
          const last = values.optional('last_name')
          create.mutate(
            {
              body: {
                email: values.text('email'),
                email_verified: values.isChecked('email_verified'),
                ...(first === undefined ? {} : { first_name: first }),
                ...(last === undefined ? {} : { last_name: last }),
              },
            },
            {
              onSuccess: ({ id, email }) => {
                announce(`Created ${email}.`)
                void navigate({ to: '/$environment/users/$user', params: { environment, user: id } })
              },
            },
          )
        }}
      >
        <TextField name="email" type="email" label="Email" />
        <TextField name="first_name" label="First name" />
        <TextField name="last_name" label="Last name" />
        <CheckField
          name="email_verified"
          label="The address belongs to this person"
          hint="No code is sent to verify it."
        />
      </Form>
    </Dialog>
  )
}
