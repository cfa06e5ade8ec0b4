import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { Danger } from '../../ui/danger.tsx'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'
import { contextInWords } from './context.ts'
import { RevealObject } from './reveal.tsx'
import { Versions } from './versions.tsx'

type Metadata = Answer<'GET /vault/v1/kv/{id}/metadata'>

/** What is known of a value without opening it. */
export function VaultObject() {
  const { environment, object: id } = useParams({ from: '/$environment/vault/objects/$object' })
  const read = useRead('GET /vault/v1/kv/{id}/metadata', { path: { id } })
  return (
    <Shown of={read}>
      {(object) => {
        const { name, metadata } = object
        return (
          <>
            <PageHead
              crumbs={
                <Link to="/$environment/vault" params={{ environment }}>
                  Vault
                </Link>
              }
              title={name}
              id={id}
              actions={
                <>
                  <RevealObject id={id} />
                  <NewVersion object={object} />
                  <Delete object={object} />
                </>
              }
            />
            <Card title="Object">
              <Facts>
                <Fact name="Key context">{contextInWords(metadata.context) || <Missing />}</Fact>
                <Fact name="Key">
                  <code>{metadata.key_id}</code>
                </Fact>
                <Fact name="Updated">
                  <Time value={metadata.updated_at} precise />
                </Fact>
                <Fact name="Updated by">{metadata.updated_by.name || metadata.updated_by.id}</Fact>
              </Facts>
            </Card>
            <Versions id={id} />
          </>
        )
      }}
    </Shown>
  )
}

function NewVersion({ object: { id, name, metadata } }: { object: Metadata }) {
  const change = useChange('PUT /vault/v1/kv/{id}')
  return (
    <FormDialog
      trigger="New version"
      title={`New version of ${name}`}
      description="The present value becomes an earlier version."
      action="Store"
      change={change}
      toInput={(values) => ({
        path: { id },
        body: { value: values.text('value'), version_check: metadata.version_id },
      })}
      done={() => 'Stored a new version.'}
    >
      <TextField name="value" label="Value" rows={4} isCode />
    </FormDialog>
  )
}

function Delete({ object: { id, name, metadata } }: { object: Metadata }) {
  const { environment } = useParams({ from: '/$environment/vault/objects/$object' })
  const navigate = useNavigate()
  const remove = useChange('DELETE /vault/v1/kv/{id}')
  return (
    <Danger
      action="Delete"
      name={name}
      consequence="The value and its earlier versions are deleted. This cannot be undone."
      isFinal
      change={remove}
      onConfirm={() =>
        remove.mutate(
          { path: { id }, query: metadata.version_id === null ? {} : { version_check: metadata.version_id } },
          {
            onSuccess: () => {
              announce(`Deleted ${name}.`)
              void navigate({ to: '/$environment/vault', params: { environment } })
            },
          },
        )
      }
    />
  )
}
