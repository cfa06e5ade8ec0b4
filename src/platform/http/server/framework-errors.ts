import type { FastifyRequest } from 'fastify'
import { DatabaseUnavailable } from '../../db/database-unavailable.ts'
import { isExhausted } from '../../db/exhausted.ts'
import { isGivenUp } from '../../db/given-up.ts'
import { isEnvironmentHeld } from '../../db/held-environment.ts'
import { SlowWorkRefused } from '../../db/slow-work.ts'
import { DatabaseUnsynchronized } from '../../db/standby-watch.ts'
import { errorCode, errorMessage } from '../../error-code.ts'
import type { Log } from '../../log.ts'
import { recordOf } from '../../records.ts'
import { DomainError, platformErrors } from '../errors.ts'
import { requestInfo } from '../request-info.ts'
import { operationOf } from '../serve/operation-of.ts'

/** Translates errors of the framework. Anything unknown is an internal error: its cause is logged, not shown. */
export function toDomainError(error: unknown, request: FastifyRequest): DomainError {
  if (error instanceof DomainError) return error
  const code = errorCode(error)
  const { statusCode } = recordOf(error)
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return tooLarge(operationOf(request)?.bodyLimit)
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return platformErrors.unsupportedMediaType()
  if (code === 'FST_ERR_BAD_URL') return platformErrors.malformedBody('The path contains an invalid percent-encoding.')
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500)
    return platformErrors.malformedBody('The request could not be read.')
  return asDomainError(error, requestInfo(request).log, operationOf(request)?.id)
}

/** Translates what a handler threw: also of a part of a request, whose other parts go on. */
export function asDomainError(error: unknown, log: Log, operation: string | undefined): DomainError {
  if (error instanceof DomainError) return error
  const code = errorCode(error)
  if (code === indexRowTooLarge) return platformErrors.invalidRequest([tooLong])
  if (code !== undefined && untakenText.has(code)) return platformErrors.invalidRequest([untaken])
  if (error instanceof SlowWorkRefused) {
    // Without its stack, since there are many of them at once.
    log.warn({ operation }, error.message)
    return platformErrors.databaseBusy(false)
  }
  if (isEnvironmentHeld(error)) return platformErrors.environmentMoving()
  const isExpected = error instanceof DatabaseUnavailable || code === statementTimedOut || isExhausted(error)
  log.error({ err: error, operation }, isExpected ? errorMessage(error) : 'unexpected error')
  if (code === statementTimedOut) return platformErrors.databaseBusy(true)
  if (error instanceof DatabaseUnsynchronized) return platformErrors.databaseUnsynchronized(error.mayBeDone)
  if (error instanceof DatabaseUnavailable) return platformErrors.databaseUnavailable(error.mayBeDone)
  if (isExhausted(error)) return platformErrors.databaseExhausted()
  if (isGivenUp(error)) return platformErrors.contended()
  return platformErrors.internal()
}

function tooLarge(bytes: number | undefined): DomainError {
  return platformErrors.bodyTooLarge(bytes === undefined ? undefined : `${bytes / 1_000} KB`)
}

/** `query_canceled`: waited for a lock, or worked, for as long as any statement may. */
const statementTimedOut = '57014'
/** `program_limit_exceeded` of PostgreSQL: a value too long for an index, in a member without a maximum length. */
const indexRowTooLarge = '54000'
/**
 * `character_not_in_repertoire`, `untranslatable_character`: a NUL. Where schemas look, it is refused before; elsewhere a
 * reader of ours should have done so, and the caller is at fault all the same.
 */
const untakenText: ReadonlySet<string> = new Set(['22021', '22P05'])
const untaken = {
  field: 'request',
  code: 'text_not_allowed',
  message: 'The request contains a NUL character. Remove it.',
}
const tooLong = {
  field: 'body',
  code: 'body_too_long',
  message: 'The body contains a value that is too long to be stored. Send a shorter one.',
}
