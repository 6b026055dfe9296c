import { must } from './api-error';
import { type Json, textOf } from './json';
import type { Platform } from './platform';
import { recallMessage, sendMessage } from './send-message';
import { updateCard } from './update-card';

/** One call that came in, read. */
export interface Call {
  query: Record<string, string>;
  body: Json;
  bytes: Buffer;
  contentType: string;
  range: string;
}

/** Instead of JSON: the bytes of a file. */
export class FileReply {
  constructor(
    readonly bytes: Buffer,
    readonly mime: string,
    readonly fileName: string,
    readonly range: string,
  ) {}
}

export interface ApiRoute {
  method: 'GET' | 'POST';
  /** Callable without an access token. */
  open?: true;
  answer(platform: Platform, call: Call): Json | FileReply | Promise<Json | FileReply>;
}

/** THE table of what this WeCom can be asked. */
export const apiRoutes: Record<string, ApiRoute> = {
  gettoken: {
    method: 'GET',
    open: true,
    answer: ({ tokens }, { query }) => ({ ...tokens.get(query.corpid, query.corpsecret) }),
  },
  'message/send': {
    method: 'POST',
    answer: (platform, { body, bytes }) => sendMessage(platform, body, bytes.toString('utf8')),
  },
  'message/update_template_card': {
    method: 'POST',
    answer: (platform, { body }) => updateCard(platform, body),
  },
  'message/recall': { method: 'POST', answer: (platform, { body }) => recallMessage(platform, body) },
  'media/upload': { method: 'POST', answer: (platform, call) => upload(platform, call) },
  'media/get': {
    method: 'GET',
    answer: ({ media }, { query, range }) => {
      const kept = media.get(query.media_id);
      return new FileReply(kept.bytes, kept.mime, kept.fileName, range);
    },
  },
  'menu/create': { method: 'POST', answer: ({ menu }, { body }) => (menu.create(body), {}) },
  'menu/get': { method: 'GET', answer: ({ menu }) => menu.get() },
  'menu/delete': { method: 'GET', answer: ({ menu }) => (menu.delete(), {}) },
  'user/get': { method: 'GET', answer: (platform, { query }) => member(platform, query.userid) },
  'user/simplelist': {
    method: 'GET',
    answer: async ({ people }) => ({ userlist: await simpleList(people.all()) }),
  },
  'department/simplelist': {
    method: 'GET',
    answer: () => ({ department_id: [{ id: 1, parentid: 0, order: 1 }] }),
  },
  'appchat/create': { method: 'POST', answer: ({ groups }, { body }) => groups.create(body) },
  'appchat/update': { method: 'POST', answer: ({ groups }, { body }) => groups.update(body) },
  'appchat/get': { method: 'GET', answer: ({ groups }, { query }) => groups.get(query.chatid) },
  'appchat/send': { method: 'POST', answer: (platform, { body }) => platform.groups.send(platform, body) },
  'webhook/send': {
    method: 'POST',
    open: true,
    answer: (platform, { query, body }) => platform.groups.robotSend(platform, query.key, body),
  },
  getcallbackip: { method: 'GET', answer: () => ({ ip_list: ['127.0.0.1'] }) },
  get_api_domain_ip: { method: 'GET', answer: () => ({ ip_list: ['127.0.0.1'] }) },
};

async function upload(platform: Platform, call: Call): Promise<Json> {
  must(call.contentType.startsWith('multipart/form-data'), 41005, 'media data missing');
  const file = await fileOf(call);
  must(file, 41005, 'media data missing');
  const bytes = Buffer.from(await file.arrayBuffer());
  const kept = platform.media.upload(call.query.type ?? '', bytes, file.name);
  const created_at = String(Math.floor(kept.createdAt / 1000));
  return { type: kept.type, media_id: kept.id, created_at };
}

async function fileOf(call: Call): Promise<File | null> {
  const form = await new Response(call.bytes, { headers: { 'content-type': call.contentType } })
    .formData()
    .catch(() => null);
  const media = form?.get('media');
  return media && typeof media !== 'string' ? (media as File) : null;
}

async function member({ people }: Platform, userid: string): Promise<Json> {
  const person = await people.find(textOf(userid));
  must(person, 60111, 'userid not found');
  return {
    userid: person.userid,
    name: person.name,
    department: [1],
    main_department: 1,
    position: person.role,
    status: 1,
  };
}

async function simpleList(people: Promise<{ userid: string; name: string }[]>): Promise<Json[]> {
  return (await people).map(({ userid, name }) => ({ userid, name, department: [1], open_userid: userid }));
}
