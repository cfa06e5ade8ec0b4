/** What an application asks a user for, however it is answered. */
export interface UserRequest {
  applicationId: string
  scopes: string[]
  /** The registered resource that tokens are for. */
  resource?: string
}
