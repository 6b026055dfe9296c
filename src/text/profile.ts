/** What kind of person she is, and how to be with her: short cards, store-side only, never in a text for a customer. */
import type { DiagnosisShown } from '../salon/customer-file/diagnoses';
import type { Facet, Facets } from '../salon/customer-file/facets';
import type { FieldName } from '../salon/customer-file/fields';
import type { Profile } from '../salon/customer-file/profile';

export const fieldLabels: Record<FieldName, string> = {
  likes: '喜好',
  personality: '性格',
  motives: '为什么来',
  matters: '看重',
  wechat: '微信',
  address: '地址',
  occupation: '职业',
  hobbies: '爱好',
  family: '家人',
  habits: '习惯',
  bloodType: '血型',
  marriage: '婚否',
  privateDates: '私密日期',
};

/** SR-PER-01; the ways staff say it. */
export const personalities: Record<string, { name: string; says: RegExp }> = {
  silent: { name: '沉默型', says: /沉默|话少|不爱说话|闷/ },
  chatty: { name: '唠叨型', says: /唠叨|(?<!电)话多|话痨|爱聊/ },
  kind: { name: '和气型', says: /和气|随和|好说话|脾气好/ },
  proud: { name: '骄傲型', says: /骄傲|傲气|高傲|爱面子/ },
  sharp: { name: '刁酸型', says: /刁酸|刁钻|尖酸/ },
  'fault-finding': { name: '挑剔型', says: /吹毛求疵|挑剔|爱挑|挑毛病/ },
  'hot-tempered': { name: '急躁型', says: /暴躁|急躁|急性子|脾气(?:急|大|暴)|火爆/ },
  refusing: { name: '拒绝型', says: /完全拒绝|拒绝型|什么都不要|一概拒绝/ },
  bargaining: { name: '杀价型', says: /杀价|砍价|还价|讲价/ },
  'short-of-money': { name: '手头紧', says: /经济困难|手头紧|没什么钱|预算紧/ },
};

/**
 * Handling cards. The chatty and the silent one are the training material's (SR-PER-02, SR-PER-03, SR-PER-05); the
 * others are a first draft that the manager may change (SR-PER-04).
 */
export const handling: Record<string, string> = {
  silent: '你来起话头、多问,给她台阶说',
  chatty: '少提问,偶尔附和帮她收口,看准空当拉回项目,定个时间',
  kind: '照样说清楚,别因为好说话就多推',
  proud: '先认可她的眼光,让她自己选',
  sharp: '不接话茬,只说事实和结果',
  'fault-finding': '做之前说清步骤和会有的反应,细节做到位',
  'hot-tempered': '准时开始,话短,先办再解释',
  refusing: '先不提卖,把今天做好,下次再问一句',
  bargaining: '价格照价目表,一次说清,不现场让',
  'short-of-money': '只提用得上的,不催,给一次一付的办法',
};

export const motives: Record<string, { name: string; says: RegExp }> = {
  youth: { name: '年轻', says: /年轻|抗衰|显老|变老/ },
  beauty: { name: '美丽', says: /美丽|变美|变漂亮|爱美|好看/ },
  status: { name: '身份', says: /身份|有面子|场面/ },
  enjoyment: { name: '享受', says: /享受|放松|解压|舒服/ },
  health: { name: '健康', says: /健康|养生|调理/ },
};

export const matters: Record<string, { name: string; says: RegExp }> = {
  convenience: { name: '方便', says: /方便|近/ },
  brand: { name: '品牌', says: /品牌|牌子/ },
  service: { name: '服务', says: /服务/ },
  price: { name: '价格', says: /价格|便宜|划算/ },
  'steady-quality': { name: '质量稳定', says: /质量|稳定|手法/ },
  speed: { name: '快', says: /便捷|快|不等/ },
  ideas: { name: '理念', says: /理念/ },
  affection: { name: '情分', says: /情感|感情|情分|关心/ },
  improvement: { name: '提升', says: /提升|变化|进步/ },
};

/** SR-FLD-16. */
export const facetNames: Record<Facet, string> = {
  economy: '经济',
  health: '健康',
  family: '家庭',
  work: '工作',
  social: '社交',
  hobbies: '爱好',
  culture: '文化',
  pursuit: '追求',
  ideal: '理想',
  personality: '个性',
};

/** «了解 6/10,还没聊过:爱好、家庭». */
export function facetsLine({ known, missing }: Facets): string {
  const count = `了解 ${known.length}/${known.length + missing.length}`;
  return missing.length === 0
    ? count
    : `${count},还没聊过:${missing.map((each) => facetNames[each]).join('、')}`;
}

export function valueShown(field: string, value: string | string[]): string {
  const names = [value].flat().map((each) => {
    if (field === 'personality') return personalities[each]?.name ?? each;
    if (field === 'motives') return motives[each]?.name ?? each;
    if (field === 'matters') return matters[each]?.name ?? each;
    return each;
  });
  return names.join('、');
}

/** Lines of the file's screen. */
export function profileLines(profile: Profile, diagnosis: DiagnosisShown | null): string[] {
  const { personality, motives: why, matters: what, likes, privateDates, ...rest } = profile;
  const person = [why && `为${valueShown('motives', why)}来`, what && `看重${valueShown('matters', what)}`];
  const others = Object.entries(rest).map(([field, value]) => [
    fieldLabels[field as FieldName],
    valueShown(field, value),
  ]);
  return [
    personality &&
      `怎么待她:${valueShown('personality', personality)},${handling[String(personality)] ?? ''}`,
    likes && `喜好:${valueShown('likes', likes)}`,
    person.some(Boolean) && person.filter(Boolean).join(','),
    diagnosis && diagnosisLine(diagnosis),
    others.length > 0 && others.map(([label, value]) => `${label}${value}`).join(';'),
    privateDates && `私密日期:${valueShown('privateDates', privateDates)}(别外传)`,
  ].filter((line): line is string => !!line);
}

export function diagnosisLine(sheet: DiagnosisShown): string {
  const parts = [
    sheet.findings,
    sheet.mostWanted && `最想改善${sheet.mostWanted}`,
    sheet.painPoint && `在意${sheet.painPoint}`,
  ].filter(Boolean);
  return `诊断 ${sheet.day.slice(5)}${sheet.by ? ` ${sheet.by}` : ''}:${parts.join(';')}`;
}
