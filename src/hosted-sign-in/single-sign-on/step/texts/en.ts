export const en = {
  failed: (attempt: string) =>
    `Single sign-on didn’t work. Try again. If it happens again, give your IT administrator this number: ${attempt}`,
}

export type Texts = typeof en
