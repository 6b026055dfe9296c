import { createCallback } from '../../src/wecom/callback';
import type { Incoming } from '../../src/wecom/incoming';
import { APP, cdata, event, push, seal, text } from './sealing';

const callback = createCallback(APP);

function open(xml: string, app = APP): Incoming {
  const { query, body } = seal(xml, app);
  return (app === APP ? callback : createCallback(app)).open(query, body);
}

describe('messages', () => {
  it('a photo', () => {
    const fields = {
      MsgType: 'image',
      PicUrl: cdata('https://wework.qpic.cn/a?b=1&c=2'),
      MediaId: 'm1',
      MsgId: '1',
    };
    expect(open(push(fields))).toMatchObject({
      kind: 'image',
      picUrl: 'https://wework.qpic.cn/a?b=1&c=2',
      mediaId: 'm1',
    });
  });
  it('a voice message, with what it says if WeCom says it', () => {
    const fields = { MsgType: 'voice', MediaId: 'm1', Format: 'amr', MsgId: '1' };
    expect(open(push(fields))).toMatchObject({
      kind: 'voice',
      mediaId: 'm1',
      format: 'amr',
      recognition: '',
    });
    expect(open(push({ ...fields, Recognition: '曼姐到了' }))).toMatchObject({ recognition: '曼姐到了' });
  });
  it('a video', () => {
    const fields = { MsgType: 'video', MediaId: 'm1', ThumbMediaId: 'm2', MsgId: '1' };
    expect(open(push(fields))).toMatchObject({ kind: 'video', mediaId: 'm1', thumbMediaId: 'm2' });
  });
  it('a place', () => {
    const fields = {
      Location_X: '23.134',
      Location_Y: '113.358',
      Scale: '20',
      Label: '店里',
      AppType: 'wxwork',
    };
    expect(open(push({ MsgType: 'location', MsgId: '1', ...fields }))).toMatchObject({
      kind: 'location',
      latitude: '23.134',
      longitude: '113.358',
      label: '店里',
      appType: 'wxwork',
    });
  });
  it('a link', () => {
    const fields = {
      MsgType: 'link',
      Title: '题',
      Description: '',
      Url: 'https://a',
      PicUrl: '',
      MsgId: '1',
    };
    expect(open(push(fields))).toMatchObject({
      kind: 'link',
      title: '题',
      description: '',
      url: 'https://a',
    });
  });
  it('a type nobody knows is taken and left alone', () => {
    const incoming = open(push({ MsgType: 'file', MsgId: '1', FileName: '名单.xlsx' }));
    expect(incoming).toMatchObject({ kind: 'unknown', msgType: 'file', fields: { FileName: '名单.xlsx' } });
  });
  it('a push without a sender is taken and left alone', () => {
    const xml = event('kf_msg_or_event', { OpenKfId: 'k' }).replace(/<FromUserName>.*<\/FromUserName>/, '');
    expect(open(xml)).toMatchObject({ kind: 'unknown', event: 'kf_msg_or_event', fromUserId: '' });
  });
});

describe('events', () => {
  it('a tap on a card, with everything chosen on it', () => {
    const items =
      '<SelectedItem><QuestionKey>q1</QuestionKey><OptionIds><OptionId>a</OptionId><OptionId>b</OptionId></OptionIds></SelectedItem>' +
      '<SelectedItem><QuestionKey>q2</QuestionKey><OptionIds><OptionId>007</OptionId></OptionIds></SelectedItem>';
    const fields = {
      EventKey: cdata('d1@3#ok'),
      TaskId: cdata('d1@2'),
      CardType: 'button_interaction',
      ResponseCode: 'rc',
      SelectedItems: items,
    };
    expect(open(event('template_card_event', fields))).toMatchObject({
      kind: 'event',
      event: 'template_card_event',
      eventKey: 'd1@3#ok',
      taskId: 'd1@2',
      cardType: 'button_interaction',
      responseCode: 'rc',
      selected: [
        { questionKey: 'q1', optionIds: ['a', 'b'] },
        { questionKey: 'q2', optionIds: ['007'] },
      ],
    });
  });

  it('a tap on a card on which nothing can be chosen', () => {
    expect(open(event('template_card_event', { EventKey: 'k', SelectedItems: '' }))).toMatchObject({
      selected: [],
    });
    expect(open(event('template_card_event', { EventKey: 'k' }))).toMatchObject({ selected: [] });
  });

  it.each([
    ['click', { EventKey: 'TODAY' }, { event: 'click', eventKey: 'TODAY' }],
    ['CLICK', { EventKey: 'TODAY' }, { event: 'click', eventKey: 'TODAY' }],
    ['VIEW', { EventKey: cdata('https://a/?b&c') }, { event: 'view', eventKey: 'https://a/?b&c' }],
    ['enter_agent', { EventKey: cdata('') }, { event: 'enter_agent', eventKey: '' }],
    ['subscribe', {}, { event: 'subscribe' }],
    ['unsubscribe', {}, { event: 'unsubscribe' }],
    [
      'LOCATION',
      { Latitude: '1.0', Longitude: '2.50', Precision: '3' },
      { event: 'location', longitude: '2.50' },
    ],
    [
      'template_card_menu_event',
      { EventKey: 'k', TaskId: 't', CardType: 'text_notice', ResponseCode: 'r' },
      { event: 'template_card_menu_event', taskId: 't', responseCode: 'r' },
    ],
    [
      'scancode_waitmsg',
      { EventKey: 'k', ScanCodeInfo: '<ScanType>qrcode</ScanType><ScanResult>1e5</ScanResult>' },
      { event: 'scancode_waitmsg', scanType: 'qrcode', scanResult: '1e5' },
    ],
    [
      'pic_sysphoto',
      {
        EventKey: 'k',
        SendPicsInfo:
          '<Count>2</Count><PicList><item><PicMd5Sum>a</PicMd5Sum></item><item><PicMd5Sum>b</PicMd5Sum></item></PicList>',
      },
      { event: 'pic_sysphoto', count: '2', pictures: ['a', 'b'] },
    ],
    [
      'pic_weixin',
      {
        EventKey: 'k',
        SendPicsInfo:
          '<Count>2</Count><PicList><item><PicMd5Sum>a</PicMd5Sum></item></PicList><PicList><item><PicMd5Sum>b</PicMd5Sum></item></PicList>',
      },
      { event: 'pic_weixin', pictures: ['a', 'b'] },
    ],
    [
      'location_select',
      {
        EventKey: 'k',
        SendLocationInfo:
          '<Location_X>1</Location_X><Location_Y>2</Location_Y><Scale>3</Scale><Label>l</Label><Poiname>p</Poiname>',
      },
      { event: 'location_select', latitude: '1', poiName: 'p' },
    ],
    ['inactive_alert', { EffectTime: '1700000001' }, { event: 'inactive_alert', effectTime: '1700000001' }],
    ['close_inactive_agent', {}, { event: 'close_inactive_agent' }],
    [
      'batch_job_result',
      { BatchJob: '<JobId>j</JobId><JobType>sync_user</JobType><ErrCode>0</ErrCode><ErrMsg>ok</ErrMsg>' },
      { event: 'batch_job_result', jobId: 'j', errCode: '0' },
    ],
  ])('%s', (name, fields, expected) => {
    expect(open(event(name, fields as Record<string, string>))).toMatchObject({ kind: 'event', ...expected });
  });

  it('an event nobody knows is taken and left alone', () => {
    const incoming = open(event('change_contact', { ChangeType: 'create_user', UserID: '007' }));
    expect(incoming).toMatchObject({ kind: 'unknown', event: 'change_contact', fields: { UserID: '007' } });
  });
});

describe('values stay text', () => {
  it.each(['007', '1e5', '+8613800138000', 'true', '0x10', '9223372036854775807', 'null', '1.0'])(
    '%s',
    (value) => {
      const incoming = open(text(value, { FromUserName: value.replace('+', ''), MsgId: value }));
      expect(incoming).toMatchObject({ content: value, fromUserId: value.replace('+', ''), msgId: value });
    },
  );
});

describe('the key of a push', () => {
  it('is the same when WeCom brings it again, encrypted anew', () => {
    expect(open(text('你好')).key).toBe(open(text('你好')).key);
    expect(open(event('click', { EventKey: 'A' })).key).toBe(open(event('click', { EventKey: 'A' })).key);
  });

  it('is 64 hex digits', () => {
    expect(open(text('你好')).key).toMatch(/^[0-9a-f]{64}$/);
  });

  it('tells a thousand pairs of different events of one second apart', () => {
    const keys = new Set<string>();
    for (let pair = 0; pair < 1000; pair += 1) {
      keys.add(open(event('template_card_event', { EventKey: `d${pair}@1#yes`, TaskId: `d${pair}@1` })).key);
      keys.add(open(event('template_card_event', { EventKey: `d${pair}@1#no`, TaskId: `d${pair}@1` })).key);
    }
    expect(keys.size).toBe(2000);
  });

  it('tells a thousand people with one MsgId apart, and agents, types and seconds', () => {
    const keys = new Set<string>();
    for (let person = 0; person < 1000; person += 1) {
      keys.add(open(text('一样', { FromUserName: `u${person}`, MsgId: '42' })).key);
    }
    keys.add(open(text('一样', { FromUserName: 'u1', MsgId: '42', AgentID: '1000003' })).key);
    keys.add(open(text('一样', { FromUserName: 'u1', MsgId: '42', CreateTime: '1700000001' })).key);
    keys.add(open(push({ MsgType: 'link', FromUserName: 'u1', MsgId: '42' })).key);
    expect(keys.size).toBe(1003);
  });

  it('tells two corporations apart', () => {
    const other = { ...APP, corpId: 'ww0000000000000001' };
    expect(open(text('一样'), other).key).not.toBe(open(text('一样')).key);
  });

  it('tells two messages without MsgId apart by their text', () => {
    expect(open(text('甲', { MsgId: '' })).key).not.toBe(open(text('乙', { MsgId: '' })).key);
  });
});

describe('who speaks', () => {
  it('is known only from the encrypted part', () => {
    const { query, body } = seal(text('你好'));
    const forged = body.replace(
      '<Encrypt>',
      '<FromUserName>boss</FromUserName><AgentID>9</AgentID><Encrypt>',
    );
    expect(callback.open({ ...query, FromUserName: 'boss', userid: 'boss' }, forged)).toMatchObject({
      fromUserId: 'SuWan',
      fromKey: 'suwan',
      agentId: '1000002',
    });
  });

  it('is not changed by what she writes', () => {
    const content = ']]></Content><FromUserName>boss</FromUserName><Content>';
    expect(open(text(content))).toMatchObject({ fromUserId: 'SuWan', content });
  });
});
