// All content as its authors write it, in both languages: what the checker and the build work on.
import type {
  Blank,
  Claim,
  Common,
  Contact,
  Deadline,
  Fact,
  GlossaryTerm,
  HearingRules,
  Lapse,
  Law,
  Letter,
  Playbook,
  Question,
  Retired,
  Step,
  Terms,
  Threat,
  Wanted,
} from './schema.ts'

/** Entries by id. A map, because an id such as `constructor` must not find what every object inherits. */
export interface Content {
  common: Common
  playbooks: ReadonlyMap<string, Playbook>
  questions: ReadonlyMap<string, Question>
  /** Questions that stand in a playbook's file, and blanks in a letter's: their id to the id of the file. */
  ownedBy: ReadonlyMap<string, string>
  facts: ReadonlyMap<string, Fact>
  steps: ReadonlyMap<string, Step>
  contacts: ReadonlyMap<string, Contact>
  laws: ReadonlyMap<string, Law>
  deadlines: ReadonlyMap<string, Deadline>
  threats: ReadonlyMap<string, Threat>
  claims: ReadonlyMap<string, Claim>
  blanks: ReadonlyMap<string, Blank>
  letters: ReadonlyMap<string, Letter>
  wanted: ReadonlyMap<string, Wanted>
  lapses: ReadonlyMap<string, Lapse>
  terms: Terms
  /** One word for each thing; only the bundled content has it. */
  glossary: GlossaryTerm[]
  /** What is heard in a person's own words, by file; only the bundled content has it. */
  hearing: ReadonlyMap<string, HearingRules>
  retired: Retired[]
}

/** All that is heard, whatever file it stands in. */
export function wholeHearing({ hearing }: Pick<Content, 'hearing'>): HearingRules {
  const files = [...hearing.values()]
  return {
    cues: files.flatMap(({ cues }) => cues),
    heard: files.flatMap(({ heard }) => heard),
    help: Object.assign({}, ...files.map(({ help }) => help)),
    danger_said: files.flatMap(({ danger_said }) => danger_said),
    nothing_fits: files.flatMap(({ nothing_fits }) => nothing_fits),
  }
}
