import { useSystemEnvironment } from '../../shell/session.ts'
import { PageHead } from '../../ui/object-page.tsx'
import { Empty } from '../../ui/states.tsx'
import { Invite } from './invite.tsx'
import { OperatorList } from './list.tsx'

/** The people who run this server. */
export function OperatorsPage() {
  const system = useSystemEnvironment()
  if (system === undefined)
    return (
      <>
        <PageHead title="Operators" />
        <Empty title="Owners only">Owners of the whole server invite operators and change their roles.</Empty>
      </>
    )
  return (
    <>
      <PageHead title="Operators" actions={<Invite system={system} />} />
      <OperatorList system={system} />
    </>
  )
}
