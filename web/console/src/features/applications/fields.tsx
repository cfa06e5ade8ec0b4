import type { Answer } from '../../api/client.ts'
import { CheckField, ChoiceField, type FormValues, TextField } from '../../ui/form.tsx'

export type Application = Answer<'GET /connect/applications/{id}'>

/** What every application has. */
export function CommonFields({ application }: { application?: Application }) {
  return (
    <>
      <TextField name="name" label="Name" defaultValue={application?.name} />
      <TextField name="description" label="Description" defaultValue={application?.description ?? ''} />
      <TextField
        name="scopes"
        label="Scopes"
        defaultValue={application?.scopes.join(', ')}
        hint="What its tokens may ask for, with commas between them. Empty: what every application may."
      />
    </>
  )
}

/** What one that signs users in has besides. */
export function RedirectField({ application }: { application?: Application }) {
  const uris = application?.application_type === 'oauth' ? application.redirect_uris : []
  return (
    <TextField
      name="redirect_uris"
      label="Redirect addresses"
      rows={3}
      isCode
      defaultValue={uris
        .toSorted((one, other) => Number(other.default) - Number(one.default))
        .map(({ uri }) => uri)
        .join('\n')}
      hint="One a line. The first one is used where the application names none."
    />
  )
}

/** Where an application that signs users in learns of the ends of their sessions. */
export function LogoutFields({ application }: { application?: Application }) {
  const known = application?.application_type === 'oauth' ? application : undefined
  return (
    <>
      <TextField
        name="backchannel_logout_uri"
        type="url"
        label="Logout address"
        defaultValue={known?.backchannel_logout_uri ?? ''}
        hint="A logout token is sent here when a session of a user ends (OpenID Connect Back-Channel Logout)."
      />
      <CheckField
        name="backchannel_logout_session_required"
        label="It goes by sessions"
        defaultChecked={known?.backchannel_logout_session_required ?? false}
        hint="The application needs the sid of a session to end it. Logout tokens always have it."
      />
    </>
  )
}

export function logoutMembers(values: FormValues) {
  return {
    backchannel_logout_uri: values.text('backchannel_logout_uri'),
    backchannel_logout_session_required: values.isChecked('backchannel_logout_session_required'),
  }
}

/** What an application is held to. */
export function ProfileField({ application }: { application: Application }) {
  return (
    <ChoiceField
      name="security_profile"
      label="Security profile"
      defaultValue={application.security_profile}
      options={Object.entries(profiles).map(([value, text]) => ({ value, text }))}
      hint="With FAPI 2.0, it pushes its requests, proves itself with a key, and gets tokens that are bound to a key. Set its keys first."
    />
  )
}

const profiles = { none: 'None', fapi2: 'FAPI 2.0' } as const

export function profileInWords({ security_profile }: Application): string {
  return profiles[security_profile]
}

export function profileMembers(values: FormValues) {
  return { security_profile: values.text('security_profile') === 'fapi2' ? ('fapi2' as const) : ('none' as const) }
}

export function commonMembers(values: FormValues) {
  return {
    name: values.text('name'),
    description: values.optional('description') ?? null,
    scopes: values.words('scopes'),
  }
}

export function redirectMembers(values: FormValues) {
  return { redirect_uris: values.words('redirect_uris').map((uri, index) => ({ uri, default: index === 0 })) }
}
