import { useQueryClient } from '@tanstack/react-query'
import { useChange } from '../../shell/query.ts'
import { sessionQuery } from '../../shell/session.ts'
import { Copy } from '../../ui/copy.tsx'
import { ChoiceField, TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'

const kinds = [
  { value: 'sandbox', text: 'Sandbox' },
  { value: 'production', text: 'Production' },
] as const

function kindOf(text: string): 'production' | 'sandbox' {
  return text === 'production' ? 'production' : 'sandbox'
}

/** Makes an environment and shows its first key once. */
export function NewEnvironment({ system }: { system: string }) {
  const client = useQueryClient()
  const create = useChange('POST /environments', { environment: system })
  return (
    <FormDialog
      trigger="Create environment"
      look="primary"
      title="Create an environment"
      description="It has its own users, keys and settings."
      action="Create environment"
      change={create}
      toInput={(values) => {
        const cluster = values.optional('cluster')
        return {
          body: {
            name: values.text('name'),
            kind: kindOf(values.text('kind')),
            ...(cluster === undefined ? {} : { cluster }),
          },
        }
      }}
      done={({ name }) => `Created ${name}.`}
      onDone={() => void client.invalidateQueries({ queryKey: sessionQuery.queryKey })}
      result={({ api_key: key }) => (
        <>
          <p>This is its first API key. Copy it now and keep it secret. You won't see it again.</p>
          <Copy value={key} label="Copy API key" />
        </>
      )}
    >
      <TextField name="name" label="Name" />
      <ChoiceField name="kind" label="Kind" options={kinds} />
      <TextField
        name="cluster"
        label="Cluster"
        hint="A name in DATABASES, for a server with several PostgreSQL clusters. Empty: the first one."
      />
    </FormDialog>
  )
}
