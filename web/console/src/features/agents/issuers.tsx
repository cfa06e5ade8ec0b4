import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { EditDialog } from '../../shell/edit-dialog.tsx'
import { useChange, useRead } from '../../shell/query.ts'
import { Danger } from '../../ui/danger.tsx'
import { type FormValues, TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'
import { Sections } from './sections.tsx'

type Issuer = Answer<'GET /agents/trusted_issuers'>['data'][number]

/** Services whose word your application takes for who an agent acts for. */
export function IssuerList() {
  const { environment } = useParams({ from: '/$environment/agents/issuers' })
  const search = useSearch({ from: '/$environment/agents/issuers' })
  const read = useRead('GET /agents/trusted_issuers', { query: { ...search, limit: 50 } })
  return (
    <>
      <Sections actions={<NewIssuer />} />
      <List
        label="Trusted issuers"
        read={read}
        keyOf={({ id }) => id}
        empty={
          <Empty title="No trusted issuers yet" action={<NewIssuer />}>
            A provider of agents signs who an agent acts for. With its keys known here, its agents register without a
            claim.
          </Empty>
        }
        columns={[
          {
            name: 'Name',
            cell: ({ id, name }) => (
              <Link
                data-row
                to="/$environment/agents/registrations"
                params={{ environment }}
                search={{ trusted_issuer_id: id }}
              >
                {name}
              </Link>
            ),
          },
          { name: 'Issuer', cell: ({ issuer }) => <code>{issuer}</code> },
          { name: 'Keys', cell: (row) => row.jwks_uri ?? `${row.jwks?.keys.length ?? 0} entered` },
          { name: 'Email domains', cell: (row) => row.email_domains.join(', ') || <Missing /> },
          { name: 'Created', cell: (row) => <Time value={row.created_at} /> },
          {
            name: 'Action',
            cell: (issuer) => (
              <>
                <EditIssuer issuer={issuer} /> <Delete issuer={issuer} />
              </>
            ),
          },
        ]}
      />
    </>
  )
}

function NewIssuer() {
  const create = useChange('POST /agents/trusted_issuers')
  return (
    <FormDialog
      trigger="Trust issuer"
      look="primary"
      title="Trust an issuer"
      action="Trust issuer"
      change={create}
      toInput={(values) => ({
        body: { issuer: values.text('issuer'), ...membersOf(values), jwks_uri: values.text('jwks_uri') },
      })}
      done={({ name }) => `Agents of ${name} are trusted.`}
    >
      <TextField name="issuer" type="url" label="Issuer" hint="As its tokens name it in iss." />
      <Fields />
    </FormDialog>
  )
}

function EditIssuer({ issuer: { id, name } }: { issuer: Issuer }) {
  const change = useChange('PATCH /agents/trusted_issuers/{id}')
  return (
    <EditDialog
      trigger="Edit"
      title={`Edit ${name}`}
      action="Save"
      reads="GET /agents/trusted_issuers/{id}"
      at={{ path: { id } }}
      change={change}
      toInput={(values) => {
        const uri = values.optional('jwks_uri')
        return {
          seen: values.seen,
          path: { id },
          body: { ...membersOf(values), ...(uri === undefined ? {} : { jwks_uri: uri }) },
        }
      }}
      done={(issuer) => `Saved ${issuer.name}.`}
    >
      {(issuer) => <Fields issuer={issuer} />}
    </EditDialog>
  )
}

function membersOf(values: FormValues) {
  return {
    name: values.text('name'),
    email_domains: values.words('email_domains'),
    max_age_seconds: Number(values.text('max_age_seconds')),
  }
}

function Fields({ issuer }: { issuer?: Issuer }) {
  return (
    <>
      <TextField name="name" label="Name" defaultValue={issuer?.name} />
      <TextField name="jwks_uri" type="url" label="Address of its keys" defaultValue={issuer?.jwks_uri ?? ''} />
      <TextField
        name="email_domains"
        label="Email domains"
        defaultValue={issuer?.email_domains.join(', ')}
        hint="With commas between. Users with other addresses confirm once, on a page, that agents may act for them."
      />
      <TextField
        name="max_age_seconds"
        type="number"
        label="Seconds since the user signed in there, at most"
        defaultValue={String(issuer?.max_age_seconds ?? 3_600)}
      />
    </>
  )
}

function Delete({ issuer: { id, name } }: { issuer: Issuer }) {
  const remove = useChange('DELETE /agents/trusted_issuers/{id}')
  return (
    <Danger
      action="Delete"
      name={name}
      consequence="Its agents can no longer register, and the registrations that it vouched for end."
      change={remove}
      onConfirm={() => remove.mutate({ path: { id } }, { onSuccess: () => announce(`No longer trusts ${name}.`) })}
    />
  )
}
