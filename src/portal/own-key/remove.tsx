import { type FieldState, Form, type FormTarget, renderPage, TextField } from '#pages/kit/index.ts'
import { DangerPage, type PortalContext } from '../kit/index.ts'
import { texts } from '../texts/index.ts'

export interface RemoveKeyProps {
  page: PortalContext
  service: string
  /** Gives the secrets back to a key of the application. */
  form: FormTarget
  /** Destroys them; receives `name`. */
  destroyForm: FormTarget
  name?: FieldState | undefined
  alert?: string | undefined
  backUrl: string
}

/** Asks how the use of a key ends: with the secrets kept, or gone for good. */
function RemoveKeyPage({ page, service, form, destroyForm, name, alert, backUrl }: RemoveKeyProps) {
  const text = texts.ownKey(page).remove
  return (
    <DangerPage
      page={page}
      pageKey="portal/own-key/remove"
      place="bring_your_own_key"
      question={{
        title: text.confirm(service),
        lead: text.lead(page.brand.name),
        submit: text.submit,
        keep: text.keep,
      }}
      form={form}
      backUrl={backUrl}
      alert={alert}
    >
      <section className="gh-card gp-card">
        <div>
          <h2>{text.destroy.title}</h2>
          <p className="gp-soft">{text.destroy.lead(page.organization)}</p>
        </div>
        <Form target={destroyForm}>
          <TextField
            name="name"
            label={text.destroy.field}
            state={name}
            autoComplete="off"
            maxLength={500}
            autoFocus={name?.error !== undefined}
          />
          <button className="gh-button gh-button-secondary gp-danger" type="submit">
            {text.destroy.submit}
          </button>
        </Form>
      </section>
    </DangerPage>
  )
}

export const renderPortalRemoveKey = (props: RemoveKeyProps): string => renderPage(<RemoveKeyPage {...props} />)
