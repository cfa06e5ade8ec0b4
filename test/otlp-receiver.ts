import { startLocalServer } from './local-server.ts'

/** A span as it came over the wire, with its attributes by name. */
export interface ReceivedSpan {
  traceId: string
  spanId: string
  parentSpanId: string | undefined
  name: string
  /** Of OTLP: 1 internal, 2 server, 3 client, 4 producer, 5 consumer. */
  kind: number
  startNs: bigint
  endNs: bigint
  attributes: Record<string, unknown>
  failed: boolean
  links: { traceId: string; spanId: string }[]
  resource: Record<string, unknown>
}

export interface OtlpReceiver {
  /** For `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  url: string
  spans: ReceivedSpan[]
  /** The bodies as they came. */
  bodies: string[]
  headers: Record<string, unknown>[]
  close(): void
}

interface KeyValue {
  key: string
  value: { stringValue?: string; intValue?: number | string; boolValue?: boolean }
}
interface WireSpan {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: number
  startTimeUnixNano: string
  endTimeUnixNano: string
  attributes?: KeyValue[]
  links?: { traceId: string; spanId: string }[]
  status?: { code?: number }
}
interface WireBody {
  resourceSpans: { resource: { attributes: KeyValue[] }; scopeSpans: { spans: WireSpan[] }[] }[]
}

/** Takes spans by OTLP/HTTP in JSON, as a collector of OpenTelemetry does. */
export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = []
  const bodies: string[] = []
  const headers: Record<string, unknown>[] = []
  const server = await startLocalServer(({ url, body, headers: given }) => {
    if (url.pathname !== '/v1/traces') return { status: 404, body: {} }
    bodies.push(body)
    headers.push(given)
    const { resourceSpans } = JSON.parse(body) as WireBody
    for (const { resource, scopeSpans } of resourceSpans)
      for (const span of scopeSpans.flatMap((scope) => scope.spans))
        spans.push(toSpan(span, valuesOf(resource.attributes)))
    return { status: 200, body: {} }
  })
  return { url: server.url, spans, bodies, headers, close: server.close }
}

function toSpan(span: WireSpan, resource: Record<string, unknown>): ReceivedSpan {
  const { traceId, spanId, name, kind, links = [] } = span
  return {
    traceId,
    spanId,
    parentSpanId: span.parentSpanId === '' ? undefined : span.parentSpanId,
    name,
    kind,
    startNs: BigInt(span.startTimeUnixNano),
    endNs: BigInt(span.endTimeUnixNano),
    attributes: valuesOf(span.attributes),
    failed: span.status?.code === 2,
    links: links.map((link) => ({ traceId: link.traceId, spanId: link.spanId })),
    resource,
  }
}

function valuesOf(attributes: readonly KeyValue[] = []): Record<string, unknown> {
  return Object.fromEntries(
    attributes.map(({ key, value: { stringValue, intValue, boolValue } }) => [
      key,
      stringValue ?? boolValue ?? Number(intValue),
    ]),
  )
}
