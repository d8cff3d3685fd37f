// Sexual images of somebody under 18 must not be copied, not even as evidence. Where a session makes them possible, the
// person is asked before a file that may hold pictures is taken in; without a plain “no” it is not.
import { minorImagesStep } from '../core/content/known-ids.ts'
import { mayHoldPictures } from '../core/guard/pictures.ts'
import { mayShowMinors } from '../core/plan/minor-images.ts'
import { UserError } from '../errors.ts'
import type { FoundFile, Ports } from '../ports.ts'
import type { OpenSession } from './open-session.ts'

/** Throws UserError where a file must not be taken in. `isConfirmed`: the person said so on the command line. */
export async function refuseMinorImages(
  ports: Ports,
  open: OpenSession,
  { file, isConfirmed }: { file: FoundFile; isConfirmed: boolean },
): Promise<void> {
  if (isConfirmed || !mayHoldPictures([file.name, file.path], file.start)) return
  const { reader, session } = open
  if (!mayShowMinors(reader.library, session, await ports.content.entries())) return
  if (!ports.keyboard) throw mustConfirm()
  const { evidence } = reader.words
  const answer = await ports.keyboard.chooseOne({
    message: evidence.minorAsk,
    hint: evidence.minorHint,
    choices: [
      { value: 'no', label: evidence.minorNo },
      { value: 'yes', label: evidence.minorYes },
      { value: 'unsure', label: evidence.minorUnsure },
    ],
    // Enter alone takes nothing in.
    initial: 'unsure',
  })
  if (answer !== 'no') throw mustNotBeCopied(open)
}

function mustNotBeCopied({ plan }: OpenSession): UserError {
  const hasStep = plan.steps.some(({ id }) => id === minorImagesStep)
  const step = hasStep ? minorImagesStep : undefined
  return new UserError(
    {
      zh: '没有加入，什么都没有拷。这样的画面不能再多一份：不要截图、拷贝、转发，也不要删。手机或电脑保持原样，记下网址和对方账号，带着它去派出所当面交给警察。',
      en: 'It was not added; nothing was copied. Such pictures must not exist once more: do not capture, copy or forward them, and do not delete them. Leave the device as it is, note the page address and the account, and hand the device over in person at a police station.',
    },
    {
      zh: `只记下它在哪里：leak-help evidence add --ref "网址、账号、哪台手机"${step ? `\n怎么做：leak-help why ${step}` : ''}`,
      en: `To note only where it is: leak-help evidence add --ref "page address, account, which phone"${step ? `\nWhat to do: leak-help why ${step}` : ''}`,
    },
  )
}

function mustConfirm(): UserError {
  return new UserError(
    {
      zh: '没有加入，什么都没有拷：这个个案里，图片、视频、压缩包和文档要先确认里面没有不满18岁的人裸露或与性有关的画面。有的话不要再拷一份，也不要转发、删除：原手机交给警察。',
      en: 'It was not added; nothing was copied. In this session pictures, films, archives and documents are taken in only once it is clear that they show nobody under 18 naked or in a sexual way. If one does, do not copy, forward or delete it: the device goes to the police.',
    },
    {
      zh: '确定没有，就加上 --not-sexual；有或不确定，只记下它在哪里：leak-help evidence add --ref "网址、账号、哪台手机"',
      en: 'If you are sure that it does not, add --not-sexual. If it does or you are not sure, note only where it is: leak-help evidence add --ref "page address, account, which phone"',
    },
    { exitCode: 2 },
  )
}
