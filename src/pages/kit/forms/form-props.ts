/** Where a form goes and what it carries unseen. */
export interface FormTarget {
  action: string
  csrfToken: string
  /** Further hidden inputs. */
  fields?: Readonly<Record<string, string>> | undefined
}

/** What a person entered in a field, and what is wrong with it in words that say what to do. */
export interface FieldState {
  value?: string | undefined
  error?: string | undefined
}

/** Texts about a page as a whole. */
export interface PageNotices {
  /** A failure that belongs to no single field; announced at once. */
  alert?: string | undefined
  /** Something that went well, such as "A new code is on its way". */
  notice?: string | undefined
}
