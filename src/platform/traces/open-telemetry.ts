import {
  type Attributes,
  type Link,
  ROOT_CONTEXT,
  type Span as SdkSpan,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources'
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  type IdGenerator,
  RandomIdGenerator,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base'
import { packageVersion } from '../package.ts'
import { isRequestId, rootSpanIdOf, traceIdOf } from './trace-ids.ts'
import type { Span, SpanAttributes, SpanMaker } from './traces.ts'

const kinds = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} as const

/**
 * Makes spans by OpenTelemetry's SDK and sends them by OTLP over HTTP. The SDK reads the standard variables itself: the endpoint and
 * its headers, the sampler, limits, batches, and the attributes of the resource.
 */
export function createSpanMaker(exporter: SpanExporter = new OTLPTraceExporter()): SpanMaker {
  const ids = new Ids()
  const provider = new BasicTracerProvider({
    // What the operator says of the service comes last, and counts.
    resource: resourceFromAttributes({ 'service.name': 'gatehouse', 'service.version': packageVersion }).merge(
      detectResources({ detectors: [envDetector] }),
    ),
    idGenerator: ids,
    spanProcessors: [new BatchSpanProcessor(exporter)],
  })
  const tracer = provider.getTracer('gatehouse', packageVersion)
  /** The spans of the SDK by ours. */
  const made = new WeakMap<Span, SdkSpan>()

  function toSpan(span: SdkSpan): Span {
    const own = new OpenSpan(span)
    made.set(own, span)
    return own
  }

  return {
    begin(name, { kind, attributes }, parent) {
      const above = made.get(parent)
      const context = above === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, above)
      return toSpan(tracer.startSpan(name, sdkOptions(kind, attributes), context))
    },
    beginRoot(name, { kind, attributes, requestId, causedBy, caller }) {
      const contexts = [causedBy === undefined ? undefined : contextOfRequest(causedBy), readTraceparent(caller)]
      const links = contexts.filter((context) => context !== undefined).map((context): Link => ({ context }))
      const options = { ...sdkOptions(kind, attributes), links, root: true }
      return toSpan(ids.during(requestId, () => tracer.startSpan(name, options, ROOT_CONTEXT)))
    },
    stop: () => provider.shutdown(),
  }
}

function sdkOptions(kind: keyof typeof kinds | undefined, attributes: SpanAttributes = {}) {
  return { kind: kind === undefined ? SpanKind.INTERNAL : kinds[kind], attributes: attributes as Attributes }
}

class OpenSpan implements Span {
  readonly #span: SdkSpan

  constructor(span: SdkSpan) {
    this.#span = span
  }

  get traceId(): string {
    return this.#span.spanContext().traceId
  }

  get traceparent(): string {
    const { traceId, spanId, traceFlags } = this.#span.spanContext()
    return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`
  }

  isOpen(): boolean {
    return this.#span.isRecording()
  }

  set(attributes: SpanAttributes): void {
    this.#span.setAttributes(attributes as Attributes)
  }

  end(failure?: string): void {
    if (!this.isOpen()) return
    if (failure !== undefined) {
      this.#span.setAttribute('error.type', failure)
      this.#span.setStatus({ code: SpanStatusCode.ERROR })
    }
    this.#span.end()
  }
}

/** Random ids, save for the trace of a request. */
class Ids implements IdGenerator {
  readonly #random = new RandomIdGenerator()
  #requestId: string | undefined

  /** The SDK asks for ids while it starts a span, and at no other time. */
  during<T>(requestId: string | undefined, start: () => T): T {
    this.#requestId = requestId !== undefined && isRequestId(requestId) ? requestId : undefined
    try {
      return start()
    } finally {
      this.#requestId = undefined
    }
  }

  generateTraceId(): string {
    return this.#requestId === undefined ? this.#random.generateTraceId() : traceIdOf(this.#requestId)
  }

  generateSpanId(): string {
    return this.#requestId === undefined ? this.#random.generateSpanId() : rootSpanIdOf(this.#requestId)
  }
}

function contextOfRequest(requestId: string): SpanContext | undefined {
  if (!isRequestId(requestId)) return undefined
  return {
    traceId: traceIdOf(requestId),
    spanId: rootSpanIdOf(requestId),
    traceFlags: TraceFlags.SAMPLED,
    isRemote: true,
  }
}

/** W3C Trace Context §3.2. Of a later version, the members of this one are read. */
function readTraceparent(text: string | undefined): SpanContext | undefined {
  const [, version, traceId = '', spanId = '', flags = ''] =
    /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(?:-.*)?$/.exec(text ?? '') ?? []
  const context = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & TraceFlags.SAMPLED, isRemote: true }
  return version === undefined || version === 'ff' || !trace.isSpanContextValid(context) ? undefined : context
}
