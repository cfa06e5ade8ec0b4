/** Whose account a widget is about, and where. */
export interface UserWidget {
  userId: string
  organizationId: string | null
  /** The session that the page was opened in, if it is known. */
  sessionId: string | null
}

/** The organization that a widget manages, and for whom. */
export interface OrganizationWidget {
  organizationId: string
  /** `null` where the application itself speaks for the organization. */
  userId: string | null
}
