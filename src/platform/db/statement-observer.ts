import type { Log } from '../log.ts'
import { failureName, noTraces, type Span, type Traces } from '../traces/traces.ts'

/** What is asked of the database, for logs and traces. */
export interface Asked {
  /** Without values. */
  readonly summary: string
}

export interface ObserverOptions {
  traces?: Traces
  /** From how many milliseconds on a statement is written to the log; never for 0. */
  slowStatementMs?: number
  log?: Pick<Log, 'warn'>
}

/** Sees each statement between its sending and its answer. */
export class StatementObserver {
  readonly traces: Traces
  readonly #slowMs: number
  readonly #log: Pick<Log, 'warn'> | undefined

  constructor({ traces = noTraces, slowStatementMs = 0, log }: ObserverOptions = {}) {
    this.traces = traces
    this.#slowMs = slowStatementMs > 0 && log !== undefined ? slowStatementMs : Number.POSITIVE_INFINITY
    this.#log = log
  }

  /** @param requestId of the request that it belongs to, if it is known. @param parent the span of its transaction. */
  async observe<T>(asked: Asked, answer: Promise<T>, requestId?: string, parent?: Span): Promise<T> {
    const span = this.traces.isOn
      ? this.traces.begin(
          asked.summary,
          { kind: 'client', attributes: { 'db.system.name': 'postgresql', 'db.query.summary': asked.summary } },
          parent,
        )
      : undefined
    const began = performance.now()
    try {
      const answered = await answer
      span?.end()
      return answered
    } catch (error) {
      span?.end(failureName(error))
      throw error
    } finally {
      const ms = performance.now() - began
      if (ms >= this.#slowMs) this.#report(asked, ms, requestId, span)
    }
  }

  #report({ summary }: Asked, ms: number, requestId: string | undefined, span: Span | undefined): void {
    this.#log?.warn(
      {
        statement: summary,
        ms: Math.round(ms),
        ...(requestId === undefined ? {} : { reqId: requestId }),
        ...(span === undefined ? {} : { trace_id: span.traceId }),
      },
      'slow statement',
    )
  }
}
