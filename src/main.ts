// The entry of the bundle: one run, with the version it was built as and the folder it was built into.
import { version } from '../package.json'
import { run } from './run.ts'

void run({ version, folder: import.meta.dirname })
