import { elementAt, listAt, stringAt, type XmlElement } from './xml';

/** What a person ticked or chose on a card before she pressed its button. */
export interface SelectedItem {
  questionKey: string;
  optionIds: string[];
}

interface CardAnswer {
  /** The key of the button, of the submit button or of the menu line. */
  eventKey: string;
  taskId: string;
  cardType: string;
  /** Turns the card of the one who pressed; 72 hours, one use. */
  responseCode: string;
}

/** The events of an app by their names in lower case. */
export type AppEvent =
  | { event: 'subscribe' | 'unsubscribe' }
  | { event: 'enter_agent' | 'click' | 'view' | 'view_miniprogram'; eventKey: string }
  | { event: 'location'; latitude: string; longitude: string; precision: string; appType: string }
  | { event: 'scancode_push' | 'scancode_waitmsg'; eventKey: string; scanType: string; scanResult: string }
  | {
      event: 'pic_sysphoto' | 'pic_photo_or_album' | 'pic_weixin';
      eventKey: string;
      count: string;
      /** MD5 sums; the pictures themselves follow as image messages. */
      pictures: string[];
    }
  | {
      event: 'location_select';
      eventKey: string;
      latitude: string;
      longitude: string;
      scale: string;
      label: string;
      poiName: string;
      appType: string;
    }
  | ({ event: 'template_card_event'; selected: SelectedItem[] } & CardAnswer)
  | ({ event: 'template_card_menu_event' } & CardAnswer)
  | { event: 'inactive_alert' | 'low_active_alert'; effectTime: string }
  | { event: 'close_inactive_agent' | 'reopen_inactive_agent' | 'low_active' | 'active_restored' }
  | { event: 'batch_job_result'; jobId: string; jobType: string; errCode: string; errMsg: string };

/** Reads an event, or says null for one this version does not know. @throws XmlRefused on doubled fields */
export function readEvent(xml: XmlElement): AppEvent | null {
  const at = (name: string): string => stringAt(xml, name);
  const event = at('Event').toLowerCase();
  const eventKey = at('EventKey');
  switch (event) {
    case 'subscribe':
    case 'unsubscribe':
    case 'close_inactive_agent':
    case 'reopen_inactive_agent':
    case 'low_active':
    case 'active_restored':
      return { event };
    case 'enter_agent':
    case 'click':
    case 'view':
    case 'view_miniprogram':
      return { event, eventKey };
    case 'location':
      return {
        event,
        latitude: at('Latitude'),
        longitude: at('Longitude'),
        precision: at('Precision'),
        appType: at('AppType'),
      };
    case 'scancode_push':
    case 'scancode_waitmsg': {
      const scan = elementAt(xml, 'ScanCodeInfo');
      return {
        event,
        eventKey,
        scanType: stringAt(scan, 'ScanType'),
        scanResult: stringAt(scan, 'ScanResult'),
      };
    }
    case 'pic_sysphoto':
    case 'pic_photo_or_album':
    case 'pic_weixin': {
      const sent = elementAt(xml, 'SendPicsInfo');
      return { event, eventKey, count: stringAt(sent, 'Count'), pictures: picturesOf(sent) };
    }
    case 'location_select': {
      const place = elementAt(xml, 'SendLocationInfo');
      return {
        event,
        eventKey,
        latitude: stringAt(place, 'Location_X'),
        longitude: stringAt(place, 'Location_Y'),
        scale: stringAt(place, 'Scale'),
        label: stringAt(place, 'Label'),
        poiName: stringAt(place, 'Poiname'),
        appType: at('AppType'),
      };
    }
    case 'template_card_event':
      return { event, eventKey, ...cardOf(xml), selected: selectedOf(xml) };
    case 'template_card_menu_event':
      return { event, eventKey, ...cardOf(xml) };
    case 'inactive_alert':
    case 'low_active_alert':
      return { event, effectTime: at('EffectTime') };
    case 'batch_job_result': {
      const job = elementAt(xml, 'BatchJob');
      return {
        event,
        jobId: stringAt(job, 'JobId'),
        jobType: stringAt(job, 'JobType'),
        errCode: stringAt(job, 'ErrCode'),
        errMsg: stringAt(job, 'ErrMsg'),
      };
    }
    default:
      return null;
  }
}

function cardOf(xml: XmlElement): Omit<CardAnswer, 'eventKey'> {
  return {
    taskId: stringAt(xml, 'TaskId'),
    cardType: stringAt(xml, 'CardType'),
    responseCode: stringAt(xml, 'ResponseCode'),
  };
}

function selectedOf(xml: XmlElement): SelectedItem[] {
  return elements(listAt(elementAt(xml, 'SelectedItems'), 'SelectedItem')).map((item) => ({
    questionKey: stringAt(item, 'QuestionKey'),
    optionIds: elements(listAt(item, 'OptionIds')).flatMap((ids) => strings(listAt(ids, 'OptionId'))),
  }));
}

/** Real pushes hold either one PicList with several items or several PicLists with one. */
function picturesOf(sent: XmlElement): string[] {
  return elements(listAt(sent, 'PicList'))
    .flatMap((list) => elements(listAt(list, 'item')))
    .flatMap((item) => strings(listAt(item, 'PicMd5Sum')));
}

function elements(values: (string | XmlElement)[]): XmlElement[] {
  return values.filter((value): value is XmlElement => typeof value !== 'string');
}

function strings(values: (string | XmlElement)[]): string[] {
  return values.filter((value): value is string => typeof value === 'string');
}
