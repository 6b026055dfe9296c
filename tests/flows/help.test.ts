import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flows, menu, starters } from '../../bot-flows';
import type { Ear, SalonHeard } from '../../bot-flows/ear';
import { createReader, type Lexicon } from '../../bot-flows/understanding';
import { commandNamed, commands, type Role } from '../../src/salon/commands';
import { helpText, nearest, sayings } from '../../src/text/help';
import { appMenu } from '../../src/text/menu';

const dev = JSON.parse(readFileSync(join(__dirname, '..', 'understanding', 'dev-store.json'), 'utf8'));
const lexicon: Lexicon = {
  store: { name: dev.store.name, opensAt: '10:00', closesAt: '21:00', timezone: 'Asia/Shanghai' },
  staff: dev.staff.map((each: { role: string }) => ({ ...each, roles: [each.role] })),
  treatments: dev.treatments,
  rooms: dev.rooms,
  customers: dev.customers.map((each: { code: string; name: string; aliases: string[] }) => ({
    code: each.code,
    name: each.name,
    aliases: each.aliases,
  })),
};
const reader = createReader(lexicon);
const AT = Date.UTC(2026, 10, 25, 6);

function heard(text: string, role: Role): SalonHeard {
  const reading = reader.read(text, { speaker: 'FangJie', at: AT });
  const ear: Ear = {
    reading: reading.plain ?? reading,
    lexicon,
    speaker: { id: 'FangJie', name: '方洁', roles: [role] },
    store: { id: 'S1', timezone: 'Asia/Shanghai', opensAt: '10:00', closesAt: '21:00' },
    today: '2026-11-25',
    list: [],
    inHouse: [],
  };
  return { text, at: AT, reading: ear };
}

/** The command of the form that a sentence opens. */
function opened(text: string, role: Role): string | null {
  const said = heard(text, role);
  const { beyond, intent } = said.reading.reading;
  const begun = ((beyond && starters[beyond]) ?? starters[intent])?.(said, null);
  if (!Array.isArray(begun)) return null;
  return flows.find((flow) => flow.name === begun[0]?.flow)?.command ?? null;
}

describe('what help tells people to say', () => {
  const ways = sayings.flatMap((each) => each.say.map((say) => ({ say, command: each.command })));

  it.each(ways)('«$say» opens the form of $command', ({ say, command }) => {
    expect(commandNamed(command)).toBeDefined();
    expect(opened(say, 'manager')).toBe(command);
  });

  it('is shown by role, and never what the role may not do', () => {
    const allowedTo = (role: Role) => commands.filter((each) => each.who[role]).map((each) => each.name);
    const beautician = helpText(allowedTo('beautician'), ['beautician']);
    expect(beautician).toMatch(/^直接说就行,例:\n记服务:/);
    expect(beautician).not.toMatch(/店里业绩|换人跟|改方案/);
    expect(helpText(allowedTo('manager'), ['manager'])).toMatch(/店里业绩/);
    expect(Buffer.byteLength(helpText(allowedTo('manager'), ['manager']))).toBeLessThan(2048);
  });

  it('offers the nearest three when nothing was understood', () => {
    const all = sayings.map((each) => each.command);
    expect(nearest('预约表', all, []).map((each) => each.command)).toContain('table');
    expect(nearest('投诉', all, [])[0].command).toBe('complaint');
    expect(nearest('', all, ['beautician'])).toHaveLength(3);
  });
});

describe('the menu of the app', () => {
  const keys = appMenu.flatMap((button) => ('entries' in button ? button.entries : [button]));

  it.each(keys.map((each) => [each.name, each.key]))('«%s» opens a form for every role', (_name, key) => {
    for (const role of ['beautician', 'consultant', 'manager', 'receptionist', 'owner']) {
      const starts = menu[key]?.({ id: 'X', roles: [role] });
      expect(flows.some((flow) => flow.name === starts?.[0]?.flow)).toBe(true);
    }
  });
});

describe('the table of flows', () => {
  it('names each form once, under a command of the register', () => {
    const names = flows.map((flow) => flow.name);
    expect(new Set(names).size).toBe(names.length);
    expect(flows.filter((flow) => !commandNamed(flow.command)).map((flow) => flow.name)).toEqual([]);
  });
});
