import { useRead } from '../../shell/query.ts'
import { Settled } from '../../shell/settled.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { Addresses } from './addresses.tsx'
import { CorsOrigins } from './cors-origins.tsx'
import { Homepage } from './homepage.tsx'
import { Methods } from './methods.tsx'
import { Passwords } from './passwords.tsx'
import { RedirectUris } from './redirect-uris.tsx'
import { Sessions } from './sessions.tsx'
import { SignUp } from './sign-up.tsx'
import { SingleSignOn } from './single-sign-on.tsx'

/** How people sign up and sign in, one form a subject. */
export function SettingsPage() {
  const read = useRead('GET /environments/current/sign_in_settings', {})
  return (
    <>
      <PageHead title="Sign-in" />
      <Settled>
        <Shown of={read}>
          {(settings) => (
            <>
              <Methods settings={settings} />
              <SignUp settings={settings} />
              <Passwords settings={settings} />
              <SingleSignOn settings={settings} />
              <Addresses settings={settings} />
            </>
          )}
        </Shown>
        <Homepage />
        <RedirectUris />
        <CorsOrigins />
        <Sessions />
      </Settled>
    </>
  )
}
