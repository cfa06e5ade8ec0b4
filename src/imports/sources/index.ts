import type { Source } from '../define-source.ts'
import { auth0 } from './auth0/source.ts'
import { clerk } from './clerk/source.ts'
import { cognito } from './cognito/source.ts'
import { csv } from './csv/source.ts'
import { firebase } from './firebase/source.ts'
import { keycloak } from './keycloak/source.ts'
import { okta } from './okta/source.ts'
import { supabase } from './supabase/source.ts'
import { workos } from './workos/source.ts'

/** Everything that data can be imported from, in the order of the help. */
export const sources: readonly Source[] = [workos, auth0, clerk, cognito, firebase, keycloak, okta, supabase, csv]
