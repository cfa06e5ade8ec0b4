import { useState } from 'react'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { State } from '../../ui/badge.tsx'
import { Danger } from '../../ui/danger.tsx'
import { Card } from '../../ui/facts.tsx'
import { ChoiceField, Form, TextField } from '../../ui/form.tsx'
import { Narrow } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { announce } from '../../ui/toasts.tsx'
import { type ActionEndpoint, type ActionText, failureChoices } from './action-texts.ts'
import styles from './actions.module.css'
import { Calls } from './calls.tsx'
import { NewSecret } from './new-secret.tsx'
import { Test } from './test.tsx'

export function Endpoint({ id, text }: { id: string; text: ActionText }) {
  const read = useRead('GET /action_endpoints/{id}', { path: { id } })
  return <Shown of={read}>{(endpoint) => <Stored endpoint={endpoint} text={text} />}</Shown>
}

function Stored({ endpoint, text }: { endpoint: ActionEndpoint; text: ActionText }) {
  const { id, status, endpoint_url: url, on_failure: onFailure } = endpoint
  const change = useChange('PATCH /action_endpoints/{id}')
  const isEnabled = status === 'enabled'
  return (
    <Card
      title={text.title}
      actions={
        <span className={styles.actions}>
          <State value={status} />
          <Act
            change={change}
            input={{ seen: [endpoint], path: { id }, body: { status: isEnabled ? 'disabled' : 'enabled' } }}
            done={isEnabled ? 'Disabled: nothing is denied by it now.' : 'Enabled the endpoint.'}
          >
            {isEnabled ? 'Disable' : 'Enable'}
          </Act>
          <RotateSecret id={id} />
          <Delete endpoint={endpoint} title={text.title} />
        </span>
      }
    >
      <Narrow>
        <Form
          action="Save"
          of={[endpoint]}
          change={change}
          onSubmit={(values) =>
            change.mutate(
              {
                seen: values.seen,
                path: { id },
                body: {
                  endpoint_url: values.text('endpoint_url'),
                  on_failure: values.text('on_failure') === 'allow' ? 'allow' : 'deny',
                },
              },
              { onSuccess: () => announce('Saved the endpoint.') },
            )
          }
        >
          <TextField
            name="endpoint_url"
            type="url"
            label={`Address for ${text.title.toLowerCase()}`}
            hint={text.what}
            defaultValue={url}
          />
          <ChoiceField
            name="on_failure"
            label="If it gives no answer"
            options={failureChoices}
            defaultValue={onFailure}
          />
        </Form>
      </Narrow>
      <Test id={id} onFailure={onFailure} />
      <h3 className={styles.heading}>Last calls</h3>
      <Calls endpoint={endpoint} />
    </Card>
  )
}

function RotateSecret({ id }: { id: string }) {
  const rotate = useChange('POST /action_endpoints/{id}/rotate_secret')
  const [isShown, setShown] = useState(false)
  return (
    <>
      <Danger
        action="Rotate secret"
        name={id}
        consequence="The present secret stops working at once. Until your endpoint has the new one, its answers do not count."
        change={rotate}
        onConfirm={() => rotate.mutate({ path: { id } }, { onSuccess: () => setShown(true) })}
      />
      <NewSecret secret={isShown ? rotate.data?.secret : undefined} onClose={() => setShown(false)} />
    </>
  )
}

function Delete({ endpoint, title }: { endpoint: ActionEndpoint; title: string }) {
  const { id } = endpoint
  const remove = useChange('DELETE /action_endpoints/{id}')
  return (
    <Danger
      action="Delete"
      name={title}
      consequence="Your endpoint is not asked any more, and nothing is denied by it."
      change={remove}
      onConfirm={() =>
        remove.mutate({ seen: [endpoint], path: { id } }, { onSuccess: () => announce('Deleted the endpoint.') })
      }
    />
  )
}
