/** «分级», «婷姐为什么是B», «级别试算», «ABC分析», «重新分级»: classes asked about, and what the words start. */
import type { GradeOverview, SimulationShown } from '../../src/salon/grading/look-up';
import type { GradeWhy } from '../../src/salon/grading/why';
import {
  moversListText,
  overviewText,
  simulationText,
  stepsText,
  whyText,
} from '../../src/text/grade-look-up';
import type { StepsShown } from '../../src/text/grade-look-up';
import { basesSaid } from '../../src/text/grade-settings';
import { gradeTexts, heldText } from '../../src/text/grading';
import type { SalonFlow, SalonHeard } from '../ear';
import type { Start, Values } from '../engine';
import { lookUp } from '../look-up';
import { gradeComment, gradesDecide, gradesMine, gradesOne, gradesSeen } from './grade-decide';
import { classOwnerFlows, classOwnerSaid } from './class-owners';
import { catalogueFlows, catalogueSaid } from '../catalogue/catalogue';
import { nineSaid, worthFlows, worthSaid } from './customer-worth';
import { customerSlot, readCustomer } from '../slots/customer';
import type { Begun } from '../starting';

const overview = lookUp({
  name: 'grades',
  command: 'grades',
  title: gradeTexts.title,
  operation: 'grades.overview',
  answer: (facts) => overviewText(facts as GradeOverview),
  notAllowed: gradeTexts.notAllowed,
});

const why: SalonFlow = {
  name: 'grade-why',
  version: 1,
  command: 'grades',
  title: () => gradeTexts.title,
  slots: [customerSlot({ question: () => ({ text: gradeTexts.which }) })],
  commit: (values) => [
    { operation: 'grades.why', input: { customerId: (values.customer as { id: string }).id } },
  ],
  done: ([facts]) => ({ say: [{ text: whyText(facts as GradeWhy) }] }),
  refused: ({ code }) => ({
    say: code === 'not-allowed' ? gradeTexts.notAllowed : gradeTexts.notFound,
    give: true,
  }),
};

const movers = lookUp({
  name: 'grade-movers',
  command: 'grades',
  title: gradeTexts.title,
  operation: 'grades.movers',
  answer: (facts) => moversListText(facts.months as Parameters<typeof moversListText>[0]),
  notAllowed: gradeTexts.notAllowed,
});

const simulation: SalonFlow = {
  name: 'grade-simulation',
  version: 1,
  command: 'grade-simulation',
  title: () => gradeTexts.title,
  slots: [{ name: 'basis', label: gradeTexts.title }],
  commit: (values) => [{ operation: 'grades.simulate', input: { basis: values.basis } }],
  done: ([facts]) => ({ say: [{ text: simulationText(facts as SimulationShown) }] }),
  refused: () => ({ say: gradeTexts.onlyManager, give: true }),
};

const abc: SalonFlow = {
  name: 'grade-abc',
  version: 1,
  command: 'grade-simulation',
  title: () => gradeTexts.title,
  slots: [
    { name: 'cutoffs', label: gradeTexts.title },
    { name: 'basis', label: gradeTexts.title },
  ],
  commit: (values) => [{ operation: 'grades.abc', input: { cutoffs: values.cutoffs, basis: values.basis } }],
  done: ([facts]) => ({ say: [{ text: stepsText(facts as unknown as StepsShown) }] }),
  refused: () => ({ say: gradeTexts.onlyManager, give: true }),
};

const start: SalonFlow = {
  name: 'grade-start',
  version: 1,
  command: 'grade-decide',
  title: () => gradeTexts.title,
  slots: [],
  commit: () => [{ operation: 'grades.start', input: {} }],
  done: ([facts]) => {
    const held = heldText(facts.held as Parameters<typeof heldText>[0], facts.fixedMonths as number[]);
    return {
      say: [{ text: gradeTexts.started(Number(facts.proposals), held ? `(没提:${held})` : '') }],
    };
  },
  refused: () => ({ say: gradeTexts.onlyManager, give: true }),
};

export const gradeFlows: SalonFlow[] = [
  overview,
  why,
  movers,
  simulation,
  abc,
  start,
  gradesMine,
  gradesSeen,
  gradeComment,
  gradesDecide,
  gradesOne,
  ...catalogueFlows,
  ...worthFlows,
  ...classOwnerFlows,
];

const OVERVIEW =
  /^(?:客人|客户|会员|全店)?(?:的)?(?:分级|级别)(?:情况|分布|怎么样)?$|^A类(?:客人|客户)?(?:有)?几[个位]$/i;
const DECIDE = /^(?:看|看看|定|客人|本月|这个月)?(?:的)?(?:升降级|升级降级|级别变动|分级建议|定级)$/;
const MOVERS = /^(?:升降级|级别|分级)(?:的)?(?:历史|记录)$|^谁升级谁降级$/;
/** «看毛利», «按份额»: what is looked at instead of what the store has chosen (SR-ABC-07). */
const BY = '(?:(?:看|按|用)?((?:(?:现金|到店次数|次数|实耗|毛利|份额)(?:和|加|、)?)+))?';
const SIMULATE = new RegExp(`^(?:(?:级别|分级)试算|试算(?:级别|分级))${BY}$`);
const ABC = new RegExp(`^abc(?:分析|分类法?|八步)(?:表)?${BY}(\\d\\d\\/\\d\\d\\/\\d\\d?)?$`, 'i');
const START = /^(?:重新|再)?(?:算|做)?(?:一次|一下)?(?:重新分级|分级一次|重算级别|重新定级)$/;
const WHY =
  /(?:为什么|为啥|怎么|凭什么)(?:是|算|成了?|变成?|定)?(?:[abcd](?![a-z])|这个级)|(?:级别|等级)(?:怎么来|依据|历史|为什么)/i;
/** About her class, not about a card she does not want to upgrade or a room that is too warm. */
const COMMENT =
  /(?:别|不要|不用|不该|不能|先别)(?:给)?(?:她|他)?(?:降(?![温低高太一点价])|升级?(?=[abc](?![a-z])|$|[她他])|升级(?![卡版套疗项]))|(?:该|可以)(?:升|降)(?:级(?![卡版套疗项])|(?=[abc](?![a-z])))/i;

/** The words of grading, whatever they were taken for. */
export function gradesSaid(heard: SalonHeard): Begun {
  const text = heard.text.normalize('NFKC').replace(/[\s,。!?~…]/g, '');
  const { reading, speaker } = heard.reading;
  const named = Boolean(reading.slots.customer ?? reading.mentioned?.customers.length);
  if (named && WHY.test(text)) return [aboutHer(why, heard)];
  if (named && COMMENT.test(text)) return [aboutHer(gradeComment, heard, { words: heard.text.trim() })];
  if (named) return worthSaid(heard, text);
  const ofTheCatalogue = nineSaid(text) ?? classOwnerSaid(heard, text) ?? catalogueSaid(heard, text);
  if (ofTheCatalogue) return ofTheCatalogue;
  const manages = speaker.roles.some((role) => role === 'manager' || role === 'owner');
  if (OVERVIEW.test(text)) return [{ flow: overview.name, values: {} }];
  if (DECIDE.test(text)) return [{ flow: manages ? gradesDecide.name : gradesMine.name, values: {} }];
  if (MOVERS.test(text)) return [{ flow: movers.name, values: {} }];
  const simulates = SIMULATE.exec(text);
  if (simulates)
    return [{ flow: simulation.name, values: simulates[1] ? { basis: basesSaid(simulates[1]) } : {} }];
  if (START.test(text)) return [{ flow: start.name, values: {} }];
  const steps = ABC.exec(text);
  if (!steps) return null;
  const cutoffs = steps[2]?.split('/').map(Number);
  const whole = cutoffs?.reduce((sum, each) => sum + each, 0) === 100;
  const [basis] = steps[1] ? basesSaid(steps[1]) : [];
  return [{ flow: abc.name, values: { ...(whole ? { cutoffs } : {}), ...(basis ? { basis } : {}) } }];
}

/** Whoever is named, wherever in the sentence; between two of one name only the person can choose. */
function aboutHer(flow: SalonFlow, heard: SalonHeard, values: Values = {}): Start {
  const match = readCustomer(heard, true);
  if (match && 'among' in match)
    return { flow: flow.name, values, among: { slot: 'customer', options: match.among } };
  return { flow: flow.name, values: match ? { ...values, customer: match.value } : values };
}
