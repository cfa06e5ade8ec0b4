import { useState } from 'react'
import { useChange } from '../../shell/query.ts'
import { Card } from '../../ui/facts.tsx'
import { ChoiceField, Form, TextField } from '../../ui/form.tsx'
import { Narrow } from '../../ui/note.tsx'
import { type ActionText, type ActionType, failureChoices } from './action-texts.ts'
import { NewSecret } from './new-secret.tsx'

export function NewEndpoint({ type, text }: { type: ActionType; text: ActionText }) {
  const create = useChange('POST /action_endpoints')
  const [isShown, setShown] = useState(false)
  return (
    <Card title={text.title}>
      <Narrow>
        <Form
          action="Create endpoint"
          busy={create.isPending}
          failure={create.error}
          onSubmit={(values) =>
            create.mutate(
              {
                body: {
                  type,
                  endpoint_url: values.text('endpoint_url'),
                  on_failure: values.text('on_failure') === 'allow' ? 'allow' : 'deny',
                },
              },
              { onSuccess: () => setShown(true) },
            )
          }
        >
          <TextField
            name="endpoint_url"
            type="url"
            label={`Address for ${text.title.toLowerCase()}`}
            hint={text.what}
          />
          <ChoiceField name="on_failure" label="If it gives no answer" options={failureChoices} />
        </Form>
      </Narrow>
      <NewSecret secret={isShown ? create.data?.secret : undefined} onClose={() => setShown(false)} />
    </Card>
  )
}
