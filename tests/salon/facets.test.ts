import { facetsOf, worthAsking, type KnownOfHer } from '../../src/salon/customer-file/facets';

const nobody: KnownOfHer = {
  file: { assets: null, allergy: null, taboo: null },
  profile: {},
  referrer: null,
  talks: [],
};

test('of ten facets those are known that a field or a talk tells of (SR-FLD-16)', () => {
  expect(facetsOf(nobody).known).toEqual([]);
  const hers = facetsOf({
    ...nobody,
    file: { ...nobody.file, allergy: '酒精' },
    profile: { personality: 'chatty', hobbies: ['瑜伽'] },
    talks: ['女儿要考研', '公司要搬家'],
  });
  expect(hers.known).toEqual(['health', 'family', 'work', 'hobbies', 'culture', 'personality']);
  expect(hers.missing).toEqual(['economy', 'social', 'pursuit', 'ideal']);
});

test('what is worth a talk is never money, body or nature', () => {
  expect(worthAsking(facetsOf(nobody))).toBe('hobbies');
  expect(worthAsking({ known: [], missing: ['economy', 'health', 'personality'] })).toBeNull();
});
