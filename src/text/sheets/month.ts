/** How the sheets of the month name themselves, their columns and their values. */
export const monthSheetNames: Record<string, string[]> = {
  'month-records': ['每月记录'],
  'treatment-reviews': ['项目整合表'],
};

export const monthHeadings: Record<string, Record<string, string[]>> = {
  'month-records': {
    store: ['门店'],
    month: ['月份'],
    about: ['类别'],
    name: ['名称'],
    visits: ['人次'],
    times: ['做了几次'],
    sessions: ['划卡次数'],
    consumed: ['实耗'],
    cash: ['现金'],
    fresh: ['新客'],
    asked: ['点名'],
    able: ['会做的人数'],
  },
  'treatment-reviews': {
    store: ['门店'],
    month: ['月份'],
    treatment: ['项目'],
    times: ['做了几次'],
    sessions: ['划卡次数'],
    consumed: ['实耗'],
    cash: ['现金'],
    last: ['上次做'],
    able: ['会做的人'],
    candidate: ['可以考虑淘汰'],
    decision: ['去留'],
    words: ['说明'],
    owner: ['谁办'],
    due: ['几号前'],
    target: ['目标每月次数'],
    decidedOn: ['定的日子'],
  },
};

export const monthValueWords: Record<string, Record<string, string[]>> = {
  monthAbout: { store: ['门店'], person: ['员工'], treatment: ['项目'] },
  dropCandidate: { nobodyAble: ['没人会做'], notDone: ['好久没人做'] },
  treatmentVerdict: { keep: ['保留'], improve: ['改进'], drop: ['淘汰'] },
};
