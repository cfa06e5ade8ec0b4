import { useParams, useSearch } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { Copy } from '../../ui/copy.tsx'
import { Danger } from '../../ui/danger.tsx'
import { TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { List } from '../../ui/list.tsx'
import { Toolbar } from '../../ui/object-page.tsx'
import { Empty } from '../../ui/states.tsx'
import { MaybeTime, Missing, Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'

const from = '/$environment/organizations/$organization/api-keys'

/** Keys with which the customer calls your application. */
export function ApiKeysTab() {
  const { organization } = useParams({ from })
  const search = useSearch({ from })
  const read = useRead('GET /organizations/{organizationId}/api_keys', {
    path: { organizationId: organization },
    query: { ...search, limit: 50 },
  })
  const expire = useChange('POST /api_keys/{id}/expire')
  return (
    <>
      <Toolbar>
        <NewKey organization={organization} />
      </Toolbar>
      <List
        label="API keys"
        read={read}
        keyOf={({ id }) => id}
        empty={
          <Empty title="No API keys yet">
            The customer's programs call your application with them. Most customers make them in the widget.
          </Empty>
        }
        columns={[
          { name: 'Name', cell: ({ name }) => name },
          { name: 'Key', cell: (row) => <code>{row.obfuscated_value}</code> },
          { name: 'Permissions', cell: ({ permissions }) => permissions.join(', ') || <Missing /> },
          { name: 'Last used', cell: (row) => <MaybeTime value={row.last_used_at} /> },
          { name: 'Ends', cell: (row) => <MaybeTime value={row.expires_at} /> },
          { name: 'Created', cell: (row) => <Time value={row.created_at} /> },
          {
            name: 'Action',
            cell: ({ id, name, expires_at: end }) => (
              <>
                {end !== null && Date.parse(end) <= Date.now() ? null : (
                  <Act change={expire} input={{ path: { id }, body: {} }} done={`${name} no longer works.`}>
                    End now
                  </Act>
                )}{' '}
                <Delete id={id} name={name} />
              </>
            ),
          },
        ]}
      />
    </>
  )
}

function NewKey({ organization }: { organization: string }) {
  const create = useChange('POST /organizations/{organizationId}/api_keys')
  return (
    <FormDialog
      trigger="Create key"
      look="primary"
      title="Create a key of this organization"
      action="Create key"
      change={create}
      toInput={(values) => ({
        path: { organizationId: organization },
        body: {
          name: values.text('name'),
          permissions: values.words('permissions'),
          ...(values.optional('expires_at') === undefined ? {} : { expires_at: values.time('expires_at') }),
        },
      })}
      done={({ name }) => `Created ${name}.`}
      result={({ value }) => (
        <>
          <p>Copy it now and give it to the customer. You won't see it again.</p>
          <Copy value={value} label="Copy key" />
        </>
      )}
    >
      <TextField name="name" label="Name" />
      <TextField name="permissions" label="Permissions" hint="Slugs with commas between." />
      <TextField name="expires_at" type="datetime-local" label="Ends" hint="Optional. In your own time zone." />
    </FormDialog>
  )
}

function Delete({ id, name }: { id: string; name: string }) {
  const remove = useChange('DELETE /api_keys/{id}')
  return (
    <Danger
      action="Delete"
      name={name}
      consequence="Programs that use it are refused at once."
      change={remove}
      onConfirm={() => remove.mutate({ path: { id } }, { onSuccess: () => announce(`Deleted ${name}.`) })}
    />
  )
}
