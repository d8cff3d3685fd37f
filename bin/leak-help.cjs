#!/usr/bin/env node
// The version is asked often and by scripts, so it is answered before the program loads.
const { argv } = process
const onlyVersion = argv.length === 3 && (argv[2] === '--version' || argv[2] === '-V')
if (!onlyVersion || !printVersion()) require('../dist/main.cjs')

// False when it could not be written: the program says why.
function printVersion() {
  try {
    require('node:fs').writeSync(1, `${require('../package.json').version}\n`)
    return true
  } catch {
    return false
  }
}
