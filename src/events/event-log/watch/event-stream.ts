import { Readable } from 'node:stream'
import type { Context } from '#platform/context.ts'
import { DomainError } from '#platform/http/errors.ts'
import { shownAnswer } from '#platform/http/shown-answer.ts'
import { Event, toEvent } from '../schemas.ts'
import { type EventFilter, type FilteredEvent, passesFilter } from './event-filter.ts'
import { eventWatchOf, type LogPart } from './event-watch.ts'
import { readLog } from './read-log.ts'

/** Proxies close what is silent for longer; and so often a silent stream finds out that its caller is no longer permitted. */
const heartbeatMs = 20_000
/** For a reader that is too slow to take the end. */
const graceMs = 30_000
/** When a reader whose stream ended asks again. */
const retryMs = 2_000

export interface StreamOptions {
  /** The position after which it begins, and the id of the event there. */
  from: { position: number; cursor: string | null }
  seconds: number
}

/**
 * Server-sent events (HTML Living Standard §9.2): those of the log that match, in its order, each with its id. It reads only as fast
 * as its reader does, authenticates the caller again before it sends anything, and ends after so many seconds or when the caller is
 * no longer permitted.
 *
 * @throws tooManyStreams
 */
export function openEventStream(ctx: Context, filter: EventFilter, { from, seconds }: StreamOptions): Readable {
  let position = from.position
  let isFirst = true
  let isBusy = false
  let isEnded = false
  let isTimeUp = seconds === 0
  let isHeartbeatDue = false

  const place = eventWatchOf(ctx.system).join({
    environmentId: ctx.environmentId,
    caller: 'id' in ctx.actor ? `${ctx.actor.type} ${ctx.actor.id}` : ctx.actor.type,
    end,
  })
  const timeUp = setTimeout(() => {
    isTimeUp = true
    place.bell.ring()
  }, seconds * 1_000)
  const tooSlow = setTimeout(() => stream.destroy(), seconds * 1_000 + graceMs)
  const heartbeat = setInterval(() => {
    isHeartbeatDue = true
    place.bell.ring()
  }, heartbeatMs)
  const stream = new Readable({
    read: () => void advance(),
    destroy(error, done) {
      isEnded = true
      clearTimeout(timeUp)
      clearTimeout(tooSlow)
      clearInterval(heartbeat)
      place.leave()
      place.bell.ring()
      done(error)
    },
  })
  stream.push(`retry: ${retryMs}\n${from.cursor === null ? '' : `id: ${from.cursor}\n`}\n`)
  return stream

  function end(): void {
    if (!isEnded) stream.push(null)
    isEnded = true
  }

  /** @returns whether the reader takes more now */
  function send(text: string): boolean {
    return !isEnded && stream.push(text)
  }

  async function advance(): Promise<void> {
    if (isBusy) return
    isBusy = true
    try {
      while (!isEnded && (await step()));
    } catch (err) {
      if (!(err instanceof DomainError)) ctx.log.warn({ err }, 'a stream of events ended early')
      end()
    } finally {
      isBusy = false
    }
  }

  /** @returns whether to go on now: false once the reader has enough for the moment */
  async function step(): Promise<boolean> {
    const part = await next()
    const isAtEnd = part.events.length === 0 && part.upTo === position
    const found = part.events.filter((event) => passesFilter(filter, event))
    position = part.upTo
    if (found.length > 0) {
      await ctx.request?.authenticateAgain()
      return send(found.map((event) => messageOf(ctx, event)).join(''))
    }
    if (!isAtEnd) return true
    if (isTimeUp) end()
    else if (isHeartbeatDue) {
      isHeartbeatDue = false
      await ctx.request?.authenticateAgain()
      return send(':\n\n')
    } else await place.bell.rung()
    return true
  }

  /** What was acknowledged before the call is read from the log itself: streams hear of it a little later. */
  async function next(): Promise<LogPart> {
    const recent = isFirst ? undefined : place.recent(position)
    isFirst = false
    return recent ?? readLog(ctx, filter, position)
  }
}

function messageOf(ctx: Context, event: FilteredEvent): string {
  return `id: ${event.id}\ndata: ${JSON.stringify(shownAnswer(toEvent(event), Event, ctx))}\n\n`
}
