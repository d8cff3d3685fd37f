// How a session is called in a sentence: by its number, and by its name where that says more.

const defaults = { zh: (id: string) => `个案${id}`, en: (id: string) => `Session ${id}` }

/** The name of a session that was given none. */
export const defaultName = defaults

function saysMore(id: string, name: string): boolean {
  return name !== defaults.zh(id) && name !== defaults.en(id)
}

/** A session in the middle of a sentence. */
export const namedSession = {
  zh: (id: string, name: string) => (saysMore(id, name) ? `个案${id}（${name}）` : `个案${id}`),
  en: (id: string, name: string) => (saysMore(id, name) ? `session ${id} (${name})` : `session ${id}`),
}
