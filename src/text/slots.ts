/** Labels and questions of answers that several forms share. */
export const words = {
  customer: '客人',
  walkIn: '散客',
  asWalkIn: (name: string) => `散客${name}`,
  whichCustomer: '哪位客人?说名字就行。',
  staff: '谁做的',
  whoDidIt: '谁做的?',
  treatments: '项目',
  whichTreatments: '做的什么项目?',
  and: '、',
  /** Tells two people of one name apart: «尾号0002 苏婉 上次11-18». */
  customerHint: (facts: { tail?: string; consultant?: string; lastVisit?: string }) =>
    [
      facts.tail && `尾号${facts.tail}`,
      facts.consultant,
      facts.lastVisit && `上次${facts.lastVisit.slice(5)}`,
    ]
      .filter(Boolean)
      .join(' '),
};
