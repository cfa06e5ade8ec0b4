import type { FastifyBaseLogger } from 'fastify'
import type { Front } from '../../clusters/front.ts'
import type { System } from '../../context.ts'
import type { Lifecycle } from '../../lifecycle.ts'
import type { ChangeRecorder } from '../change-recorder.ts'
import type { Mount } from '../mount.ts'
import type { Access, Operation } from '../operation.ts'
import type { Presume } from '../serve/presumed-caller.ts'
import type { Authenticator } from '../serve/serve-operation.ts'
import type { OwnRenderers } from '../surfaces.ts'
import type { RequestTracing } from '../tracing.ts'
import type { MayCarryKey } from './address-limits.ts'
import type { FindAllowingEnvironments } from './cors.ts'

export interface HttpServerOptions {
  system: System
  log: FastifyBaseLogger
  operations: readonly Operation[]
  authenticators: Record<Exclude<Access, 'public'>, Authenticator>
  /** Knows callers with a management key from earlier requests. */
  presume?: Presume
  /** Knows callers with a credential in the body from earlier requests. */
  presumeClient?: Presume
  mayCarryKey: MayCarryKey
  findEnvironmentsAllowing: FindAllowingEnvironments
  /** What an official path is that is not served on purpose; `undefined` for any other. */
  findDeclined?: (path: string) => string | undefined
  renderers: OwnRenderers
  /** Where operations take another credential in the place of a key. */
  mount?: Mount
  recorder?: ChangeRecorder
  /** With several clusters, the server before those of all of them. */
  front?: Front
  tracing?: RequestTracing
  lifecycle: Lifecycle
  /** The operations by which load balancers and monitors look at the process, by id. */
  probes?: ReadonlySet<string>
  /** Sees every finished request: metrics, traces. */
  onFinished?: (operation: Operation | undefined, status: number, seconds: number) => void
}
