/** Builds an element: `h('button.primary', { onclick, dataset: { testid } }, 'text', child)`. Text is always text. */
export function h(selector, props = {}, ...children) {
  const [tag, ...classes] = selector.split('.');
  const element = document.createElement(tag || 'div');
  if (classes.length > 0) element.className = classes.join(' ');
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'dataset') Object.assign(element.dataset, value);
    else if (name === 'style') Object.assign(element.style, value);
    else if (name in element) element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(
    ...children.flat().filter((child) => child !== null && child !== undefined && child !== false),
  );
  return element;
}

/** Puts something else in place of all that is in `element`. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined));
}

const PATHS = {
  back: 'M15 5l-7 7 7 7',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  down: 'M6 9l6 6 6-6',
  photo: 'M4 6h16v12H4zM4 15l4.5-4 4 3.5 3-2.5L20 16M15.5 9.5h.01',
  voice: 'M12 4a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V7a3 3 0 0 1 3-3zM6 11.5a6 6 0 0 0 12 0M12 17.5V21',
  place:
    'M12 21s6.5-6.2 6.5-11a6.5 6.5 0 0 0-13 0c0 4.8 6.5 11 6.5 11zM12 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z',
  enter: 'M4 12a8 8 0 1 1 2.3 5.6M4 19v-4.5h4.5',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4',
  bell: 'M6 16v-5a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5h4',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2',
  spark: 'M13 3L5 14h6l-1 7 8-11h-6z',
  menu: 'M5 8h14M5 12h14M5 16h14',
  alert: 'M12 4.5L3.5 19.5h17zM12 10.5v4M12 17h.01',
};

export function icon(name, size = 22) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('width', size);
  svg.setAttribute('height', size);
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

const AVATAR_COLOURS = [
  '#5b8ff9',
  '#e0823d',
  '#3fa77c',
  '#8b6fd8',
  '#d1618b',
  '#3a9fb5',
  '#b0893b',
  '#6a7f9c',
];

/** The square with the end of a name in it, as WeCom draws who has no picture. `index` sets people apart. */
export function avatar({ name, index = 0 }, size = 40) {
  const style = {
    background: AVATAR_COLOURS[index % AVATAR_COLOURS.length],
    width: `${size}px`,
    height: `${size}px`,
    fontSize: `${Math.round(size * 0.36)}px`,
  };
  return h('span.avatar', { style, ariaHidden: 'true' }, [...name].slice(-2).join(''));
}
