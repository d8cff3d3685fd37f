#!/usr/bin/env node
// The version is asked often and by scripts, so it is answered before the program loads.
const { argv } = process
if (argv.length === 3 && (argv[2] === '--version' || argv[2] === '-V')) {
  require('node:fs').writeSync(1, `${require('../package.json').version}\n`)
} else {
  require('../dist/main.cjs')
}
