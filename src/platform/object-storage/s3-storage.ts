import { setTimeout as delay } from 'node:timers/promises'
import { type AwsIdentity, CloudIdentityFailure } from '../cloud-identity/index.ts'
import { escapeUri, presignForAws, signForAws } from '../outgoing/aws-signature.ts'
import { OutgoingError } from '../outgoing/errors.ts'
import type { OutgoingClient, OutgoingRequest, OutgoingResponse } from '../outgoing/index.ts'
import { inParts, partBytes } from './parts.ts'
import { checkKey, dispositionOf, type ObjectStorage, StorageError } from './storage.ts'

export interface S3Options {
  bucket: string
  region: string
  /**
   * Replaces Amazon's endpoint. The bucket is then the first part of the path, as other services and servers expect.
   */
  endpoint: string | undefined
  identity: AwsIdentity
}

export interface S3Parts {
  outgoing: OutgoingClient
  now: () => Date
  wait?: (ms: number) => Promise<unknown>
}

type S3Request = Pick<OutgoingRequest, 'method' | 'headers' | 'body'>

const tries = 4
/** For one part on a slow line. */
const timeoutMs = 120_000

/** A bucket of Amazon S3 or of anything that speaks its protocol. Larger files are sent in parts. */
export function createS3Storage(options: S3Options, { outgoing, now, wait = delay }: S3Parts): ObjectStorage {
  const { bucket, region, identity, endpoint } = options
  const base =
    endpoint === undefined ? `https://${bucket}.s3.${region}.amazonaws.com` : `${endpoint}/${escapeUri(bucket)}`
  const urlOf = (key: string, query = '') => `${base}/${checkKey(key).split('/').map(escapeUri).join('/')}${query}`
  async function scope() {
    const credentials = await identity.credentials().catch((error: unknown) => {
      throw error instanceof CloudIdentityFailure
        ? new StorageError(`The bucket ${bucket} cannot be reached. ${error.message}`, error)
        : error
    })
    return { service: 's3', region, credentials, at: now() }
  }

  /** Sends again what may be sent again, which all of these requests may. */
  async function ask(url: string, request: S3Request): Promise<OutgoingResponse> {
    for (let tried = 1; ; tried++) {
      const outcome = await trySending(url, request)
      if (!(outcome instanceof StorageError)) return outcome
      if (tried >= tries) throw outcome
      await wait(250 * 2 ** tried)
    }
  }

  async function trySending(url: string, request: S3Request): Promise<OutgoingResponse | StorageError> {
    try {
      const signed = await signForAws({ ...request, url, timeoutMs, isRepeatable: true }, await scope())
      const answer = await outgoing.request(signed)
      if (answer.status < 300) return answer
      if (answer.status >= 500 || answer.status === 429) return refusal(answer)
      throw refusal(answer)
    } catch (error) {
      // Without credentials, too, it may help to ask again.
      if (error instanceof StorageError && error.cause instanceof CloudIdentityFailure) return error
      if (error instanceof OutgoingError)
        return new StorageError(`The bucket ${bucket} cannot be reached. ${error.message}`, error)
      throw error
    }
  }

  async function putInParts(key: string, parts: AsyncIterable<Buffer>, contentType: string): Promise<void> {
    const begun = await ask(urlOf(key, '?uploads'), { method: 'POST', headers: { 'content-type': contentType } })
    const upload = `uploadId=${escapeUri(elementOf(begun, 'UploadId'))}`
    try {
      const tags: string[] = []
      for await (const body of parts) {
        const answer = await ask(urlOf(key, `?partNumber=${tags.length + 1}&${upload}`), { method: 'PUT', body })
        tags.push(String(answer.headers.etag ?? ''))
      }
      const answer = await ask(urlOf(key, `?${upload}`), {
        method: 'POST',
        headers: { 'content-type': 'application/xml' },
        body: completion(tags),
      })
      // The service begins its answer before it is done, so a failure may come with 200.
      if (!answer.body.includes('<CompleteMultipartUploadResult')) throw refusal(answer)
    } catch (error) {
      await ask(urlOf(key, `?${upload}`), { method: 'DELETE' }).catch(() => undefined)
      throw error
    }
  }

  function refusal({ status, body }: OutgoingResponse): StorageError {
    const code = /<Code>([\w.-]{1,100})<\/Code>/.exec(body.toString('utf8'))?.[1]
    return new StorageError(`The bucket ${bucket} answered ${status}${code === undefined ? '' : ` ${code}`}.`)
  }

  return {
    async put(key, content, contentType) {
      const parts = inParts(content)
      const first = (await parts.next()).value ?? Buffer.alloc(0)
      if (first.length < partBytes)
        await ask(urlOf(key), { method: 'PUT', headers: { 'content-type': contentType }, body: first })
      else await putInParts(key, withFirst(first, parts), contentType)
    },
    async signedUrl(key, { fileName, contentType, until }) {
      const at = now()
      const answered = `?response-content-disposition=${escapeUri(dispositionOf(fileName))}&response-content-type=${escapeUri(contentType)}`
      const seconds = Math.max(1, Math.floor((until.getTime() - at.getTime()) / 1_000))
      return presignForAws({ method: 'GET', url: urlOf(key, answered) }, { ...(await scope()), at, seconds })
    },
    readLink: () => undefined,
    openLink: async () => undefined,
    async delete(key) {
      await ask(urlOf(key), { method: 'DELETE' })
    },
  }
}

async function* withFirst(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  yield first
  yield* rest
}

function completion(tags: readonly string[]): string {
  const parts = tags.map((tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${escapeXml(tag)}</ETag></Part>`)
  return `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${parts.join('')}</CompleteMultipartUpload>`
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** An element with a name or id, whose answer has one element of this name. */
function elementOf({ body }: OutgoingResponse, name: string): string {
  const text = new RegExp(`<${name}>([^<]{1,2000})</${name}>`).exec(body.toString('utf8'))?.[1]
  if (text === undefined) throw new StorageError(`The bucket gave no ${name}.`)
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
