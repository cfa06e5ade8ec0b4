import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { createConsoleMount } from './console/console-sessions/index.ts'
import { createChangeRecorder } from './console/operator-log/index.ts'
import { findDeclined } from './declined.ts'
import { authenticateDirectory, renderScimRefusal } from './directory-sync/scim/index.ts'
import { findEnvironmentsAllowing } from './environment/cors-origins/index.ts'
import {
  authenticateClient,
  authenticateManagementKey,
  authenticateSystemKey,
  createKeyList,
  presentedSecrets,
  presumeClient,
  presumeManagementKey,
} from './environment/environments/index.ts'
import { createErrorPage } from './pages/error-pages/index.ts'
import type { System } from './platform/context.ts'
import type { HttpServerOptions } from './platform/http/server/options.ts'
import { createHttpServer } from './platform/http/server.ts'
import { authenticateSession } from './sign-in/access-tokens/index.ts'
import { authenticateEvaluator } from './standards/authzen/index.ts'
import { authenticateSignalReceiver } from './standards/shared-signals/index.ts'
import { authenticateWidget } from './widgets/widget-tokens/index.ts'

/** By which load balancers and monitors look at a process: all that one which only runs jobs serves. */
export const probes: ReadonlySet<string> = new Set(['gatehouse.health', 'gatehouse.ready', 'gatehouse.metrics'])

type Given = Pick<HttpServerOptions, 'operations' | 'lifecycle' | 'onFinished' | 'tracing' | 'front'>

/** What callers prove themselves with, by the access that an operation declares. */
export function createAuthenticators(system: System): HttpServerOptions['authenticators'] {
  return {
    api_key: (request) => authenticateManagementKey(system, request),
    system_key: (request) => authenticateSystemKey(system, request),
    client_id: (request, { query, body }) =>
      authenticateClient(system, request, {
        clientId: body.client_id ?? query.client_id,
        clientSecret: body.client_secret,
      }),
    session: (request) => authenticateSession(system, request),
    widget: (request) => authenticateWidget(system, request),
    evaluator: (request) => authenticateEvaluator(system, request),
    signal_receiver: (request) => authenticateSignalReceiver(system, request),
    directory: (request, { params }) => authenticateDirectory(system, request, params.key),
  }
}

/** The server of HTTP over a database: what callers prove themselves with, and how they are refused. */
export function createRequestHandling(system: System, log: Logger, given: Given): Promise<FastifyInstance> {
  const { operations } = given
  const mayBeKey = createKeyList(system)
  return createHttpServer({
    ...given,
    system,
    log,
    operations: system.config.role === 'worker' ? operations.filter(({ id }) => probes.has(id)) : operations,
    authenticators: createAuthenticators(system),
    presume: (request) => presumeManagementKey(system, request),
    presumeClient: (request, body = {}) =>
      presumeClient(system, request, { clientId: body.client_id, clientSecret: body.client_secret }),
    mount: createConsoleMount(system),
    recorder: createChangeRecorder(operations),
    mayCarryKey: (request, body) => mayBeKey(presentedSecrets(request, body.client_secret)),
    findEnvironmentsAllowing,
    findDeclined,
    renderers: { page: createErrorPage(system), scim: renderScimRefusal },
    probes,
  })
}
