// The form of conditions in content files.
import * as v from 'valibot'
import type { Condition } from './conditions.ts'

const wanted = v.union([v.string(), v.pipe(v.array(v.string()), v.minLength(1))])
const reserved = ['all', 'any', 'not']

/** A condition as written in YAML. */
export const conditionSchema: v.GenericSchema<Condition> = v.lazy(() =>
  v.union([
    v.strictObject({ all: v.pipe(v.array(conditionSchema), v.minLength(1)) }),
    v.strictObject({ any: v.pipe(v.array(conditionSchema), v.minLength(1)) }),
    v.strictObject({ not: conditionSchema }),
    v.pipe(
      v.record(v.string(), v.union([wanted, v.strictObject({ includes: wanted })])),
      v.check((entry) => Object.keys(entry).length > 0, 'empty condition'),
      v.check((entry) => !reserved.some((word) => word in entry), 'all, any and not stand alone'),
    ),
  ]),
)
