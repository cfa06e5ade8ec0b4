/** What we use of the package, which brings no types. */
declare module 'samlp' {
  import type { Handler, Request, Response } from 'express'

  export interface Settings {
    issuer: string
    cert: string
    key: string
    audience?: string
    recipient?: string
    destination?: string
    sessionIndex?: string
    signAssertion?: boolean
    signResponse?: boolean
    signatureAlgorithm?: 'rsa-sha1' | 'rsa-sha256'
    digestAlgorithm?: 'sha1' | 'sha256'
    encryptionCert?: string
    encryptionPublicKey?: string | Buffer
    encryptionAlgorithm?: string
    disallowEncryptionWithInsecureAlgorithm?: boolean
    warnOnInsecureEncryptionAlgorithm?: boolean
    /** Refuses requests that are not signed with its key. */
    signingCert?: string
    /** Sends the response by itself, in place of a form of the package. */
    responseHandler?(signed: Buffer, settings: { RelayState?: string }, request: Request, response: Response): void
    getUserFromRequest(request: Request): object
    getPostURL(
      audience: string | undefined,
      message: unknown,
      request: Request,
      done: (error: Error | null, url?: string) => void,
    ): void
  }

  export interface ReadRequest {
    subject?: string
    forceAuthn?: string
  }

  interface MetadataSettings {
    issuer: string
    cert: string
    redirectEndpointPath: string
    postEndpointPath: string
  }

  const samlp: {
    auth(settings: Settings): Handler
    metadata(settings: MetadataSettings): Handler
    parseRequest(request: Request, done: (error: Error | null, read?: ReadRequest) => void): void
  }
  export default samlp
}
