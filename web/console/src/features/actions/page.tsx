import { useChange, useRead } from '../../shell/query.ts'
import { Settled } from '../../shell/settled.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { actionTexts, actionTypes } from './action-texts.ts'
import { Endpoint } from './endpoint.tsx'
import { NewEndpoint } from './new-endpoint.tsx'
import { NewSecret } from './new-secret.tsx'

/** Endpoints of the application that allow or deny sign-ins and registrations. */
export function ActionsPage() {
  const read = useRead('GET /action_endpoints', {})
  // Here, as the form of a new endpoint gives way to that of the endpoint before its secret can be shown.
  const create = useChange('POST /action_endpoints')
  return (
    <>
      <PageHead title="Actions" />
      <Settled>
        <Shown of={read}>
          {({ data }) =>
            actionTypes.map((type) => {
              const endpoint = data.find((each) => each.type === type)
              const text = actionTexts[type]
              return endpoint === undefined ? (
                <NewEndpoint key={type} type={type} text={text} create={create} />
              ) : (
                <Endpoint key={endpoint.id} id={endpoint.id} text={text} />
              )
            })
          }
        </Shown>
      </Settled>
      <NewSecret secret={create.data?.secret} onClose={create.reset} />
    </>
  )
}
