/**
 * Age × need (SR-NEED-01), as data that a store may edit (setting `need.matrix`; the bands are SR-NEED-04's
 * `age.bands`). A cell names words that a treatment fits when they stand in its name, aliases or fit; cells of the
 * seeds that are empty or only guessed at (nails, make-up, supplements, 55+) stay empty rather than invented.
 */
export interface NeedCell {
  area: 'face' | 'body' | 'other';
  /** What the seed calls it; words for matching, never shown as a claim (SR-RISK-03). */
  need: string;
  words: string[];
}

export interface NeedBand {
  /** Completed years, `from` inside, `to` outside. */
  from: number;
  to: number;
  cells: NeedCell[];
}

export interface FitTreatment {
  id: string;
  name: string;
  aliases: string[];
}

export const NEED_MATRIX: NeedBand[] = [
  {
    from: 18,
    to: 25,
    cells: [
      { area: 'face', need: 'clean-moisturise', words: ['清洁', '补水', '祛痘'] },
      { area: 'body', need: 'relax', words: ['舒压', 'SPA', '肩颈'] },
    ],
  },
  {
    from: 25,
    to: 35,
    cells: [
      { area: 'face', need: 'features', words: ['眼部', '唇部', '五官'] },
      { area: 'body', need: 'shaping', words: ['塑形', '抗压', '肩颈'] },
    ],
  },
  {
    from: 35,
    to: 45,
    cells: [
      { area: 'face', need: 'anti-ageing', words: ['抗衰', '拉提', '紧致'] },
      { area: 'body', need: 'regulate', words: ['暖宫', '艾灸', '私密', '卵巢'] },
    ],
  },
  {
    from: 45,
    to: 55,
    cells: [
      { area: 'face', need: 'anti-ageing', words: ['抗衰', '拉提', '紧致'] },
      { area: 'body', need: 'nourish', words: ['卵巢', '艾灸', '脏腑'] },
    ],
  },
];

/** Completed years on a day (SR-FLD-02); null where only month and day of birth are known. */
export function ageOn(birthday: string | null, day: string): number | null {
  if (!birthday || birthday.length !== 10) return null;
  const years = Number(day.slice(0, 4)) - Number(birthday.slice(0, 4));
  return day.slice(5) < birthday.slice(5) ? years - 1 : years;
}

/** Treatments that the matrix proposes at an age, face before body, each once. */
export function fittingAt<T extends FitTreatment>(
  matrix: NeedBand[],
  age: number | null,
  treatments: T[],
): T[] {
  const band = age === null ? undefined : matrix.find((each) => age >= each.from && age < each.to);
  if (!band) return [];
  const fitting = band.cells.flatMap((cell) => cell.words.flatMap((word) => namedBy(word, treatments)));
  return [...new Set(fitting)];
}

/** Treatments that a word stands for: «祛斑», «想做拉提». */
export function namedBy<T extends FitTreatment>(words: string, treatments: T[]): T[] {
  return treatments.filter((treatment) => speaksOf(words, treatment));
}

function speaksOf(words: string, treatment: FitTreatment): boolean {
  const said = words.toLowerCase();
  const names = [treatment.name, ...treatment.aliases].map((name) => name.toLowerCase());
  return names.some((name) => said.includes(name) || (said.length > 1 && name.includes(said)));
}
