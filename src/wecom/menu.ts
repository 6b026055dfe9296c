/** The app's menu as `menu/create` takes it: one for everybody. */
export interface Menu {
  button: (MenuButton | { name: string; sub_button: MenuButton[] })[];
}
export type MenuButton =
  { type: 'click'; name: string; key: string } | { type: 'view'; name: string; url: string };

/** A menu that WeCom would refuse. */
export class MenuFault extends Error {}

/** @throws MenuFault for more than 3 buttons of 5, or a name, key or address that is too long (bytes) */
export function checkMenu(menu: Menu): void {
  within(menu.button, 3);
  for (const button of menu.button) {
    nameWithin(button.name, 16);
    if (!('sub_button' in button)) {
      checkButton(button);
      continue;
    }
    within(button.sub_button, 5);
    for (const sub of button.sub_button) {
      nameWithin(sub.name, 40);
      checkButton(sub);
    }
  }
}

function checkButton(button: MenuButton): void {
  const [value, most] = button.type === 'click' ? [button.key, 128] : [button.url, 1024];
  if (value === '' || Buffer.byteLength(value) > most)
    throw new MenuFault(`${button.type} of ${button.name}`);
}

function within(list: unknown[], most: number): void {
  if (list.length < 1 || list.length > most)
    throw new MenuFault(`${list.length} buttons, allowed 1 to ${most}`);
}

function nameWithin(name: string, most: number): void {
  if (name === '' || Buffer.byteLength(name) > most)
    throw new MenuFault(`name ${name}: at most ${most} bytes`);
}
