/** The example salon's sixty customers. All invented; phone numbers belong to nobody. */

export type Kind =
  /** Comes as often as she should. */
  | 'steady'
  /** Owes money, or is to bring it. */
  | 'cash'
  /** First visit within the last weeks. */
  | 'new'
  /** Behind her own rhythm. */
  | 'late'
  /** Has not come for months. */
  | 'sleeping';

export interface ExampleCustomer {
  code: string;
  name: string;
  aliases: string[];
  grade: string;
  consultant: string;
  kind: Kind;
  /** Treatment → [total, used]. */
  courses: [string, number, number][];
  storedValue: number;
  arrears?: number;
  /** Days from today. */
  dueIn?: number;
  allergy?: string;
  taboo?: string;
  skin?: string;
}

type Row = [string, string, string, 'S' | 'T' | 'F', Kind, string, number, string?];
const CONSULTANTS = { S: 'SuWan', T: 'TangLin', F: 'FangJie' };

/** name · aliases · class · consultant · kind · courses `code used/total` · stored value · more `key=value` */
const ROWS: Row[] = [
  ['李婷', '婷姐', 'A', 'S', 'steady', 'F01 8/20、B01 4/10', 6800, 'skin=干性'],
  ['李春梅', '春梅', 'B', 'S', 'cash', 'B04 6/10、F01 3/10', 0, 'arrears=1500;due=-2'],
  ['周丽', '', 'B', 'T', 'steady', 'F02 3/10', 1200],
  ['周莉', '莉总', 'A', 'T', 'late', 'F03 2/10、E01 5/10', 15000],
  ['欧阳倩', '欧阳姐、欧阳', 'A', 'S', 'cash', 'B03 11/12', 3000],
  ['陈静', '', 'C', 'T', 'sleeping', '', 0],
  ['陈静怡', '怡怡', 'B', 'T', 'steady', 'F01 5/10、F04 2/10', 800, 'skin=敏感;allergy=果酸'],
  ['Lisa', 'Lisa姐', 'A', 'S', 'late', 'P02 6/12、B01 9/20、B02 1/10', 9600],
  ['赵敏敏', '敏敏、赵太', 'B', 'T', 'steady', 'F02 7/10、F04 4/10、B03 1/10', 2500],
  ['孙佳慧', '佳慧、孙总', 'A', 'S', 'cash', 'F03 9/10', 20000],
  ['钱玉兰', '兰姐、钱太', 'B', 'S', 'steady', 'P02 3/10', 5000, 'allergy=酒精'],
  ['吴晓燕', '晓燕', 'C', 'T', 'steady', '', 0, 'taboo=怀孕,精油和刮痧不做'],
  ['郑红', '红姐', 'B', 'T', 'steady', 'B04 12/20、E02 2/10', 600],
  ['冯雪', '雪儿', 'C', 'S', 'late', 'F06 4/10', 0, 'skin=油性'],
  ['蒋文斌', '蒋总', 'B', 'T', 'steady', 'B05 5/10', 4200],
  ['刘芳', '芳姐', 'A', 'T', 'cash', 'B01 22/30', 7700, 'arrears=3000;due=3'],
  ['杨柳', '柳柳', 'C', 'S', 'new', '', 0],
  ['徐曼', '曼姐、徐老师', 'B', 'S', 'steady', 'F01 6/10、E01 2/10', 1500],
  ['高圆', '圆圆', 'C', 'T', 'new', 'F02 2/6、F06 0/6', 0],
  ['何安娜', '安娜、Anna', 'B', 'S', 'cash', 'F05 1/10', 0, 'arrears=6000;due=0;allergy=酒精'],
  ['宋晓', '', 'C', 'S', 'new', '', 0, 'skin=混油皮'],
  ['马思思', '思思', 'C', 'S', 'new', '', 0, 'allergy=酒精'],
  ['彭丽华', '彭姐', 'B', 'T', 'steady', 'B02 3/10', 3600],
  ['韩雨晴', '雨晴', 'B', 'S', 'late', 'F04 6/10', 900, 'skin=敏感'],
  ['唐小雅', '小雅', 'C', 'T', 'new', 'F01 1/5', 0],
  ['曹敏', '曹太', 'A', 'S', 'steady', 'P01 4/10、F03 3/10', 12000],
  ['董洁', '董姐', 'B', 'T', 'sleeping', 'B01 7/10', 0],
  ['叶子青', '青青', 'C', 'S', 'steady', 'E03 2/6', 300],
  ['苏梅', '梅姐', 'B', 'T', 'late', 'B04 3/10', 1800],
  ['魏兰', '魏总', 'A', 'S', 'steady', 'F03 5/10、P02 2/10', 26000],
  ['蔡依雯', '雯雯', 'C', 'T', 'new', '', 0],
  ['潘玉', '潘姐', 'B', 'S', 'cash', 'B03 9/10', 700],
  ['于佳', '', 'C', 'T', 'sleeping', 'F02 5/6', 0],
  ['余嘉', '嘉嘉', 'C', 'S', 'steady', 'F02 1/6', 0],
  ['程琳', '程姐', 'B', 'T', 'steady', 'F01 7/10', 2200],
  ['田甜', '甜甜', 'C', 'S', 'new', 'F06 1/6', 0],
  ['袁圆圆', '', 'C', 'T', 'late', 'F05 2/6', 0],
  ['邱总', '邱总', 'A', 'S', 'late', 'B02 4/20', 18000, 'taboo=不做头疗'],
  ['夏冰', '冰姐', 'B', 'T', 'steady', 'E02 6/10', 1000],
  ['石榴', '', 'C', 'S', 'sleeping', '', 0],
  ['金美兰', '金太', 'A', 'T', 'steady', 'P02 8/12、F03 6/10', 9000],
  ['白露', '露露', 'C', 'T', 'new', '', 0, 'allergy=海鲜'],
  ['崔颖', '颖姐', 'B', 'S', 'steady', 'B01 8/10', 0],
  ['常欣', '欣欣', 'B', 'T', 'cash', 'F04 9/10', 0, 'arrears=800;due=5'],
  ['史雪梅', '雪梅', 'B', 'S', 'late', 'B04 5/10', 500],
  ['顾盼', '盼盼', 'C', 'T', 'steady', 'O01 1/6', 0],
  ['孟瑶', '瑶瑶', 'C', 'S', 'new', 'F01 0/5', 0],
  ['毛慧', '毛姐', 'B', 'F', 'steady', 'F03 2/5', 6000],
  ['江燕', '江太', 'A', 'F', 'late', 'P01 2/10', 14000],
  ['贺敏', '贺姐', 'B', 'F', 'cash', 'B02 5/10', 0, 'arrears=2600;due=1'],
  ['龚月', '月月', 'C', 'T', 'sleeping', 'F06 3/6', 0],
  ['侯静', '', 'C', 'S', 'steady', 'E01 1/6', 0],
  ['邵芬', '芬姐', 'B', 'T', 'steady', 'B05 2/10', 1600],
  ['罗曼', '', 'B', 'S', 'steady', 'F05 4/10', 2000],
  ['尹秀', '秀姐', 'B', 'T', 'late', 'B01 3/10', 400],
  ['柳如', '如如', 'C', 'S', 'new', '', 0],
  ['万芳', '', 'C', 'T', 'sleeping', '', 0],
  ['乔安', '安姐', 'A', 'T', 'steady', 'F03 1/10、E01 3/10', 22000],
  ['段晓晓', '晓晓', 'C', 'S', 'steady', 'F02 3/6', 200],
  ['郝好', '好好', 'C', 'T', 'new', '', 0],
];

export const CUSTOMERS: ExampleCustomer[] = ROWS.map(
  ([name, aliases, grade, consultant, kind, courses, storedValue, more], index) => ({
    code: `K${String(index + 1).padStart(3, '0')}`,
    name,
    aliases: aliases ? aliases.split('、') : [],
    grade,
    consultant: CONSULTANTS[consultant],
    kind,
    courses: courses ? courses.split('、').map(readCourse) : [],
    storedValue,
    ...readMore(more),
  }),
);

function readCourse(text: string): [string, number, number] {
  const [, code, used, total] = /^(\w+) (\d+)\/(\d+)$/.exec(text)!;
  return [code, Number(total), Number(used)];
}

function readMore(text = ''): Partial<ExampleCustomer> {
  const found = new Map(text.split(';').map((part) => part.split('=') as [string, string]));
  return {
    arrears: found.has('arrears') ? Number(found.get('arrears')) : undefined,
    dueIn: found.has('due') ? Number(found.get('due')) : undefined,
    allergy: found.get('allergy'),
    taboo: found.get('taboo'),
    skin: found.get('skin'),
  };
}
