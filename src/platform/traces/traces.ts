import { AsyncLocalStorage } from 'node:async_hooks'

/** Names and numbers of ours: never a value that a caller sent, which may be a secret or say something of a person. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean | undefined>>

export interface SpanOptions {
  /** `server` and `consumer` for what comes in, `client` and `producer` for what goes out. Unset for work within the process. */
  kind?: 'server' | 'client' | 'producer' | 'consumer'
  attributes?: SpanAttributes
}

/** A part of what is done, from its beginning to its end. */
export interface Span {
  readonly traceId: string
  /** In the notation of W3C Trace Context, for a request that goes out. */
  readonly traceparent: string
  /** False after its end, and where the sampler leaves it out. What begins within it then has no span. */
  isOpen(): boolean
  set(attributes: SpanAttributes): void
  /** @param failure a code or the name of an error; never its message, which may quote values. */
  end(failure?: string): void
}

export interface RootOptions extends SpanOptions {
  /** The request that is the root itself: the trace has an id that follows from the request's. */
  requestId?: string | undefined
  /** The request that led to it, in whichever process. The trace has a link to that of the request. */
  causedBy?: string | undefined
  /** The `traceparent` of a caller. It becomes a link and nothing else: callers decide neither ids nor what is sampled. */
  caller?: string | undefined
}

/** What the SDK does, or nothing. */
export interface SpanMaker {
  begin(name: string, options: SpanOptions, parent: Span): Span
  beginRoot(name: string, options: RootOptions): Span
  /** Sends what has not been sent yet. */
  stop(): Promise<void>
}

/**
 * Follows what a request or job does through the process. Without an operator who wants traces it does nothing, and everything
 * that uses it in a hot path looks at `isOn` first.
 */
export class Traces {
  readonly isOn: boolean
  readonly #maker: SpanMaker | undefined
  readonly #running: AsyncLocalStorage<Span> | undefined

  constructor(maker?: SpanMaker) {
    this.isOn = maker !== undefined
    this.#maker = maker
    this.#running = maker && new AsyncLocalStorage()
  }

  /** The span within which the caller runs. One that has ended is none: shared loops outlive the request that started them. */
  current(): Span | undefined {
    const span = this.#running?.getStore()
    return span?.isOpen() === true ? span : undefined
  }

  /** Begins a span below another. Undefined where there is none to be below. */
  begin(name: string, options: SpanOptions = {}, parent: Span | undefined = this.current()): Span | undefined {
    return parent?.isOpen() === true ? this.#maker?.begin(name, options, parent) : undefined
  }

  /** Begins a trace. Undefined without tracing. */
  beginRoot(name: string, options: RootOptions): Span | undefined {
    return this.#maker?.beginRoot(name, options)
  }

  /** Runs work within a span that the caller ends. */
  within<T>(span: Span | undefined, work: () => T): T {
    return span === undefined || this.#running === undefined ? work() : this.#running.run(span, work)
  }

  /** Runs work in a span below the current one. */
  inSpan<T>(name: string, options: SpanOptions, work: (span: Span | undefined) => Promise<T>): Promise<T> {
    return this.isOn ? this.#runIn(this.begin(name, options), work) : work(undefined)
  }

  /** Runs work as a trace of its own, whatever runs now. */
  inRoot<T>(name: string, options: RootOptions, work: (span: Span | undefined) => Promise<T>): Promise<T> {
    return this.isOn ? this.#runIn(this.beginRoot(name, options), work) : work(undefined)
  }

  async #runIn<T>(span: Span | undefined, work: (span: Span | undefined) => Promise<T>): Promise<T> {
    try {
      const result = await this.within(span, () => work(span))
      span?.end()
      return result
    } catch (error) {
      span?.end(failureName(error))
      throw error
    }
  }

  async stop(): Promise<void> {
    await this.#maker?.stop()
  }
}

export const noTraces = new Traces()

/** What names an error without its message: the code of ours, of PostgreSQL or of Node, otherwise the name of its class. */
export function failureName(error: unknown): string {
  if (!(error instanceof Error)) return 'error'
  const { reason, code, definition } = error as { reason?: unknown; code?: unknown; definition?: { code?: unknown } }
  const named = [definition?.code, reason, code].find(
    (name): name is string => typeof name === 'string' && /^[\w.-]{1,60}$/.test(name),
  )
  return named ?? error.name
}
