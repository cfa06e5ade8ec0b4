import { Link } from '@tanstack/react-router'
import { useEnvironmentId } from '../../shell/environment.ts'
import { Card } from '../../ui/facts.tsx'
import { actionTexts, actionTypes } from './action-texts.ts'
import styles from './actions.module.css'

/** Calls as such are not kept; what was denied is. */
export function Calls() {
  const environment = useEnvironmentId()
  return (
    <Card title="Calls">
      <div className={styles.calls}>
        <p>Gatehouse does not keep what was allowed. Each denial is an event, with the person and the address.</p>
        <ul>
          {actionTypes.map((type) => (
            <li key={type}>
              <Link to="/$environment/events" params={{ environment }} search={{ events: actionTexts[type].denied }}>
                Denied: {actionTexts[type].title.toLowerCase()}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  )
}
