// Playbooks, steps, numbers and laws of a person's own folder: marked wherever they are shown, because nobody of ours has
// checked them. Every screen takes the mark from here, through render/reader.ts.
const zh = {
  outside: {
    mark: '〔外来〕',
    /** Beside a contact or a number that could be taken for a bundled one. */
    bundledIs: (name: string, way: string) => `随软件提供的“${name}”是${way}`,
    notThat: (name: string, way: string) => `随软件提供的“${name}”是${way}，不是下面这个`,
    sameNumber: (name: string, way: string) => `${way}是“${name}”的号码；下面的说法没有核对过`,
    checked: (day: string) => `写它的人说核对于${day}`,
    notice: (title: string) =>
      `“${title}”不是随软件提供的，我们没有核对过。标着〔外来〕的步骤、电话、法律，都是写它的人写的。里面要你转账、报验证码、共享屏幕，或者瞒着家人和警察，都不要照做。`,
    use: '信得过写它的人才用。现在用它吗？',
    notUsed: '没有用它。',
  },
}

const en: typeof zh = {
  outside: {
    mark: '[not\u00a0bundled] ',
    bundledIs: (name, way) => `the bundled “${name}” is ${way}`,
    notThat: (name, way) => `The bundled “${name}” is ${way}, not the one below`,
    sameNumber: (name, way) => `${way} is the number of “${name}”; what is said of it below was not checked`,
    checked: (day) => `its author says: checked ${day}`,
    notice: (title) =>
      `“${title}” did not come with this program, and we have not checked it. The steps, numbers and laws marked [not bundled] are its author’s. If it tells you to transfer money, say a code, share your screen, or keep this from your family or the police, do not do it.`,
    use: 'Use it only if you trust whoever wrote it. Use it now?',
    notUsed: 'It is not used.',
  },
}

export const outside = { zh, en }
