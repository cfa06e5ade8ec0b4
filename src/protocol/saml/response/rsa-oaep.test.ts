import { constants, createPrivateKey, createPublicKey, privateDecrypt, publicEncrypt } from 'node:crypto'
import { expect, test } from 'vitest'
import { decryptOaep, type OaepParameters } from './rsa-oaep.ts'

// Made by `openssl pkeyutl -encrypt` with rsa_oaep_md and rsa_mgf1_md, so that nothing of ours is on both sides.
const der = [
  'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQCLcZVTL92WOVi6oi8UU5Abfy5GOpFb4nHSsLsDK86fet0yUGqiIz+QMxamH+Za',
  'q9pTySQV9gfsStozWr8fVH3O1LnHB7js2dXousNL5UpPY7+FjXjVk9jZI+rzLHSVotZpJW3ZO/Ky7scW0syx+4N2XZK8GOpi4z64O3UGAtext+FB',
  'y1eqNLsmMatTSgH8qvpUg2IOwFav6QDBC16RdoYrSnuOhp5LK7T3RpnkfFP5NQKiM9q+m9+gpbUFb1erqtvp661r8SvhbxoERr0/lf4LAlmSECI+',
  'Yr0ewyCCzfTQM5ODHt3ExIuixGQ4na2WLRj7MO5YQgK35dCM0QOC7ka7AgMBAAECggEAFXI9LKOmeWXNgzrRcddeSRRY6h004QRlTCm5QYYZy8Zq',
  'QcRDejdgnc11tMwgMh7PP+amIaiK1Gk4wQA6d9eXV9m4zucdpnPkZdxfkAsuUCJ/wMse4/5OsirHhmn2blMylc5XZDtHmwSFYzm9mLwdnnVKzZop',
  'Zlcb/NrMJ0YFpYPvvY+WdgLTpXYTRh6W3zjEvZZQdr+oS4RGWbuGBrowV5dqHwn6n+OiaMFaIgrnkPXvzaWO0YdPyr+2V70m5IE8i8LCE5EXyolO',
  'ZJfY9EScA5MtMqbr/EOV7AYHOCUJCVTJjRDBP6y8U2gcsz4vgd7z1opqWsC2G9+5jUE0/pDjWQKBgQDD92IepN/InLPr6pXRzKhEV2R/+KcMXR4C',
  'n4nG1d9PtAqYaAYnJpDYcp6eVtp4cgI9jO0dIpCl3x3bf2JoXtJpuObpoFHcwRNxKDsE/ttSckkCTOc4o+YlXlKOIB7Yl+ng7Yk0ptHisMP6G2pH',
  '0ypMiWo8rA3iK2ZjgB1sq2p5wwKBgQC2KWxb3U9RVz+Hc7rn/49nkClVSloua1AiAWf/YEDyRwzYLfqgRA3K+I2/zpL/NAG+rkClYKjqB6RYEiJA',
  'zHRz16kRtV6I7d06z+y+3bnP8wJkPX/O/ocnVkbprJ/D44N38aHX/a4VyQK8WBORPenNNOC3j42La/rPz4LOTek3qQKBgFyRyWnMXGG5lExG/gqi',
  '8IGH/tNstAxlGD4I+t5QPTK7S53+1Zk84IM+cas+P+lRgbltjryKjWWtZb9AB05iLGcAjyOhNcpf8j0r0eVkNlpV3iMWDMt2sMrKKZk1lxyddj9o',
  'Nb4HZ3H8KjdFKAlRuNN6vhJ2+//wnGc4J64jsyJdAoGAMvn8nOid3cFwwdMdJvdZhj3Nk1SvT/YwApQqKkkhY6uGaKjVTiw9P+O2p0qD0G8ZXecd',
  'qCoYmwVwdET+2OteW1yqr4312pPWKTMuqWsbKJp0vOCI98A6ykNWrOXl/8eXbuVrySnwoaAS5+ot76NH3mlByZyem7moAqerj1g2P6ECgYEAkLli',
  'HF7thZfm0zgPFgjUNnfAiuqaX9z0Vzg+c4sEU7a3fZsE/ZApFyQG88/yh6RNrEor7Lg/MYn/4Q32JjEkNnoUGA2SmajK6ZT/slkX2lDsCx3iAMA7',
  '/4SK9EUrR2Fm7FnkxfrjlPriYh3T1OU8oHaiSnrtKLVsiqqKak5Qw/g=',
].join('')
const key = createPrivateKey({ key: Buffer.from(der, 'base64'), format: 'der', type: 'pkcs8' })
const privateKey = key.export({ type: 'pkcs8', format: 'pem' }).toString()
const vectors: (OaepParameters & { ciphertext: string })[] = [
  {
    digest: 'sha256',
    mask: 'sha1',
    ciphertext: [
      'hg8V/LFHPHnlzOMhwCDD3gJ06TJpINNSLe78vk2BAQjXzfktZyfsdGsz8NbjQZsisZKgHNYAjtKv8UaXri7+gNjn95pYnmYH5QuphC+pC60ASsI2',
      '/aWi+d2DlS0Ly0cSb8OI/nwXkDsSJ7qQZp/+6Q+lfUKTPB3Jr+54MleNUiAdt8ZeRmDlOr1kRRt6biH84/6sDxFrZ3JgcVhrgg8SczMnYw5tY2/T',
      'ETb81WPpu0GUexT/NKiYDf8kVkbRPU7mH83GGloqIKC+Y24gVEx2xVw8RhmNBVZ7lBUa8RL0AfWrl4KMQdwyZB0Ed2ajpavDgtjvwtHwTZsqQfAU',
      'H4AC6w==',
    ].join(''),
  },
  {
    digest: 'sha1',
    mask: 'sha256',
    ciphertext: [
      'IBPQdA/A/6UisSqZyv/jmhkSAtfVfJmp0yHwqTJIGCCBQVMsdkLgAP3og61SyOlVr9TM/N4g1lDHwlUx4faHvLDt2Llz4HMLIg6iaXSkj5NPgudn',
      'mpNpvoOoV3NC79yoBBsPW6ySN0WcPgNQWd/Cal+u2SIdKxAZW0cjGSWJbLapGv+PtxdkESFFUHVshUpDEe+GBUd9fVNy4ONazmwcewfVP/k/voQ1',
      'tE5cJ7duGEd88j+Mc0xRVEPa07KrjQxQpZX5fpcTJIjEAcYrGFE9DZXo0dHf/4Xj2Ye1lykGZu3eVkQmJ118ViYhkmvezcFTAowaoSR8mo2NdPf7',
      'PX3TRw==',
    ].join(''),
  },
  {
    digest: 'sha384',
    mask: 'sha512',
    ciphertext: [
      'RpgWrQJL0AJBsnlBrzL0eq8ZGIdMaqLDmSt4Gj5eMfktRELcldu7MlD7e0cnWy1Wn9xUvgDMYvcoYUIgsPD6KM9NiwV3rMw2O9sOScL0jwx4HaJB',
      'U9fUI78i0I1pjRDYkECRDrV6Fy5/18aqLOelN1S5wMfBhy5Nkm8llEdcXcRz4AF/YhZsg3//5xtghEy4CtWlF+sk8LwzWb8xpVorGCgJmg91khIE',
      'dgwB9WzzlCbFbVnXKNuOXLVNcbazQP7c91Mol/erObXtqK+29BY2kqDY7uG3Gr7irEHNpV/rNwnP6OlwMSSeIAWj13Fj6gADEAR1lOwInmMRHP57',
      '8NQFQw==',
    ].join(''),
  },
  {
    digest: 'sha512',
    mask: 'sha512',
    ciphertext: [
      'ApanSetY5mLt3NnHTQdZKQFKVYlarJXB4/hKb3bVbJaaaGN0Xc73O3O2D8VJpCpap3owcuy/e4Z5b8azmk/NeXR4QogfPLusShU9ZBSmNkvNbjma',
      '3fSJc0Y0RmWdwO1dcwTMZy4hDiwOxSggGCBX9k2qQpS08NBmsNJ69UwJ5SqWgqoEW9uUk4Vhnde6myzHKApkGHIgIx2Zf2iw0lX+TEvVp0EsJBdV',
      'rZUluNK1b3ZU//0+jzUBQ1tHCblOc2IstqAxCIVR1FlXHQVEbhMZ8A8DnT9cKO9ziGXM8fUpD07/MT7glp2cOhl9tAVWSLIfRvqagjgMc32ltHWz',
      'i4FDrg==',
    ].join(''),
  },
  {
    digest: 'sha1',
    mask: 'sha1',
    ciphertext: [
      'CkxLQLit4NqC33isMZgAua71PGBUC+Mp1G5dR/N1d0DHDp9Ep4NB2hK8dPQAjhtDcM0cDht+OM4hHzpMOWnYI2/AkiAqCYf/JA2c3MWrMKLpcnox',
      'N41fk1uOAhMRcZzITQTKEDJGWEvOIlOVcrNefj90xL2ZYg5svGAz29tEZhi3U1mzpoqycGsLpCXpCeuYkD+NC1iHn4bCVsdLvJa+xiNP6EObDszM',
      'L55kTEAsumGYzL3S6pdyjUs8YxkKOZlOAyH+cug/2rDp9f1rj7rQZyHcvQfyPHl4t2S794zY8wROutOILdxzT1XLJPL2xNYujkL12xgirvjl9cys',
      'mSXxmw==',
    ].join(''),
  },
]

test.each(vectors)('[S-11] what OpenSSL has encrypted by OAEP with $digest and $mask is decrypted', (vector) => {
  expect(decryptOaep(privateKey, Buffer.from(vector.ciphertext, 'base64'), vector).toString()).toBe('sixteen bytes ok')
})

test('[S-11] a changed bit anywhere in what RSA has encrypted is refused by the same error', () => {
  const [{ ciphertext, ...parameters }] = vectors as [(typeof vectors)[number]]
  const padding = constants.RSA_NO_PADDING
  const encoded = privateDecrypt({ key, padding }, Buffer.from(ciphertext, 'base64'))
  const decrypt = (bytes: Buffer) =>
    decryptOaep(privateKey, publicEncrypt({ key: createPublicKey(key), padding }, bytes), parameters)
  expect(decrypt(encoded).toString()).toBe('sixteen bytes ok')
  for (let at = 0; at < encoded.length; at++) {
    const changed = Buffer.from(encoded.map((byte, i) => (i === at ? byte ^ 1 : byte)))
    expect(() => decrypt(changed)).toThrow('The message is not encoded in OAEP.')
  }
})
