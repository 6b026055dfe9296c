import { SaxesParser } from 'saxes';

/** A tree of strings: nothing is coerced, nothing trimmed, repeated elements become an array. */
export type XmlValue = string | XmlElement | (string | XmlElement)[];
/** Has no prototype, so an element called `__proto__` or `constructor` is a name like any other. */
export interface XmlElement {
  [name: string]: XmlValue | undefined;
}

export class XmlRefused extends Error {}

/** WeCom nests five deep; more is an attack on whoever walks the tree. */
const MAX_DEPTH = 10;
/** More than a chat message has room for; each reference costs a parser far more than a character. */
const MAX_AMPERSANDS = 4096;
/** What XML 1.0 forbids even inside CDATA, but people paste into chats. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * Parses a document whose root is `<xml>` and returns what the root holds.
 *
 * Refuses DOCTYPE (and with it every custom entity), comments, processing instructions, another encoding than
 * UTF-8, text beside elements, and depth over ten. The five predefined entities and character references are read,
 * because pushes without CDATA need them.
 * @throws XmlRefused
 */
export function parseXml(text: string): XmlElement {
  if (text.split('&', MAX_AMPERSANDS + 2).length > MAX_AMPERSANDS + 1) refuse('too many references');
  const tree = new TreeBuilder();
  const parser = new SaxesParser({ position: false });
  parser.on('doctype', () => refuse('doctype'));
  parser.on('processinginstruction', () => refuse('processing instruction'));
  parser.on('comment', () => refuse('comment'));
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) refuse('encoding');
  });
  parser.on('error', () => refuse('malformed'));
  parser.on('opentagstart', ({ name }) => tree.open(name));
  parser.on('text', (part) => tree.text(part));
  parser.on('cdata', (part) => tree.text(part));
  parser.on('closetag', () => tree.close());
  parser.write(text).close();
  return tree.root();
}

/** Makes a signed text parsable: one pasted control character must not cost a person her message. */
export function withoutForbidden(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd');
}

/** The single string under `name`; '' when it is absent. @throws XmlRefused when it is doubled or nested */
export function stringAt(element: XmlElement, name: string): string {
  const value = element[name];
  if (value === undefined) return '';
  if (typeof value !== 'string') refuse('not a single string');
  return value;
}

/** The element under `name`; an absent or empty one is an empty element. */
export function elementAt(element: XmlElement, name: string): XmlElement {
  const value = element[name];
  if (value === undefined || value === '') return Object.create(null) as XmlElement;
  if (typeof value === 'string' || Array.isArray(value)) refuse('not a single element');
  return value;
}

/** Everything called `name`, whether it came once, repeatedly or not at all. */
export function listAt(element: XmlElement, name: string): (string | XmlElement)[] {
  const value = element[name];
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

interface Open {
  name: string;
  text: string;
  children: XmlElement | null;
}

class TreeBuilder {
  private readonly stack: Open[] = [];
  private done: XmlElement | null = null;

  open(name: string): void {
    if (this.stack.length >= MAX_DEPTH) refuse('too deep');
    if (this.stack.length === 0 && name !== 'xml') refuse('root');
    this.stack.push({ name, text: '', children: null });
  }

  text(part: string): void {
    const top = this.stack.at(-1);
    if (top) top.text += part;
  }

  close(): void {
    const closed = this.stack.pop();
    if (!closed) return;
    const parent = this.stack.at(-1);
    if (closed.children && closed.text.trim() !== '') refuse('text beside elements');
    if (!parent) {
      if (!closed.children) refuse('empty');
      this.done = closed.children;
      return;
    }
    parent.children ??= Object.create(null) as XmlElement;
    add(parent.children, closed.name, closed.children ?? closed.text);
  }

  root(): XmlElement {
    if (!this.done) refuse('no root');
    return this.done;
  }
}

function add(element: XmlElement, name: string, value: string | XmlElement): void {
  const before = element[name];
  if (before === undefined) element[name] = value;
  else if (Array.isArray(before)) before.push(value);
  else element[name] = [before, value];
}

function refuse(why: string): never {
  throw new XmlRefused(why);
}
