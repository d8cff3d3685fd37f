// The README's example works as printed.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { checkContent } from '../src/core/check/check.ts'
import { problemLine } from '../src/core/check/problem.ts'
import { parseGuardedYaml } from '../src/io/yaml/guarded-yaml.ts'
import { checked, releaseDay } from './support/content.ts'

it('shows a playbook that passes the checker', () => {
  const example = /```yaml\n# mine\/(gym-leak.yaml)\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))
  const [, path = '', text = ''] = example ?? []
  const own = { path, ...parseGuardedYaml(text) }
  const { problems } = checkContent([own], { today: releaseDay, bundled: checked.parsed.content })
  expect(problems.map((problem) => problemLine(problem, 'en'))).toEqual([])
})

it('names every command', () => {
  const help = readFileSync('src/cli/program.ts', 'utf8')
  const commands = [...help.matchAll(/\.command\('([a-z]+)'/g)].map((match) => match[1] ?? '')
  for (const file of ['README.md', 'docs/README.zh-CN.md']) {
    const readme = readFileSync(file, 'utf8')
    expect(
      commands.filter((command) => !readme.includes(command)),
      file,
    ).toEqual([])
  }
})
