import { useRead } from '../../shell/query.ts'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { Shown } from '../../ui/states.tsx'

/** How long sessions last. An organization's policy can't change it either. */
export function Sessions() {
  const read = useRead('GET /environments/current', {})
  return (
    <Card title="Sessions">
      <Shown of={read} rows={2}>
        {({ session_timeout: seconds }) => (
          <Facts>
            <Fact name="A session ends">{Math.round(seconds / 86_400)} days after the sign-in. Fixed.</Fact>
            <Fact name="An access token ends">
              After 5 minutes. Fixed: a session that is ended stops working that soon everywhere.
            </Fact>
          </Facts>
        )}
      </Shown>
    </Card>
  )
}
