// Every kind of mistake the checker can find: how bad it is, what it means, and how it is mended. docs/problems.md is
// made from this table. A code is never renamed: scripts look for it.
import type { Text } from '../text.ts'

/** `error`: what it stands in is not used. `warning`: it is used, and worth mending. */
export type Severity = 'error' | 'warning'

export interface ProblemKind {
  severity: Severity
  meaning: Text
  fix: Text
}

const error = (meaning: Text, fix: Text): ProblemKind => ({ severity: 'error', meaning, fix })
const warning = (meaning: Text, fix: Text): ProblemKind => ({ severity: 'warning', meaning, fix })

export const problemKinds = {
  // --- files ---
  'unread-file': error(
    { zh: '这个文件不在会被读取的位置上。', en: 'The file stands where nothing is read.' },
    {
      zh: '移到该在的位置：预案在最外层，步骤和问题在shared，渠道、法律、期限、骗局在facts。',
      en: 'Move it: playbooks at the top, steps and questions in shared, contacts, laws, deadlines and threats in facts.',
    },
  ),
  'wrong-ending': error(
    { zh: '文件名的结尾不是.yaml，没有读取。', en: 'The file does not end in .yaml and is not read.' },
    { zh: '把结尾改成.yaml。', en: 'Give it the ending .yaml.' },
  ),
  'too-many-files': error(
    { zh: '文件太多，多出来的没有读取。', en: 'There are too many files; the rest is not read.' },
    { zh: '把几个文件合成一个，或分成几个文件夹。', en: 'Put several into one, or use several folders.' },
  ),
  'unreadable-file': error(
    { zh: '打不开这个文件。', en: 'The file cannot be opened.' },
    { zh: '看看它的权限，是不是普通文件。', en: 'Check its permissions, and that it is a regular file.' },
  ),
  'file-name': warning(
    { zh: '文件名和里面的id对不上。', en: 'The name of the file and the ids in it do not agree.' },
    {
      zh: '预案的文件名就是它的id；法律条文的id以文件名开头。',
      en: 'A playbook’s file is named as its id; the ids of articles begin with the name of their file.',
    },
  ),
  yaml: error(
    { zh: '文件不是我们能读的YAML。', en: 'The file is not plain YAML.' },
    {
      zh: '按那一行的说明改；锚点、别名、标签、指令都不能用。',
      en: 'Mend what the line says; anchors, aliases, tags and directives are not allowed.',
    },
  ),

  // --- form ---
  'not-a-list': error(
    { zh: '这个文件应该是一个列表。', en: 'The file must be a list.' },
    { zh: '每一项以“- id: ”开头。', en: 'Begin each entry with “- id: ”.' },
  ),
  'missing-field': error(
    { zh: '缺少一个必须有的字段。', en: 'A field that must be there is missing.' },
    { zh: '补上它。', en: 'Add it.' },
  ),
  'unknown-field': error(
    { zh: '没有这个字段，多半是写错了。', en: 'There is no such field; most likely it is misspelt.' },
    { zh: '对照docs/authoring.md改名，或删掉。', en: 'Compare with docs/authoring.md, rename it or remove it.' },
  ),
  'wrong-value': error(
    { zh: '字段的内容不合要求。', en: 'A field holds what it may not.' },
    { zh: '按说明改。', en: 'Mend it as the line says.' },
  ),
  'doubled-id': error(
    { zh: '同一个id用了两次，后一个不会用。', en: 'An id stands twice; the second is not used.' },
    { zh: '给其中一个换个id。', en: 'Give one of the two another id.' },
  ),
  'bundled-id': warning(
    {
      zh: '随软件提供的内容里已有这个id，你的这一项不会用。',
      en: 'The bundled content has this id already; your entry is not used.',
    },
    { zh: '换一个id。', en: 'Choose another id.' },
  ),
  'id-in-two-folders': error(
    {
      zh: '先用到的另一个文件夹里已有这个id，这一项不会用。',
      en: 'Another of your folders, which is used before this one, has the id; this entry is not used.',
    },
    { zh: '换一个id，或只留一处。', en: 'Choose another id, or keep only one of the two.' },
  ),
  'doubled-choice': error(
    { zh: '同一个选项出现了两次。', en: 'A choice stands twice.' },
    { zh: '去掉一个。', en: 'Remove one.' },
  ),
  'choices-and-type': error(
    { zh: '选项和题型不配。', en: 'The choices do not go with the type of the question.' },
    {
      zh: 'one和many要有选项，日期和文字没有；yes、no、unsure只为设定事实而写。',
      en: 'one and many have choices, dates and texts have none; yes, no and unsure stand there only to set facts.',
    },
  ),
  'outcome-without-label': error(
    { zh: '这个结果没有说法。', en: 'The outcome has no words.' },
    { zh: '写上label。', en: 'Give it a label.' },
  ),
  'watch-without-repeat': error(
    { zh: '定期看的步骤没写多久看一次。', en: 'A recurring step does not say how often.' },
    { zh: '写上repeat。', en: 'Add repeat.' },
  ),

  // --- references ---
  'unknown-id': error(
    { zh: '提到了一个不存在的id或值。', en: 'An id or a value is mentioned that does not exist.' },
    { zh: '改成提示的那个，或先把它写出来。', en: 'Use the one suggested, or write it first.' },
  ),
  'left-out': error(
    {
      zh: '它用到的一项有错误，所以它也不能用。',
      en: 'Something it needs has an error, so it cannot be used either.',
    },
    { zh: '先改好那一项。', en: 'Mend that one first.' },
  ),
  'not-a-date-question': error(
    { zh: '期限只能从日期问题起算。', en: 'A time limit is counted from a date question only.' },
    { zh: '换成日期问题。', en: 'Name a date question.' },
  ),
  'not-a-date-field': error(
    {
      zh: '期限从一个日期起算，而引出这一步的步骤没有收集它。',
      en: 'A time limit is counted from a date that no step which opens this one collects.',
    },
    {
      zh: '在那个步骤的collects里写上它，type是date。',
      en: 'Add it to the collects of that step, with type date.',
    },
  ),
  'bad-reference': error(
    { zh: '花括号里不是渠道，读的人会看到它。', en: 'What stands in braces is no contact; the reader would see it.' },
    {
      zh: '写成{phone:渠道id}或{contact:渠道id}，没有空格。',
      en: 'Write {phone:contact-id} or {contact:contact-id}, without spaces.',
    },
  ),
  'no-phone': error(
    { zh: '这个渠道没有电话号码。', en: 'The contact has no phone number.' },
    { zh: '用{contact:id}写它的名字，或换一个渠道。', en: 'Use {contact:id} for its name, or another contact.' },
  ),
  'limit-without-event': error(
    {
      zh: '法定期限没有写明从哪种事起算、谁要办、过了会怎样。',
      en: 'A statutory limit does not say what it counts from, who has to act, or what is so afterwards.',
    },
    { zh: '补上event、who、after。', en: 'Add event, who and after.' },
  ),
  'limit-ends-otherwise': error(
    {
      zh: '期限过了会怎样（after），和谁要办（who）对不上。',
      en: 'What is so after a limit does not fit who has to act.',
    },
    {
      zh: '对方要办的写late或ends；本人要办的写lost、defence、gone或ends。',
      en: 'Write late or ends for others; lost, defence, gone or ends for the person.',
    },
  ),
  'their-limit-for-me': error(
    { zh: '步骤把别人要办的期限当成了本人的期限。', en: 'A step takes a limit for others as its own.' },
    {
      zh: '写在等答复的那个结果下面（outcomes里的deadline）。',
      en: 'Put it under the outcome that waits (deadline in outcomes).',
    },
  ),
  'no-clock-to-end': error(
    {
      zh: '这个结果说对方的期限满了，写的那个结果却没有开始对方的法定期限。',
      en: 'The outcome says that a time limit of others ran out, but the one it names starts none.',
    },
    { zh: '在ends_clock_of里写开始那个期限的结果。', en: 'Under ends_clock_of, name the outcome that starts it.' },
  ),
  'letter-without-clock': error(
    {
      zh: '文书送出以后，没有写记成什么、等到哪天，这一步会一直等下去。',
      en: 'Nothing says what sending the letter is recorded as or how long its addressee has, so its step would wait for ever.',
    },
    {
      zh: '写sent：步骤的一个结果；没有这样的结果，写waits：对方的期限，法律没有定的，写我们的提醒。不回信的步骤不写这份文书。',
      en: 'Give sent, an outcome of the step; where none means that, waits, a time limit of others, or a reminder of ours where no law sets one. A step that nobody answers does not write the letter.',
    },
  ),
  'waits-for-ever': error(
    {
      zh: '这个结果没有做完，也没有期限，会一直等下去。',
      en: 'The outcome finishes nothing and starts no time limit, so it would wait for ever.',
    },
    {
      zh: '写上deadline，我们的提醒也行；本人自己的期限还在走，写limit: runs。',
      en: 'Give a deadline, a reminder too; where the person’s own limit runs on, write limit: runs.',
    },
  ),
  'own-limit-unsaid': error(
    {
      zh: '步骤有本人的法定期限，这个结果没有做完、也不是已经交上去。',
      en: 'The step has a time limit for the person, and this outcome neither finishes it nor files anything.',
    },
    { zh: '写limit: runs（还在走）或者limit: met（已经赶上）。', en: 'Write limit: runs, or limit: met.' },
  ),
  'own-limit-waits': error(
    {
      zh: '这个结果起算的是本人要办的期限，步骤却像在等别人。',
      en: 'The outcome starts a limit for the person, yet its step waits as if for others.',
    },
    {
      zh: '写settles: true，并在opens里列出期限内要办的步骤。',
      en: 'Write settles: true, and list under opens the steps to do in time.',
    },
  ),
  'statutory-without-law': error(
    { zh: '法定期限没有写依据。', en: 'A statutory limit names no law.' },
    { zh: '写上laws；没有依据的就是advice。', en: 'Name its laws; without one it is advice.' },
  ),
  'advice-with-law': error(
    { zh: '我们的建议挂了法律依据。', en: 'Advice of ours cites a law.' },
    { zh: '去掉laws，或改成statutory。', en: 'Remove the laws, or make it statutory.' },
  ),
  'replaced-without-end': error(
    { zh: '被替代的条文没有失效日期。', en: 'An article that was replaced does not say until when it was in force.' },
    { zh: '写上in_force的until。', en: 'Add until to in_force.' },
  ),
  'retired-in-use': error(
    { zh: '列为停用的id还在使用。', en: 'An id is listed as retired and still in use.' },
    { zh: '从retired.yaml里去掉，或停用它。', en: 'Remove it from retired.yaml, or stop using it.' },
  ),
  'outcome-like-another': error(
    {
      zh: '一个结果写成和另一个一样，而那一个又指向别处。',
      en: 'An outcome is said to be like one that itself is like another.',
    },
    { zh: '直接写最后那一个。', en: 'Name the last one directly.' },
  ),
  'outcome-against-itself': error(
    {
      zh: '一个结果既引出（opens）一个步骤，又结束它（retires、also_done）。',
      en: 'An outcome both brings a step (opens) and ends it (retires, also_done).',
    },
    { zh: '留下其中一个。', en: 'Keep one of the two.' },
  ),
  'danger-waits': error(
    { zh: '保命、止损的步骤在等别的步骤。', en: 'A step for life or money waits for another.' },
    { zh: '去掉needs和destroys。', en: 'Remove needs and destroys.' },
  ),
  'first-too-early': warning(
    {
      zh: '标了first的问题要看一个更晚才问的问题，不能先问。',
      en: 'A question marked first depends on one that is asked later, so it cannot come first.',
    },
    {
      zh: '去掉first，或给它要看的问题也写上同样或更早的first。',
      en: 'Remove first, or give the question it depends on the same or an earlier one.',
    },
  ),
  'own-question-elsewhere': error(
    {
      zh: '别的预案也用的步骤、骗局或问题，看了只有一个预案会问的问题。',
      en: 'A step, threat or question that others use reads a question that one playbook alone asks.',
    },
    {
      zh: '在那个问题的选项上用sets设定shared/facts.yaml里的事实，它只看事实。',
      en: 'Let the choices of that question set a fact of shared/facts.yaml, and read the fact instead.',
    },
  ),
  'question-of-another-playbook': error(
    { zh: '预案问了写在另一个预案里的问题。', en: 'A playbook asks a question that stands in another playbook.' },
    { zh: '把问题移到shared/questions.yaml。', en: 'Move the question to shared/questions.yaml.' },
  ),
  'missing-known-id': error(
    { zh: '程序要用到的问题或选项不见了。', en: 'A question or choice that the program relies on is gone.' },
    { zh: '补上它，或改core/content/known-ids.ts。', en: 'Bring it back, or change core/content/known-ids.ts.' },
  ),

  // --- reach ---
  circle: error(
    { zh: '几个步骤互相等待。', en: 'Steps wait for one another in a circle.' },
    { zh: '去掉其中一个needs或opens。', en: 'Remove one of the needs or opens.' },
  ),
  'evidence-not-saved': error(
    { zh: '会丢掉的证据没有步骤去存。', en: 'Evidence would be lost that no step saves.' },
    { zh: '加一个captures它的步骤。', en: 'Add a step that captures it.' },
  ),
  'unused-step': warning(
    { zh: '没有预案用到这个步骤。', en: 'No playbook lists or opens the step.' },
    { zh: '列进预案，或删掉。', en: 'List it in a playbook, or remove it.' },
  ),
  'unreachable-step': warning(
    {
      zh: '按这个预案的问题，这一步永远不会出现。',
      en: 'With the questions of this playbook the step can never apply.',
    },
    { zh: '补上问题，或从预案里去掉这一步。', en: 'Ask the question, or take the step off the list.' },
  ),
  'never-asked': warning(
    { zh: '条件里的问题没有预案会问。', en: 'A condition reads what no playbook asks or sets.' },
    { zh: '加到某个预案的ask里，或改条件。', en: 'Add it to a playbook’s ask, or change the condition.' },
  ),
  'unused-question': warning(
    { zh: '没有预案问这个问题。', en: 'No playbook asks the question.' },
    { zh: '加到某个预案的ask里，或删掉。', en: 'Add it to a playbook’s ask, or remove it.' },
  ),
  'unused-fact': warning(
    { zh: '没有回答或结果会设定这个事实。', en: 'No answer or outcome sets the fact.' },
    { zh: '在选项的sets里设定它，或删掉。', en: 'Let a choice set it, or remove it.' },
  ),

  // --- what texts say of the person ---
  'claim-not-supported': error(
    {
      zh: '一句话把一件事说成是本人的事，有的回答下却不是。',
      en: 'A text says something of the person as a fact that some answers do not support.',
    },
    {
      zh: '给这个说法加when，或写一个不这样说的说法放在后面；提示里有一组回答。',
      en: 'Give the form a when, or put a form behind it that does not say so; the line shows such answers.',
    },
  ),
  'no-neutral-form': error(
    {
      zh: '有几种说法，却没有一种对谁都成立。',
      en: 'A text comes in forms, and none is true for everybody.',
    },
    { zh: '最后加一个没有when的说法。', en: 'Add a last form without when.' },
  ),
  'form-never-shown': error(
    { zh: '一种说法永远不会出现。', en: 'A form of a text is never shown.' },
    {
      zh: '改它的when，把它移到前面，或删掉。',
      en: 'Change its when, move it forward, or remove it.',
    },
  ),
  'forms-overlap': warning(
    {
      zh: '两种说法可以同时成立，先写的那个会用上。',
      en: 'Two forms can hold together; the one written first is shown.',
    },
    {
      zh: '用not把它们分开，把更窄的放前面，或在先用的那个写goes_first: true。',
      en: 'Part them with not, put the narrower first, or mark the one that goes before on purpose with goes_first: true.',
    },
  ),
  'assertions-undecided': warning(
    {
      zh: '要说的话没有写明它说了本人的什么事。',
      en: 'Words to say do not declare what they say of the person.',
    },
    { zh: '写上asserts，没有就写[]。', en: 'Add asserts, or [] for nothing.' },
  ),
  'claim-not-declared': error(
    {
      zh: '一句话里有某个说法的字眼，却没有写进asserts。',
      en: 'A text has the words of a claim without declaring it.',
    },
    { zh: '写进asserts，或换个说法。', en: 'Name it under asserts, or say it otherwise.' },
  ),
  'claim-never-holds': error(
    {
      zh: '没有任何回答或结果能撑住这个说法。',
      en: 'Nothing that can be answered or recorded supports the claim.',
    },
    { zh: '改它的holds，或问出来。', en: 'Change its holds, or ask for it.' },
  ),
  'claim-on-unsure': error(
    { zh: '“不清楚”被当成了某个说法的根据。', en: '“Not sure” is taken to support a claim.' },
    { zh: '从holds里去掉unsure。', en: 'Take unsure out of holds.' },
  ),
  'unused-claim': warning(
    { zh: '没有文字用到这个说法。', en: 'No text asserts the claim.' },
    { zh: '写进用到它的asserts，或删掉。', en: 'Name it where it is said, or remove it.' },
  ),

  // --- wording ---
  'not-a-cue': error(
    { zh: '听话的线索写法不对。', en: 'A cue is not written as cues are.' },
    {
      zh: '只写文字、(甲|乙)、…、{number}和{under-18}，括号要成对。',
      en: 'Use words, (a|b), …, {number} and {under-18} only, and close every bracket.',
    },
  ),
  'unused-cue': warning(
    { zh: '没有规则用到这个线索。', en: 'No rule uses the cue.' },
    { zh: '用上它，或者去掉。', en: 'Use it or remove it.' },
  ),
  'said-twice': warning(
    {
      zh: '同一句话是两处的例句，学不出分别。',
      en: 'One sentence is an example of two matters: nothing can be learned from it.',
    },
    { zh: '只留在最合适的那一处。', en: 'Keep it where it fits best.' },
  ),
  'phone-in-prose': error(
    {
      zh: '正文里有电话号码；自己的预案里，像号码的数字也算，不管怎么写。',
      en: 'A phone number stands in prose; in a folder of one’s own anything that reads as one, however it is written.',
    },
    {
      zh: '号码写进渠道，正文写{phone:渠道id}。',
      en: 'Give the number to a contact, and write {phone:contact-id}.',
    },
  ),
  'address-in-prose': error(
    { zh: '自己的预案里，正文有网址或邮箱。', en: 'A link or a mailbox stands in prose of a folder of one’s own.' },
    {
      zh: '写进渠道的url或where，正文写{contact:渠道id}。',
      en: 'Put it in a contact’s url or where, and write {contact:contact-id}.',
    },
  ),
  'missing-language': warning(
    { zh: '有一种语言没有写。', en: 'One of the two languages is missing.' },
    { zh: '补上。', en: 'Write it.' },
  ),
  'glossary-word': warning(
    {
      zh: '同一个东西有统一的叫法（shared/glossary.yaml），这里写了别的。',
      en: 'A thing has one word (shared/glossary.yaml), and another one stands here.',
    },
    { zh: '换成统一的叫法。', en: 'Use the one word.' },
  ),
  'glossary-pair': warning(
    {
      zh: '中文用了统一的叫法，英文没有用对应的那个词。',
      en: 'The Chinese has a word of the glossary, and the English does not have its counterpart.',
    },
    { zh: '英文写上对应的词。', en: 'Use its English word.' },
  ),
  'long-instruction': warning(
    { zh: '做法太长，一口气读不完。', en: 'The instructions are too long to follow.' },
    { zh: '拆成两步。', en: 'Split the step.' },
  ),
  'no-short-acts': warning(
    {
      zh: '马上要做的步骤没有写quick，第一屏只能显示做法的开头。',
      en: 'A step to be done now has no quick, and its first screen shows only how its instructions begin.',
    },
    { zh: '写上quick：最多五条，每条一个动作。', en: 'Add quick: at most five lines, each one act.' },
  ),
  'many-short-acts': warning(
    { zh: 'quick的条数太多，第一屏放不下。', en: 'quick has too many lines for the first screen.' },
    { zh: '只留最要紧的，其余写在how里。', en: 'Keep what matters most; how has the rest.' },
  ),
  'long-short-act': warning(
    { zh: 'quick里有一条太长，或者合起来太长。', en: 'A line of quick is too long, or all of them together.' },
    { zh: '去掉解释，一条只写一个动作。', en: 'Leave out what explains; one act a line.' },
  ),
  'long-question': warning(
    { zh: '问题太长。', en: 'The question is too long.' },
    { zh: '写短一些。', en: 'Make it shorter.' },
  ),
  'many-choices': warning(
    { zh: '选项太多。', en: 'There are too many choices.' },
    { zh: '合并一些。', en: 'Put some together.' },
  ),

  // --- freshness ---
  'due-for-review': warning(
    { zh: '该复查了。', en: 'The entry is due for review.' },
    { zh: '重新核对，再改verified和review_by。', en: 'Check it again, then change verified and review_by.' },
  ),
  'dates-reversed': error(
    { zh: '日期前后颠倒。', en: 'Dates stand the wrong way round.' },
    {
      zh: 'verified不能晚于今天和review_by，in_force的from不能晚于until。',
      en: 'verified is not after today or review_by, and in_force from is not after until.',
    },
  ),
  'not-in-force': warning(
    {
      zh: '引用了已经失效、或还没有施行的条文。',
      en: 'An article is cited that is not in force: no longer, or not yet.',
    },
    { zh: '换成现在有效的条文。', en: 'Cite the one in force.' },
  ),
  'draft-cited': warning(
    { zh: '引用了草案。', en: 'A draft is cited.' },
    { zh: '草案不能当依据，去掉它。', en: 'A draft is not law: remove it.' },
  ),

  // --- laws and days ---
  'law-time-undecided': warning(
    {
      zh: '2017年以后施行的条文没有写看哪一天的法律；暂时当作不确定，什么也不说。',
      en: 'An article in force since 2017 or later does not say which day decides whether it applies; nothing is said of it.',
    },
    {
      zh: '在法律或条文上写time：acting（办的那天）、conduct（行为的那天）、penalty（从旧兼从轻）或open（没有定论）。',
      en: 'Give the statute or the article a time: acting (the day one acts), conduct (the day of what was done), penalty (the same, unless the newer rule is milder) or open (not settled).',
    },
  ),
  'new-rule-replaces': error(
    {
      zh: '标成新规定的条文，其实接替了旧条文。',
      en: 'An article marked as a new rule stands in the place of an older one.',
    },
    { zh: '去掉new_rule。', en: 'Remove new_rule.' },
  ),
  'new-rule-of-acting': error(
    {
      zh: '程序、救济或没有定论的条文标成了新规定，会被说成不适用。',
      en: 'An article on how one acts, or one not settled, is marked as a new rule and would be said not to apply.',
    },
    { zh: '去掉new_rule，或改time。', en: 'Remove new_rule, or change time.' },
  ),
  'new-rule-without-day': error(
    {
      zh: '标成新规定的条文没有施行日期，或已经失效。',
      en: 'An article marked as a new rule does not say since when, or is no longer in force.',
    },
    { zh: '写上in_force的from，或去掉new_rule。', en: 'Add from to in_force, or remove new_rule.' },
  ),

  // --- letters ---
  'blanks-differ': error(
    { zh: '中文和英文里的空白项不一样。', en: 'The Chinese and the English text have different blanks.' },
    { zh: '两种语言写上同样的空白项。', en: 'Put the same blanks into both.' },
  ),
  'blank-forbidden': error(
    {
      zh: '文书里的空白项会写出它不该有的东西：身份信息超过了这份文书的等级，或属于never。',
      en: 'A blank puts into the letter what must not be in it: more of the writer than its grade of identity, or what never forbids.',
    },
    { zh: '去掉这一项，或核对identity和never。', en: 'Remove it, or look again at identity and never.' },
  ),
  'choice-not-asked': error(
    {
      zh: '文书里的条件读了一个选择，它没有列在asks里，要到后面才问。',
      en: 'A condition of a letter reads a choice that is not under asks, so that it is asked too late.',
    },
    { zh: '写进asks。', en: 'Add it to asks.' },
  ),
  'blank-unused': warning(
    { zh: '文书自己的空白项没有用上。', en: 'A blank of a letter is not used by it.' },
    { zh: '用上它，或去掉。', en: 'Use it, or remove it.' },
  ),
  'no-sheet': error(
    {
      zh: '文书里说写在另一页，但它没有那一页。',
      en: 'A letter says that something is on a separate sheet, and has none.',
    },
    { zh: '加上sheet，或改写这一句。', en: 'Give it a sheet, or reword the sentence.' },
  ),
  'law-not-listed': error(
    {
      zh: '文书引的法条不在laws里，或者已经失效、被接替、不是法律。',
      en: 'A letter cites an article that is not in its laws, or that is no longer in force, was replaced or is not law.',
    },
    { zh: '写进laws；失效的换成现行的。', en: 'Add it to laws; cite the one that is in force.' },
  ),
  'letter-says-never': error(
    {
      zh: '文书的文字说了它不该说的：承认债务、拿举报换钱、断言对方违法、称法律定了天数。',
      en: 'The words of a letter say what they must not: admit a debt, tie money to a report, accuse, or claim days that no law sets.',
    },
    { zh: '改写这一句。', en: 'Reword the sentence.' },
  ),
  'words-to-write': error(
    {
      zh: '中文说快递单的“内件品名”写什么，英文没有照写这几个汉字。',
      en: 'The Chinese says what to write on the slip of the post, and the English does not have these Chinese words.',
    },
    { zh: '英文里也写上这几个汉字。', en: 'Put the Chinese words into the English as they are written.' },
  ),
  'attachment-to-writer': error(
    {
      zh: '附件清单是文书的一部分，给收件的人看，里面的“你”成了对方。',
      en: 'The list of attachments is part of the letter and read by whoever receives it: “you” in it is not the writer.',
    },
    {
      zh: '不写“你”，例如“受案回执（如有）”。',
      en: 'Say it without “you”, such as “police receipt (if any)”.',
    },
  ),

  // --- evidence ---
  'unknown-category': error(
    { zh: '没有这一类渠道。', en: 'No contact is of this category.' },
    { zh: '写contacts.yaml里有的category。', en: 'Name a category that contacts.yaml has.' },
  ),
  'goes-nowhere': error(
    { zh: '没有写哪些步骤要用到它，永远不会显示。', en: 'It does not say which steps go there, so it is never shown.' },
    { zh: '在goes里写steps或categories。', en: 'Name steps or categories under goes.' },
  ),
  'low-unsaid': error(
    { zh: '把握不大的，要有一句提醒。', en: 'What is of low confidence has a word of caution.' },
    { zh: '写上note，或去掉这一项。', en: 'Add a note, or remove the entry.' },
  ),
  'not-kept': error(
    { zh: '这个期限说的不是东西保存多久。', en: 'This limit is not about how long something is kept.' },
    { zh: '换成after是gone的期限，或写period。', en: 'Name a limit with after: gone, or give a period.' },
  ),
} satisfies Record<string, ProblemKind>

/** The kinds of mistakes, closed. */
export type ProblemCode = keyof typeof problemKinds

/** How bad a mistake is. */
export function findSeverity(code: ProblemCode): Severity {
  return problemKinds[code].severity
}
