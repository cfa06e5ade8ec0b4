import { useState } from 'react'
import { useChange } from '../../shell/query.ts'
import { useSession } from '../../shell/session.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { ChoiceField, Form } from '../../ui/form.tsx'
import { announce } from '../../ui/toasts.tsx'

/** Copies roles, settings, branding and the like from another environment: first what would be copied, then the copy. */
export function CopySettings({ system, id, name }: { system: string; id: string; name: string }) {
  const [isOpen, setOpen] = useState(false)
  const [source, setSource] = useState('')
  const { environments } = useSession()
  const look = useChange('POST /environments/{id}/copy_settings', { environment: system })
  const copy = useChange('POST /environments/{id}/copy_settings', { environment: system })
  const close = (): void => {
    setOpen(false)
    look.reset()
  }
  return (
    <>
      <Button change={look} onClick={() => setOpen(true)}>
        Copy settings
      </Button>
      <Dialog
        title={`Copy settings to ${name}`}
        description="Roles, permissions, redirect addresses, sign-in settings, branding and flags. What is there with the same name is replaced."
        isOpen={isOpen}
        onClose={close}
      >
        {look.data === undefined ? (
          <Form
            action="See what would be copied"
            change={look}
            secondary={<Button onClick={close}>Cancel</Button>}
            onSubmit={(values) => {
              setSource(values.text('source'))
              look.mutate({ path: { id }, body: { source: values.text('source'), dry_run: true } })
            }}
          >
            <ChoiceField
              name="source"
              label="From"
              options={environments
                .filter((environment) => environment.id !== id && environment.kind !== 'system')
                .map((environment) => ({ value: environment.id, text: environment.name }))}
            />
          </Form>
        ) : (
          <Form
            action="Copy"
            change={copy}
            secondary={<Button onClick={close}>Cancel</Button>}
            onSubmit={() =>
              copy.mutate(
                { path: { id }, body: { source } },
                {
                  onSuccess: () => {
                    announce(`Copied the settings to ${name}.`)
                    close()
                  },
                },
              )
            }
          >
            <Facts>
              {Object.entries(look.data.copied).map(([part, count]) => (
                <Fact key={part} name={part.replaceAll('_', ' ')}>
                  {count}
                </Fact>
              ))}
            </Facts>
          </Form>
        )}
      </Dialog>
    </>
  )
}
