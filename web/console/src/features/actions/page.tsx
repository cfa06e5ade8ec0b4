import { useRead } from '../../shell/query.ts'
import { PageHead } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { actionTexts, actionTypes } from './action-texts.ts'
import { Calls } from './calls.tsx'
import { Endpoint } from './endpoint.tsx'
import { NewEndpoint } from './new-endpoint.tsx'

/** Endpoints of the application that allow or deny sign-ins and registrations. */
export function ActionsPage() {
  const read = useRead('GET /action_endpoints', {})
  return (
    <>
      <PageHead title="Actions" />
      <Shown of={read}>
        {({ data }) =>
          actionTypes.map((type) => {
            const endpoint = data.find((each) => each.type === type)
            const text = actionTexts[type]
            return endpoint === undefined ? (
              <NewEndpoint key={type} type={type} text={text} />
            ) : (
              <Endpoint key={endpoint.id} endpoint={endpoint} text={text} />
            )
          })
        }
      </Shown>
      <Calls />
    </>
  )
}
