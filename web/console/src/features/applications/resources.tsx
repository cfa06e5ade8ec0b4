import { useSearch } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { Badge } from '../../ui/badge.tsx'
import { Danger } from '../../ui/danger.tsx'
import { CheckField, TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { List } from '../../ui/list.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Empty } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'
import { Sections } from './sections.tsx'

/** The APIs that applications ask tokens for. */
export function ResourceList() {
  const search = useSearch({ from: '/$environment/applications/resources' })
  const read = useRead('GET /user_management/authkit_oauth_resources', { query: { ...search, limit: 50 } })
  return (
    <>
      <PageHead title="Applications" actions={<NewResource />} />
      <Sections />
      <List
        label="Resources"
        read={read}
        keyOf={({ id }) => id}
        empty={
          <Empty title="No resources yet">
            A resource is an API of yours, such as an MCP server. Applications ask for a token for it by its address.
          </Empty>
        }
        columns={[
          {
            name: 'Address',
            cell: ({ uri, default: isDefault }) => (
              <>
                <code>{uri}</code> {isDefault ? <Badge tone="neutral">Default</Badge> : null}
              </>
            ),
          },
          { name: 'Created', cell: (resource) => <Time value={resource.created_at} /> },
          { name: 'Action', cell: ({ id, uri }) => <Delete id={id} uri={uri} /> },
        ]}
      />
    </>
  )
}

function NewResource() {
  const create = useChange('POST /user_management/authkit_oauth_resources')
  return (
    <FormDialog
      trigger="Register resource"
      look="primary"
      title="Register a resource"
      action="Register"
      change={create}
      toInput={(values) => ({ body: { uri: values.text('uri'), default: values.isChecked('default') } })}
      done={({ uri }) => `Registered ${uri}.`}
    >
      <TextField name="uri" type="url" label="Address" hint="The audience of its tokens." />
      <CheckField name="default" label="Used where an application names no resource" />
    </FormDialog>
  )
}

function Delete({ id, uri }: { id: string; uri: string }) {
  const remove = useChange('DELETE /user_management/authkit_oauth_resources/{id}')
  return (
    <Danger
      action="Delete"
      name={uri}
      consequence="Applications get no more tokens for it, and consents to it end."
      change={remove}
      onConfirm={() => remove.mutate({ path: { id } }, { onSuccess: () => announce(`Deleted ${uri}.`) })}
    />
  )
}
