import { defineSlice } from '#platform/slices/slice.ts'
import { singleSignOnArea } from '../connections/index.ts'
import { addEncryptionCertificateOperation } from './operations/add-encryption-certificate.ts'
import { addIdpCertificateOperation } from './operations/add-idp-certificate.ts'
import { createSigningCertificateOperation } from './operations/create-signing-certificate.ts'
import { deleteEncryptionCertificateOperation } from './operations/delete-encryption-certificate.ts'
import { deleteIdpCertificateOperation } from './operations/delete-idp-certificate.ts'
import { deleteSigningCertificateOperation } from './operations/delete-signing-certificate.ts'
import { getSigningCertificateOperation } from './operations/get-signing-certificate.ts'
import { listEncryptionCertificatesOperation } from './operations/list-encryption-certificates.ts'
import { listIdpCertificatesOperation } from './operations/list-idp-certificates.ts'

export const connectionCertificates = defineSlice({
  area: singleSignOnArea,
  operations: [
    listIdpCertificatesOperation,
    addIdpCertificateOperation,
    deleteIdpCertificateOperation,
    listEncryptionCertificatesOperation,
    addEncryptionCertificateOperation,
    deleteEncryptionCertificateOperation,
    getSigningCertificateOperation,
    createSigningCertificateOperation,
    deleteSigningCertificateOperation,
  ],
})
