import type { useChange } from '../../shell/query.ts'
import { Card } from '../../ui/facts.tsx'
import { ChoiceField, Form, TextField } from '../../ui/form.tsx'
import { Narrow } from '../../ui/note.tsx'
import { type ActionText, type ActionType, failureChoices } from './action-texts.ts'

type Create = ReturnType<typeof useChange<'POST /action_endpoints'>>

export function NewEndpoint({ type, text, create }: { type: ActionType; text: ActionText; create: Create }) {
  const isOfThis = create.variables?.body.type === type
  return (
    <Card title={text.title}>
      <Narrow>
        <Form
          action="Create endpoint"
          change={create}
          busy={isOfThis && create.isPending}
          failure={isOfThis ? create.error : null}
          onSubmit={(values) =>
            create.mutate({
              body: {
                type,
                endpoint_url: values.text('endpoint_url'),
                on_failure: values.text('on_failure') === 'allow' ? 'allow' : 'deny',
              },
            })
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
    </Card>
  )
}
