import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { mainCluster } from './clusters.ts'
import { Hints } from './hints.ts'
import { type Leads, leadOfBody, leadOfClient, leadOfEnvironment, leadsOf, partsOf } from './leads.ts'

const askAgainAfterMs = 100
const mostAskedAgain = 20

/** What a cluster said of a request, held back until it is known whether another one knows more. */
export interface Answered {
  readonly request: FastifyRequest
  readonly status: number
  /** Whether an environment of the cluster was found for the request. */
  readonly found: Context | undefined
  /** Whether it is a refusal that another cluster may know better. */
  readonly isRefusal: boolean
  send(): void
}

/** The server of a cluster. `undefined` for one that was not reachable since the process began. */
type HandlerOf = (cluster: string) => Pick<FastifyInstance, 'routing'> | undefined

export interface FrontOptions {
  /** `main` first. */
  clusters: readonly string[]
  handlerOf: HandlerOf
  /** Whether a cluster's database answers, as far as the process knows. */
  answers(cluster: string): boolean
  /** The prefix of paths that name an environment. */
  mounted: string
  /** Whether an environment is on its way between clusters, or has just arrived. */
  isMoving(): Promise<boolean>
  hints?: Hints
}

/** Where a request has been so far. */
interface Journey {
  readonly url: string
  readonly response: ServerResponse
  readonly leads: Leads
  hinted: string | undefined
  /** Where it is now. */
  at: string
  readonly visited: Set<string>
  /** The answers of the clusters that do not know it, in order. */
  readonly answers: Answered[]
  /** Once a cluster has read it. */
  body: Buffer | undefined
  /** How often all clusters were asked again, while its environment may be between two of them. */
  askedAgain: number
  /** It is to be sent again: no cluster knows it at the moment, and one may in the next. */
  isPutOff: boolean
}

/**
 * Stands before the servers of several clusters: takes each request to the cluster that knows its environment.
 *
 * A cluster is the authority for what is in it. A request goes where a hint leads, otherwise to `main`; if it is refused there and
 * no environment was found for it, it goes on to the next. The answer of the first that finds the environment is sent, otherwise that of the
 * first at all; or, where one could not say, that the request is to be sent again. Until then nothing has left, and the body is kept.
 */
export class Front {
  readonly #options: FrontOptions
  readonly #hints: Hints
  readonly #journeys = new WeakMap<IncomingMessage, Journey>()

  constructor(options: FrontOptions) {
    this.#options = options
    this.#hints = options.hints ?? new Hints()
  }

  /** The listener of the process. */
  receive(request: IncomingMessage, response: ServerResponse): void {
    const leads = leadsOf(request, this.#options.mounted)
    const hinted = this.#hints.find(leads.all)
    const journey: Journey = {
      url: request.url ?? '',
      response,
      leads,
      hinted,
      at: mainCluster,
      visited: new Set(),
      answers: [],
      body: undefined,
      askedAgain: 0,
      isPutOff: false,
    }
    this.#journeys.set(request, journey)
    this.#visit(request, journey, hinted ?? this.#next(journey) ?? mainCluster)
  }

  /** Whether the request is with a server that only says that the cluster of the request does not answer. */
  isUnavailable(request: IncomingMessage): boolean {
    const journey = this.#journeys.get(request)
    return journey !== undefined && (journey.isPutOff || this.#options.handlerOf(journey.at) === undefined)
  }

  /** The body of a request that another cluster has read. */
  bodyOf(request: IncomingMessage): Buffer | undefined {
    return this.#journeys.get(request)?.body
  }

  /** Takes a request elsewhere, whose body names a client of another cluster. @returns whether it did */
  diverts(request: FastifyRequest): boolean {
    const journey = this.#journeys.get(request.raw)
    if (journey === undefined || journey.hinted !== undefined || journey.answers.length > 0) return false
    const lead = Buffer.isBuffer(request.body) ? leadOfBody(request.body) : undefined
    const cluster = lead === undefined ? undefined : this.#hints.find([lead])
    if (cluster === undefined) return false
    journey.hinted = cluster
    if (cluster === journey.at) return false
    this.#keepBody(journey, request)
    // Nothing was asked of this one yet: it may still be its request.
    journey.visited.delete(journey.at)
    leave(request)
    this.#visit(request.raw, journey, cluster)
    return true
  }

  /** Sends the answer of a cluster, or takes the request on. */
  answer(answered: Answered): void {
    const { request, found } = answered
    const journey = this.#journeys.get(request.raw)
    if (journey === undefined || !answered.isRefusal || found !== undefined || journey.isPutOff) {
      if (journey !== undefined && found !== undefined) this.#learn(journey, found)
      if (journey !== undefined && !journey.isPutOff) giveBack(journey.answers)
      answered.send()
      return
    }
    journey.answers.push(answered)
    const next = this.#goesOn(journey, answered) ? this.#next(journey) : undefined
    if (next !== undefined) {
      this.#keepBody(journey, request)
      leave(request)
      this.#visit(request.raw, journey, next)
      return
    }
    void this.#settle(request.raw, journey)
  }

  /** Sends what the first cluster said, or that one could not say. */
  async #settle(request: IncomingMessage, journey: Journey): Promise<void> {
    const { answers, leads, visited } = journey
    const chosen = answers.find(({ status }) => status >= 500) ?? answers[0]
    const isUnknown = answers.every(({ status }) => status < 429) && visited.size === this.#options.clusters.length
    if (isUnknown) {
      // Asked once all clusters have answered: one that was asked before the environment arrived there did not know it.
      const isMoving = await this.#options.isMoving().catch(() => true)
      if (isMoving && journey.askedAgain < mostAskedAgain) return this.#askAgain(request, journey)
      journey.isPutOff = isMoving
      if (!journey.isPutOff && leads.secret !== undefined) this.#hints.noteMiss(leads.secret)
    }
    for (const each of answers) if (each !== chosen || journey.isPutOff) leave(each.request)
    if (journey.isPutOff) return this.#visit(request, journey, mainCluster)
    if (chosen === undefined) return
    left.delete(chosen.request)
    chosen.send()
  }

  /** An environment is between two clusters for some milliseconds, which its callers need not notice. */
  async #askAgain(request: IncomingMessage, journey: Journey): Promise<void> {
    await delay(askAgainAfterMs)
    const answers = journey.answers.splice(0)
    giveBack(answers)
    for (const each of answers) leave(each.request)
    journey.askedAgain += 1
    journey.visited.clear()
    this.#visit(request, journey, this.#next(journey) ?? mainCluster)
  }

  #goesOn({ leads, hinted, at, body }: Journey, { request, status }: Answered): boolean {
    if (!leads.isAny || this.#hints.isMissed(leads.secret)) return false
    // What was too large was read in part.
    if (request.raw.readableDidRead && !Buffer.isBuffer(request.body) && body === undefined) return false
    // A cluster that does not answer takes its own environments with it, and does not make the others look for them each time.
    return status < 500 || hinted !== at || this.#hints.mayAskElsewhere(leads.all)
  }

  /** The next one to ask; those that do not answer come last. */
  #next({ visited }: Journey): string | undefined {
    const left = this.#options.clusters.filter((cluster) => !visited.has(cluster))
    return left.find((cluster) => this.#options.answers(cluster)) ?? left[0]
  }

  #visit(request: IncomingMessage, journey: Journey, cluster: string): void {
    const { handlerOf } = this.#options
    journey.at = cluster
    journey.visited.add(cluster)
    // Servers rewrite it.
    request.url = journey.url
    const handler = handlerOf(cluster) ?? handlerOf(mainCluster)
    handler?.routing(request, journey.response)
  }

  #keepBody(journey: Journey, { body }: FastifyRequest): void {
    if (Buffer.isBuffer(body)) journey.body = body
  }

  #learn({ leads, at }: Journey, { environmentId, clientId, actor }: Context): void {
    const parts = leads.secret === undefined || actor.type === 'directory' ? partsOf(leads) : []
    const secrets = leads.secret === undefined || actor.type === 'operator' ? [] : [leads.secret]
    const clients = actor.type === 'client' ? [leadOfClient(actor.id)] : []
    for (const lead of [...secrets, leadOfEnvironment(environmentId), leadOfClient(clientId), ...clients, ...parts])
      this.#hints.note(lead, at)
  }
}

/** Requests whose answer comes from elsewhere. */
const left = new WeakSet<FastifyRequest>()

function leave(request: FastifyRequest): void {
  left.add(request)
}

/** Whether the answer of a request comes from another cluster, so that this one neither counts nor logs it. */
export function hasLeft(request: FastifyRequest): boolean {
  return left.has(request)
}

/** A cluster that did not know the request counted it against its address; it was in order. */
function giveBack(answers: readonly Answered[]): void {
  for (const { request } of answers) {
    request.counted?.giveBack()
    request.guess?.giveBack()
    request.start?.giveBack()
  }
}
