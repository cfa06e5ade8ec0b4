import type { Messages } from '../../messages/en.ts'

/** Whose front door the page is. Addresses other than http(s) and our own paths are left out when rendered. */
export interface PageBrand {
  /** Name of the application or environment. */
  name: string
  /** Word mark, shown instead of the name; 32 px high. */
  logoUrl?: string | undefined
  logoDarkUrl?: string | undefined
  /** Square mark, shown before the name where there is no logo. */
  iconUrl?: string | undefined
  /** For the browser's tab. */
  faviconUrl?: string | undefined
}

/** What every hosted page needs besides its own subject. */
export interface PageContext {
  /** BCP 47, for `<html lang>`. */
  lang: string
  /** Left to right unless said otherwise. */
  dir?: 'ltr' | 'rtl' | undefined
  /** One catalogue of `messages/`, or one with the environment's own words put over it. */
  messages: Messages
  brand: PageBrand
  /** `/assets/hosted-pages.css` first, then the environment's brand stylesheet. */
  stylesheetUrls: readonly string[]
  /** Makes copy buttons work. Only on pages whose content security policy allows scripts of ours. */
  copyScriptUrl?: string | undefined
  termsUrl?: string | undefined
  privacyUrl?: string | undefined
  /** Where development keeps the messages of the environment. Absent in production. */
  outboxUrl?: string | undefined
}

/** Props of every page component. */
export interface PageProps {
  page: PageContext
}

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

/** Messages about a page as a whole. */
export interface PageNotices {
  /** A failure that belongs to no single field; announced at once. */
  alert?: string | undefined
  /** Something that went well, such as "A new code is on its way". */
  notice?: string | undefined
}
