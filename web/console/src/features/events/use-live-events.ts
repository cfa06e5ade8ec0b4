import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type Answer, type Input, streamOperation } from '../../api/client.ts'
import { type Failure, toFailure } from '../../api/failure.ts'
import { useEnvironmentId } from '../../shell/environment.ts'

export type Event = Answer<'GET /events'>['data'][number]
type Filter = Omit<NonNullable<Input<'GET /events/stream'>['query']>, 'seconds' | 'after'>

/** The server ends a stream after this; the next one continues it. */
const streamSeconds = 300
const mostShown = 500
const longestPauseMs = 30_000

export interface LiveEvents {
  /** What came while watching, newest first. It stays when watching is paused. */
  events: readonly Event[]
  isConnected: boolean
  /** Why watching has stopped. */
  failure: Failure | undefined
}

/**
 * The events that come while watching is on. A stream that ends is continued after its last event, also after a restart of the server;
 * a page in the background holds none.
 *
 * @param after the newest event that is shown already; undefined while that is not known
 */
export function useLiveEvents(
  filter: Filter,
  { isOn, after }: { isOn: boolean; after: string | null | undefined },
): LiveEvents {
  const environment = useEnvironmentId()
  const client = useQueryClient()
  const [kept, setKept] = useState({ of: '', live: none })
  const question = JSON.stringify([environment, filter])
  const lastId = useRef<{ of: string; id: string | undefined }>(undefined)
  const isKnown = after !== undefined

  // As they are when watching begins.
  const latest = useRef({ filter, after })
  latest.current = { filter, after }

  useEffect(() => {
    if (!isOn || !isKnown) return
    const asked = latest.current
    const setLive = (change: (current: LiveEvents) => LiveEvents): void =>
      setKept(({ of, live }) => ({ of: question, live: change(of === question ? live : none) }))
    if (lastId.current?.of !== question) lastId.current = { of: question, id: asked.after ?? undefined }
    const place = lastId.current
    const ended = new AbortController()
    let connection = new AbortController()

    const follow = async (): Promise<void> => {
      const { signal } = connection
      let pauseMs = 1_000
      while (!signal.aborted) {
        try {
          const input = { query: { ...asked.filter, seconds: streamSeconds } }
          for await (const messages of streamOperation(environment, 'GET /events/stream', input, {
            signal,
            lastId: place.id,
          })) {
            place.id = messages.findLast(({ id }) => id !== undefined)?.id ?? place.id
            pauseMs = 1_000
            // Our own server sends what the operation describes.
            const arrived = messages.flatMap(({ data }) => (data === undefined ? [] : [data as Event])).toReversed()
            setLive(({ events }) => ({
              events: [...arrived, ...events].slice(0, mostShown),
              isConnected: true,
              failure: undefined,
            }))
          }
        } catch (error) {
          if (signal.aborted) return
          const failure = toFailure(error)
          if (failure.code === 'invalid_cursor') place.id = undefined
          // The dialog that asks to sign in again opens for reads.
          else if (failure.status === 401) void client.invalidateQueries({ queryKey: [environment] })
          else if (failure.status >= 400 && failure.status < 500 && failure.status !== 429) {
            setLive((current) => ({ ...current, isConnected: false, failure }))
            return
          }
          setLive((current) => ({ ...current, isConnected: false }))
        }
        await new Promise((resolve) => setTimeout(resolve, pauseMs))
        pauseMs = Math.min(2 * pauseMs, longestPauseMs)
      }
    }
    const attend = (): void => {
      connection.abort()
      connection = new AbortController()
      if (!document.hidden && !ended.signal.aborted) void follow()
    }
    document.addEventListener('visibilitychange', attend)
    attend()
    return () => {
      ended.abort()
      connection.abort()
      document.removeEventListener('visibilitychange', attend)
      setLive((current) => ({ ...current, isConnected: false, failure: undefined }))
    }
  }, [isOn, isKnown, question, environment, client])

  return kept.of === question ? kept.live : none
}

const none: LiveEvents = { events: [], isConnected: false, failure: undefined }
