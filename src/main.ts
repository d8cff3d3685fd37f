// The entry of the bundle: one run, with the version it was built as.
import { version } from '../package.json'
import { run } from './run.ts'

void run({ version })
