/** A salon of so many customers with so many visits each, the same at each run, as `import` takes it. */
export function largeSalon(customers: number, visitsEach: number) {
  const codes = Array.from({ length: customers }, (_, index) => `K${index}`);
  const treatments = ['F01', 'F02', 'B01', 'B02', 'E01'];
  const people = Array.from({ length: 20 }, (_, index) => `U${index}`);
  return {
    stores: [{ code: 'S1', name: '一店', opensAt: '10:00', closesAt: '21:00' }],
    staff: people.map((userid) => ({ userid, name: userid, roles: ['beautician'], stores: ['S1'] })),
    treatments: treatments.map((code) => ({ code, name: code, category: '面部', minutes: 60, price: 298 })),
    customers: codes.map((code) => ({ code, store: 'S1', name: `客户${code}`, skin: '干性', note: '怕冷' })),
    courses: codes.map((customer) => ({ customer, treatment: 'F01', total: 10, used: 3, price: 2000 })),
    visits: codes.flatMap((customer, index) =>
      Array.from({ length: visitsEach }, (_, visit) => ({
        customer,
        at: `${2025 + Math.floor(visit / 12)}-${String((visit % 12) + 1).padStart(2, '0')}-15T15:30`,
        services: treatments.slice(0, 2).map((treatment) => ({ treatment, beautician: people[index % 20] })),
        cash: visit % 2 === 0 ? 298 : 0,
        consumed: 298,
        effect: '亮了一些',
        feedback: '满意',
        nextDo: ['B01'],
      })),
    ),
  };
}
