import { replaced, type Rule, type Told } from './variant';
import { isFree } from './wording';

/** Commas and full stops that stand inside nothing that was found. */
function marks(told: Told): number[] {
  return [...told.text.matchAll(/[,，。；;]/g)]
    .map((m) => m.index)
    .filter((at) => at > 0 && isFree(told, at));
}

function withEach(told: Told, to: (at: number) => string): string | null {
  const places = marks(told).filter((at) => at < told.text.length - 1);
  if (!places.length) return null;
  return replaced(
    told.text,
    places.map((at) => ({ start: at, end: at + 1, with: to(at) })),
  );
}

function rule(name: string, to: string): Rule {
  return {
    name,
    vary: (told) => {
      const text = withEach(told, () => to);
      return text === null ? null : { text };
    },
  };
}

export const spaces = rule('commas to spaces', ' ');
export const lines = rule('commas to new lines', '\n');
export const stops = rule('commas to full stops', '。');
export const fullWidthCommas = rule('commas to ，', '，');
export const lists = rule('commas to 、', '、');

/** Dictated: no mark at all, except where a figure or a letter would run into the next. */
export const dictated: Rule = {
  name: 'no punctuation',
  vary: (told) => {
    const text = withEach(told, (at) => {
      const [before, after] = [told.text[at - 1], told.text[at + 1]];
      return runsOn(before) && runsOn(after) ? ' ' : '';
    });
    return text === null ? null : { text };
  },
};

/** Spaces as commas. */
export const commas: Rule = {
  name: 'spaces to commas',
  vary: (told) => {
    const places = [...told.text.matchAll(/(?<=[^ a-z]) (?=[^ a-z])/gi)]
      .map((m) => m.index)
      .filter((at) => isFree(told, at));
    if (!places.length) return null;
    return {
      text: replaced(
        told.text,
        places.map((at) => ({ start: at, end: at + 1, with: '，' })),
      ),
    };
  },
};

/** Blanks between Chinese and figures, as some keyboards put them. */
export const spaced: Rule = {
  name: 'blanks around figures',
  vary: ({ text }) => {
    const out = text.replace(/(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff])/g, ' ');
    return out === text ? null : { text: out };
  },
};

/** Figures and letters in full width. */
export const fullWidth: Rule = {
  name: 'full-width characters',
  vary: ({ text }) => {
    const out = text.replace(/[0-9a-zA-Z,:!?()+]/g, (char) =>
      String.fromCharCode(char.charCodeAt(0) + 0xfee0),
    );
    return out === text ? null : { text: out };
  },
};

function runsOn(char: string): boolean {
  return /[\da-z零一二两三四五六七八九十百千万]/i.test(char);
}
