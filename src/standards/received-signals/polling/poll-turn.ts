import { findEnvironmentContext } from '#environment/environments/index.ts'
import type { System } from '#platform/context.ts'
import { isLeaseOver } from '#platform/followers/leases.ts'
import type { TurnOptions } from '#platform/followers/turn-follower.ts'
import type { Credential } from '#platform/outgoing/credential.ts'
import { findConnection } from '#sso/connections/index.ts'
import { acknowledge, askForTokens, type Outcomes, PollFailure } from './ask.ts'
import type { ClaimedPoll } from './claim.ts'
import { writeAnswer, writeFailure, writeTurnEnd } from './outcomes.ts'
import { takeTokens } from './take-tokens.ts'

export interface PollOptions extends TurnOptions {
  credentialOf(poll: ClaimedPoll): Credential
}

/** Then it is the turn of others, if any wait. */
const roundsPerTurn = 10
/** For a transmitter that answers at once though it should wait, or says the same again and again. */
const leastPauseMs = 5_000

/**
 * Asks a transmitter until it has nothing new. A token is acknowledged after it is stored, by the next request; one whose acknowledgement
 * got lost comes again, and does nothing. Never throws.
 */
export async function pollTurn(
  system: System,
  poll: ClaimedPoll,
  { random, stopping, credentialOf }: PollOptions,
): Promise<void> {
  try {
    const ctx = await findEnvironmentContext(system, poll.environment_id)
    const connection = ctx && (await findConnection(ctx, poll.id))
    if (ctx === undefined || connection === undefined) return
    const asking = { credential: credentialOf(poll), stopping }
    const pauseMs = poll.interval_seconds === null ? leastPauseMs : poll.interval_seconds * 1_000
    let outcomes: Outcomes = { ack: [], setErrs: {} }
    let next = system.now()
    for (let round = 0; round < roundsPerTurn; round++) {
      const askedAt = system.now().getTime()
      const tokens = await askForTokens(system, poll, outcomes, asking)
      if (tokens.length === 0) return await writeTurnEnd(system, poll, new Date(askedAt + pauseMs))
      const receiver = isLeaseOver(poll, system.now()) ? undefined : await writeAnswer(system, poll)
      if (receiver === undefined) return
      const taken = await takeTokens(ctx, connection, receiver, tokens, poll.failures > 0)
      poll.failures = 0
      outcomes = taken.outcomes
      next = new Date(askedAt + (taken.added === 0 ? pauseMs : 0))
      if (taken.added === 0) break
    }
    await acknowledge(system, poll, outcomes, asking)
    await writeTurnEnd(system, poll, next)
  } catch (error) {
    if (stopping.aborted) return
    if (!(error instanceof PollFailure))
      system.log.error({ err: error, connection: poll.id }, 'a transmitter of signals could not be polled')
    const failure = error instanceof PollFailure ? error : new PollFailure('The server failed, and tries again.')
    await writeFailure(system, poll, failure, random).catch((err) =>
      system.log.error({ err, connection: poll.id }, 'the failure of a poll was not written down'),
    )
  }
}
