import type { Answer } from '../../api/client.ts'
import { useChange } from '../../shell/query.ts'
import { CheckField, FieldGroup, type FormValues, TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'

type Blueprint = Answer<'GET /agents/blueprints/{agent_blueprint_id}'>

const usualSession = { max_age_seconds: 3_600, access_token_ttl_seconds: 300, refresh_token_ttl_seconds: 3_600 }

export function BlueprintForm() {
  const create = useChange('POST /agents/blueprints')
  return (
    <FormDialog
      trigger="Create blueprint"
      look="primary"
      title="Create a blueprint"
      action="Create blueprint"
      change={create}
      toInput={(values) => ({
        body: {
          ...membersOf(values),
          ...(values.optional('description') === undefined ? {} : { description: values.text('description') }),
        },
      })}
      done={({ name }) => `Created ${name}.`}
    >
      <Fields />
    </FormDialog>
  )
}

export function EditBlueprint({ blueprint }: { blueprint: Blueprint }) {
  const change = useChange('PATCH /agents/blueprints/{agent_blueprint_id}')
  return (
    <FormDialog
      trigger="Edit"
      title={`Edit ${blueprint.name}`}
      action="Save"
      change={change}
      of={[blueprint]}
      toInput={(values) => ({
        seen: values.seen,
        path: { agent_blueprint_id: blueprint.id },
        body: { ...membersOf(values), description: values.optional('description') ?? null },
      })}
      done={({ name }) => `Saved ${name}.`}
    >
      <Fields blueprint={blueprint} />
    </FormDialog>
  )
}

function membersOf(values: FormValues) {
  return {
    name: values.text('name'),
    permissions: values.words('permissions'),
    invocable_by: { role_slugs: values.words('role_slugs'), organization_ids: values.words('organization_ids') },
    invocable_as: { instance_types: (['delegated', 'autonomous'] as const).filter((type) => values.isChecked(type)) },
    session_settings: {
      max_age_seconds: Number(values.text('max_age_seconds')),
      access_token_ttl_seconds: Number(values.text('access_token_ttl_seconds')),
      refresh_token_ttl_seconds: Number(values.text('refresh_token_ttl_seconds')),
    },
  }
}

function Fields({ blueprint }: { blueprint?: Blueprint }) {
  const types = blueprint?.invocable_as.instance_types ?? ['delegated', 'autonomous']
  const session = blueprint?.session_settings ?? usualSession
  const by = blueprint?.invocable_by
  return (
    <>
      <TextField name="name" label="Name" defaultValue={blueprint?.name} />
      <TextField name="description" label="Description" defaultValue={blueprint?.description ?? ''} />
      <TextField
        name="permissions"
        label="Permissions"
        defaultValue={blueprint?.permissions.join(', ')}
        hint="Slugs with commas between. An agent that acts for a user has those that the user has too."
      />
      <FieldGroup label="It acts">
        <CheckField name="delegated" label="For a user" defaultChecked={types.includes('delegated')} />
        <CheckField name="autonomous" label="By itself" defaultChecked={types.includes('autonomous')} />
      </FieldGroup>
      <TextField
        name="role_slugs"
        label="Roles that may use it"
        defaultValue={by?.role_slugs.join(', ')}
        hint="Slugs with commas between. Empty: every member."
      />
      <TextField
        name="organization_ids"
        label="Organizations in which it may act"
        defaultValue={by?.organization_ids.join(', ')}
        hint="Ids with commas between. Empty: all."
      />
      <TextField
        name="max_age_seconds"
        type="number"
        label="Seconds that a chain of sessions may last"
        defaultValue={String(session.max_age_seconds)}
      />
      <TextField
        name="access_token_ttl_seconds"
        type="number"
        label="Seconds that an access token lasts"
        defaultValue={String(session.access_token_ttl_seconds)}
      />
      <TextField
        name="refresh_token_ttl_seconds"
        type="number"
        label="Seconds that a session lasts without a refresh"
        defaultValue={String(session.refresh_token_ttl_seconds)}
      />
    </>
  )
}
