import { appMenu, type MenuEntry } from '../../src/text/menu';

const bytes = (text: string) => Buffer.byteLength(text, 'utf8');
const entries: MenuEntry[] = appMenu.flatMap((button) => ('entries' in button ? button.entries : [button]));

describe('the menu of the app', () => {
  it('has at most three top buttons of sixteen bytes', () => {
    expect(appMenu.length).toBeLessThanOrEqual(3);
    for (const button of appMenu) expect(bytes(button.name)).toBeLessThanOrEqual(16);
  });

  it('has at most five entries of forty bytes under each', () => {
    for (const button of appMenu)
      if ('entries' in button) expect(button.entries.length).toBeLessThanOrEqual(5);
    for (const entry of entries) expect(bytes(entry.name)).toBeLessThanOrEqual(40);
  });

  it('gives each entry a key of its own', () => {
    const keys = entries.map((entry) => entry.key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
