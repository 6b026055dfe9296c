import { createCallback } from '../../src/wecom/callback';

const SET_A = {
  config: {
    corpId: 'wx5823bf96d3bd56c7',
    token: 'QDG6eK',
    encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  },
  check: {
    timestamp: '1409659589',
    nonce: '263014780',
    msg_signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
    echostr: 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
  },
  message: {
    timestamp: '1409659813',
    nonce: '1372623149',
    msg_signature: '477715d11cdb4164915debcba66cb864d751f3e6',
  },
  encrypt:
    'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==',
};
const SET_B = {
  config: {
    corpId: 'ww1436e0e65a779aee',
    token: 'hJqcu3uJ9Tn2gXPmxx2w9kkCkCE2EPYo',
    encodingAesKey: '6qkdMrq68nTKduznJYO1A37W2oEgpkMUvkttRToqhUt',
  },
  check: {
    timestamp: '1476416373',
    nonce: '47744683',
    msg_signature: '012bc692d0a58dd4b10f8dfe5c4ac00ae211ebeb',
    echostr: 'fsi1xnbH4yQh0+PJxcOdhhK6TDXkjMyhEPA7xB2TGz6b+g7xyAbEkRxN/3cNXW9qdqjnoVzEtpbhnFyq6SVHyA==',
  },
  message: {
    timestamp: '1476422779',
    nonce: '1597212914',
    msg_signature: '0c3914025cb4b4d68103f6bfc8db550f79dcf48e',
  },
  encrypt:
    'Kl7kjoSf6DMD1zh7rtrHjFaDapSCkaOnwu3bqLc5tAybhhMl9pFeK8NslNPVdMwmBQTNoW4mY7AIjeLvEl3NyeTkAgGzBhzTtRLNshw2AEew+kkYcD+Fq72Kt00fT0WnN87hGrW8SqGc+NcT3mu87Ha3dz1pSDi6GaUA6A0sqfde0VJPQbZ9U+3JWcoD4Z5jaU0y9GSh010wsHF8KZD24YhmZH4ch4Ka7ilEbjbfvhKkNL65HHL0J6EYJIZUC2pFrdkJ7MhmEbU2qARR4iQHE7wy24qy0cRX3Mfp6iELcDNfSsPGjUQVDGxQDCWjayJOpcwocugux082f49HKYg84EpHSGXAyh+/oxwaWbvL6aSDPOYuPDGOCI8jmnKiypE+',
};

const envelope = (encrypt: string): string => `<xml><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`;

describe('the published vectors', () => {
  it('answers the URL check with a number longer than a JavaScript number', () => {
    expect(createCallback(SET_A.config).verifyUrl(SET_A.check)).toBe('1616140317555161061');
    expect(createCallback(SET_B.config).verifyUrl(SET_B.check)).toBe('1288432023552776189');
  });

  it('opens the message of set A', () => {
    const incoming = createCallback(SET_A.config).open(SET_A.message, envelope(SET_A.encrypt));
    expect(incoming).toMatchObject({
      kind: 'text',
      content: 'hello',
      fromUserId: 'mycreate',
      msgId: '4561255354251345929',
      agentId: '218',
      createTime: 1409659813,
    });
  });

  it('opens the message of set B, which has no CDATA', () => {
    const incoming = createCallback(SET_B.config).open(SET_B.message, envelope(SET_B.encrypt));
    expect(incoming).toMatchObject({
      kind: 'text',
      content: '你好',
      fromUserId: 'ChenJiaShun',
      fromKey: 'chenjiashun',
      msgId: '1456453720',
      agentId: '1000002',
    });
  });

  it('refuses the message of set A with the keys of set B', () => {
    const callback = createCallback(SET_B.config);
    expect(() => callback.open(SET_A.message, envelope(SET_A.encrypt))).toThrow('callback refused');
  });
});
