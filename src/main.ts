// The entry: picks the real world, runs a command, and is the only place that prints failures and sets exit codes.
import { version } from '../package.json'

const [only] = process.argv.slice(2)
if (process.argv.length === 3 && (only === '--version' || only === '-V')) process.stdout.write(`${version}\n`)
else void import('./run.ts').then(({ run }) => run({ version }))
