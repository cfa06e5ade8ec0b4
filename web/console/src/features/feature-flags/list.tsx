import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMay } from '../../shell/permissions.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, TextField } from '../../ui/form.tsx'
import { List } from '../../ui/list.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Empty } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'

export function FeatureFlagList() {
  const { environment } = useParams({ from: '/$environment/feature-flags' })
  const { new: asksNew, ...search } = useSearch({ from: '/$environment/feature-flags' })
  const read = useRead('GET /feature-flags', { query: { ...search, limit: 50 } })
  const mayCreate = useMay('POST /feature-flags')
  const create = (
    <ButtonLink change={{ isAllowed: mayCreate }} look="primary" to="." search={{ ...search, new: '1' }}>
      Create flag
    </ButtonLink>
  )
  return (
    <>
      <PageHead title="Feature flags" actions={create} />
      <List
        label="Feature flags"
        read={read}
        keyOf={({ id }) => id}
        empty={
          <Empty title="No flags yet" action={create}>
            A flag turns a feature on for everyone, for a part of your users, or for chosen users and organizations.
          </Empty>
        }
        columns={[
          {
            name: 'Name',
            cell: ({ slug, name }) => (
              <Link data-row to="/$environment/feature-flags/$slug" params={{ environment, slug }}>
                {name}
              </Link>
            ),
          },
          { name: 'Slug', cell: ({ slug }) => <code>{slug}</code> },
          { name: 'State', cell: ({ enabled }) => <State value={enabled ? 'enabled' : 'disabled'} /> },
          { name: 'Tags', cell: ({ tags }) => tags.join(', ') || <Missing /> },
          { name: 'Updated', cell: (flag) => <Time value={flag.updated_at} /> },
        ]}
      />
      <NewFlag isOpen={asksNew !== undefined} />
    </>
  )
}

function NewFlag({ isOpen }: { isOpen: boolean }) {
  const { environment } = useParams({ from: '/$environment/feature-flags' })
  const navigate = useNavigate({ from: '/$environment/feature-flags' })
  const create = useChange('POST /feature-flags')
  const close = (): void => void navigate({ search: ({ new: _, ...search }) => search })
  return (
    <Dialog title="Create a flag" isOpen={isOpen} onClose={close}>
      <Form
        action="Create flag"
        change={create}
        secondary={<Button onClick={close}>Cancel</Button>}
        onSubmit={(values) =>
          create.mutate(
            { body: { name: values.text('name'), slug: values.text('slug') } },
            {
              onSuccess: ({ name, slug }) => {
                announce(`Created ${name}.`)
                void navigate({ to: '/$environment/feature-flags/$slug', params: { environment, slug } })
              },
            },
          )
        }
      >
        <TextField name="name" label="Name" />
        <TextField name="slug" label="Slug" hint="What your code asks for. It cannot change later." />
      </Form>
    </Dialog>
  )
}
