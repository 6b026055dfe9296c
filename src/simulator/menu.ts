import { must } from './api-error';
import { isObject, type Json, listOf, objectOf, textOf } from './json';

const TYPES = [
  'click',
  'view',
  'scancode_push',
  'scancode_waitmsg',
  'pic_sysphoto',
  'pic_photo_or_album',
  'pic_weixin',
  'location_select',
  'view_miniprogram',
];

/** The app's menu: one for all members. */
export class Menu {
  private made: Json | null = null;

  constructor(private readonly changed: (menu: Json | null) => void = () => undefined) {}

  create(body: Json): void {
    const buttons = listOf(body.button);
    must(buttons.length >= 1 && buttons.length <= 3, 40017, 'invalid button size');
    for (const button of buttons) checkButton(objectOf(button), 16);
    this.made = { button: buttons };
    this.changed(this.made);
  }

  get(): Json {
    must(this.made, 46003, 'menu no exist');
    return this.made;
  }

  delete(): void {
    this.made = null;
    this.changed(null);
  }

  peek(): Json | null {
    return this.made;
  }

  /** The name on the button with this key, null for a key that is on no button. */
  nameOf(key: string): string | null {
    const tops = listOf(this.made?.button).map(objectOf);
    const all = tops.flatMap((top) => [top, ...listOf(top.sub_button).map(objectOf)]);
    const button = all.find((one) => textOf(one.key) === key);
    return button ? textOf(button.name) : null;
  }
}

function checkButton(button: Json, nameBytes: number): void {
  const name = textOf(button.name);
  must(name && Buffer.byteLength(name) <= nameBytes, 40018, 'invalid button name size');
  const subs = button.sub_button;
  if (nameBytes === 16 && Array.isArray(subs) && subs.length > 0) {
    must(subs.length <= 5, 40023, 'invalid sub_button size');
    for (const sub of subs) checkButton(isObject(sub) ? sub : {}, 40);
    return;
  }
  const type = textOf(button.type);
  must(TYPES.includes(type), 40016, 'invalid button type');
  if (type === 'view') must(urlFits(textOf(button.url)), 40020, 'invalid button url size');
  else if (type !== 'view_miniprogram') must(keyFits(textOf(button.key)), 40019, 'invalid button key size');
}

function keyFits(key: string): boolean {
  return key !== '' && Buffer.byteLength(key) <= 128;
}

function urlFits(url: string): boolean {
  return /^https?:\/\//.test(url) && Buffer.byteLength(url) <= 1024;
}
