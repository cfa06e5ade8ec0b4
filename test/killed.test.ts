import { test } from 'vitest'
import { killedUnderEvents } from '../src/audit-logs/audit-events/group-commit-killed.fixture.ts'
import { killedWhileSending } from '../src/audit-logs/log-streams/killed.fixture.ts'
import { killedBeforeDelivery } from '../src/connect/logouts/killed.fixture.ts'
import { killedInFirstRun } from '../src/directory-sync/pulled-directories/killed.fixture.ts'
import { killedBetweenServers } from '../src/standards/received-signals/killed.fixture.ts'
import { killedBeforeAcknowledging } from '../src/standards/received-signals/polling/killed.fixture.ts'
import { killedWhilePushing } from '../src/standards/scim-targets/killed.fixture.ts'
import { killedBetweenProviders } from './directory-sync/killed.ts'
import { oneInTurn } from './turns.ts'

// Each starts several servers as processes of their own. `crash.test.ts` kills a server in every run.
const all = [
  killedUnderEvents,
  killedWhileSending,
  killedBeforeDelivery,
  killedInFirstRun,
  killedBeforeAcknowledging,
  killedBetweenProviders,
  killedWhilePushing,
  killedBetweenServers,
]

test.each(oneInTurn(all))('$name', { timeout: 120_000 }, ({ run }) => run())
